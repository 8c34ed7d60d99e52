import { CONNECTION_WITHIN_MS } from './database.ts';
import { gatheringSocket } from './gathering-socket.ts';
import { prepareRepeated } from './prepare-repeated.ts';
import { MikroORM, type AnyEntity, type EntityClass, type EntitySchema } from '@mikro-orm/postgresql';

/** MikroORM for changing things (a unit of work per request: `orm.em.fork()`); hot reads use SQL. */
export const createOrm = (options: {
  entities: (EntityClass<AnyEntity> | EntitySchema)[];
  schema: string;
  url: string;
  /**
   * For a writer: statements that come again are prepared, so all must find their rows by keys; statements that are sent without waiting for each other
   * go to PostgreSQL in one packet and are answered in their order.
   */
  writer?: boolean;
}): Promise<MikroORM> =>
  MikroORM.init({
    entities: options.entities,
    schema: options.schema,
    clientUrl: options.url,
    ensureDatabase: false,
    forceUtcTimezone: true,
    pool: { min: 0, max: 12 },
    driverOptions: {
      connectionTimeoutMillis: CONNECTION_WITHIN_MS,
      ...(options.writer ? { onPoolCreated: prepareRepeated, pipeline: true, stream: gatheringSocket } : {}),
    },
  });

/** Ends its connections too: `close()` leaves the pool open whose native client was used and that Kysely has never asked (MikroORM 7.2). */
export async function closeOrm(orm: MikroORM): Promise<void> {
  const pool = await orm.em.getConnection().getNativeClient();
  await orm.close(true);
  if (!pool.ended) await pool.end();
}
