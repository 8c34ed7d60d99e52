import type { MikroORM } from '@mikro-orm/postgresql';
import { createLogger, closeOrm, createOrm, openDatabase, type Logger } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { Account } from './account/account.entity.ts';
import { Ciphers } from './account/ciphers.ts';
import type { AccountsEnvironment } from './environment.ts';
import { StoredPartnerClient } from './partner/partner-client.entity.ts';
import { StoredOtpTicket } from './proof/otp-ticket.entity.ts';
import { StoredSession } from './session/session.entity.ts';
import { configuredChannels, type MessageChannel } from './message/channels.ts';
import { ownDrivers, type Drivers } from './message/drivers.ts';

/** Reads, counters and batched inserts; and what time it is. */
export interface Database {
  pool: Pool;
  now(): Date;
}

/** What lives as long as the process and every use case may need. What needs a part of it names the part. */
export interface Services extends Database {
  env: AccountsEnvironment;
  /** Changing things: fork it per use case. */
  orm: MikroORM;
  ciphers: Ciphers;
  drivers: Drivers;
  /** The channels that this installation has. */
  channels: ReadonlySet<MessageChannel>;
  logger: Logger;
  close(): Promise<void>;
}

export async function createServices(
  env: AccountsEnvironment,
  options: { now?: () => Date; drivers?: Partial<Drivers>; logger?: Logger } = {},
): Promise<Services> {
  const logger = options.logger ?? createLogger('accounts');
  const pool = await openDatabase({ url: env.DATABASE_URL, schema: 'accounts', migrations: new URL('../migrations/', import.meta.url), logger });
  // graphile-worker holds connections out of the pool: those need a listener of their own.
  pool.on('connect', (client) => client.on('error', (error) => logger.warn({ error: error.message }, 'a database connection broke')));
  const orm = await createOrm({ entities: [Account, StoredOtpTicket, StoredSession, StoredPartnerClient], schema: 'accounts', url: env.DATABASE_URL });
  return {
    env,
    pool,
    orm,
    ciphers: new Ciphers(env.ID_KEY, env.ID_HASH_KEY),
    drivers: { ...ownDrivers(env), ...options.drivers },
    channels: configuredChannels(env),
    logger,
    now: options.now ?? (() => new Date()),
    async close() {
      await closeOrm(orm);
      await pool.end();
    },
  };
}
