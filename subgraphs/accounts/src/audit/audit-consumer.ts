import { parseCatalogueChanged, type EventConsumer } from '@pakn/events';
import { newId } from '@pakn/service-kit';

const WRITE = 'insert into accounts.access_log (id, actor_id, action, subject, at, request_id, changes) values ($1, $2, $3, $4, $5, $6, $7::jsonb)';

/** Writes down what administrators change outside of accounts: the catalogues and settings of cases. */
export const AUDIT: EventConsumer = {
  name: 'accounts.audit',
  types: ['CatalogueChanged'],
  async handle(client, events) {
    for (const { data, actorId, at, commandId } of events) {
      const { action, subject, changes } = parseCatalogueChanged(data);
      await client.query(WRITE, [newId(), actorId, action, subject, at, commandId, JSON.stringify(changes)]);
    }
  },
};
