import { MikroORM, type AnyEntity, type EntityClass, type EntitySchema } from '@mikro-orm/postgresql';

/** MikroORM for changing things (a unit of work per request: `orm.em.fork()`); hot reads use SQL. */
export const createOrm = (options: { entities: (EntityClass<AnyEntity> | EntitySchema)[]; schema: string; url: string }): Promise<MikroORM> =>
  MikroORM.init({
    entities: options.entities,
    schema: options.schema,
    clientUrl: options.url,
    ensureDatabase: false,
    forceUtcTimezone: true,
    pool: { min: 0, max: 12 },
  });
