import { createNotifier } from '@pakn/events';
import { createLogger, closeOrm, createOrm, DatabaseClock, openDatabase, type Logger } from '@pakn/service-kit';
import { ENTITIES } from './entities/entities.ts';
import { ReferenceBook } from './reference/reference-book.ts';
import type { Services } from './context.ts';
import type { CasesEnvironment } from './environment.ts';
import { CaseStream } from './live/case-stream.ts';
import { SupportFeed } from './support/support-feed.ts';
import { People } from './people/people.ts';
import { followPeople } from './people/people-copy.ts';

export interface RunningServices extends Services {
  close(): Promise<void>;
}

/** Opens what the process has once. */
export async function createServices(env: CasesEnvironment, options: { logger?: Logger; ringSize?: number } = {}): Promise<RunningServices> {
  const logger = options.logger ?? createLogger('cases');
  const pool = await openDatabase({ url: env.DATABASE_URL, schema: 'cases', migrations: new URL('../migrations/', import.meta.url), logger });
  const orm = await createOrm({ entities: ENTITIES, schema: 'cases', url: env.DATABASE_URL, writer: true });
  const notifier = createNotifier(env.DATABASE_URL);
  const clock = new DatabaseClock(pool, 'cases');
  const reference = new ReferenceBook(pool);
  const stream = new CaseStream({ pool, url: env.DATABASE_URL, logger, ...(options.ringSize ? { ringSize: options.ringSize } : {}) });
  const support = new SupportFeed({ pool, url: env.DATABASE_URL, logger });
  await Promise.all([clock.start(), reference.reload(), stream.start(), support.start()]);
  const peopleCopy = await followPeople({ pool, logger }, env.DATABASE_URL);
  return {
    orm,
    pool,
    notifier,
    clock,
    reference,
    people: new People(pool, peopleCopy),
    stream,
    support,
    logger,
    settings: {
      sealKey: env.SEAL_KEY,
      filesKey: env.FILES_KEY,
      dataDir: env.DATA_DIR,
      tenant: env.TENANT,
      scanner: env.CLAMD,
      supportPerHour: env.LIMIT_SUPPORT_PER_HOUR,
      sending: { perHour: env.LIMIT_REPORTS_PER_HOUR, withoutChallengePerHour: env.LIMIT_REPORTS_WITHOUT_CHALLENGE_PER_HOUR },
    },
    close: async () => {
      clock.stop();
      await Promise.all([stream.stop(), support.stop(), peopleCopy.close(), notifier.close()]);
      await closeOrm(orm);
      await pool.end();
    },
  };
}
