import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { tellOwner } from '../message/tell-owner.ts';
import type { Database } from '../services.ts';
import { deviceCookie, deviceIn, newDeviceId } from './device-cookie.ts';

const hashOf = (ciphers: Ciphers, deviceId: string): Buffer => ciphers.hash('device', deviceId);

/** The number of the caller's device; null: it has never signed in. */
export const deviceOf = ({ services, headers }: AccountsContext): string | null => deviceIn(services.env.ID_HASH_KEY, headers.cookie);

/** Whether somebody has signed in to this account on this device before. */
export async function isKnownDevice({ pool, ciphers }: Database & { ciphers: Ciphers }, accountId: string | null, deviceId: string | null): Promise<boolean> {
  if (accountId === null || deviceId === null) return false;
  const { rowCount } = await pool.query('select 1 from accounts.device where account_id = $1 and device_hash = $2', [accountId, hashOf(ciphers, deviceId)]);
  return rowCount === 1;
}

const REMEMBER = `
  with others as (select count(*)::int as n from accounts.device where account_id = $1 and device_hash <> $2)
  insert into accounts.device as d (account_id, device_hash, first_at, last_at) values ($1, $2, $3, $3)
  on conflict (account_id, device_hash) do update set last_at = $3 returning xmax = 0 as added, (select n from others) as others`;

/**
 * Remembers the device of a sign-in, and gives it its cookie. On a new one the owner is told, unless it is the first of all.
 * @param codeSent the phone has just got the code of this very sign-in: there is no second SMS about it
 */
export async function rememberDevice(context: AccountsContext, account: Account, em: EntityManager, codeSent: boolean): Promise<void> {
  const { services } = context;
  const deviceId = deviceOf(context) ?? newDeviceId();
  const at = services.now();
  const hash = hashOf(services.ciphers, deviceId);
  const { rows } = await clientOf(em).query<{ added: boolean; others: number }>(REMEMBER, [account.id, hash, at]);
  context.setCookie(deviceCookie(services.env.ID_HASH_KEY, deviceId, services.env.PUBLIC_ORIGIN.startsWith('https:')));
  if (!rows[0]?.added || rows[0].others === 0) return;
  await tellOwner(services, clientOf(em), {
    accountId: account.id,
    notice: 'NEW_DEVICE',
    at,
    once: `${account.id}:${hash.toString('base64url')}`,
    sms: !codeSent,
  });
}
