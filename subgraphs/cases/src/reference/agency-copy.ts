import { consume, type AgencySaved, type Consumer, type EventConsumer } from '@pakn/events';
import type { Services } from '../context.ts';

const SAVE = `
  insert into cases.agency (id, code, name, kind, active, parent_id, successor_id, ward_code, serves) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (id) do update set code = excluded.code, name = excluded.name, kind = excluded.kind, active = excluded.active, parent_id = excluded.parent_id,
    successor_id = excluded.successor_id, ward_code = excluded.ward_code, serves = excluded.serves`;

export const AGENCY_COPY: EventConsumer = {
  name: 'cases.agencies',
  types: ['AgencySaved'],
  async handle(client, events) {
    for (const event of events) {
      const { agencyId, code, name, kind, active, parentId, successorId, wardCode, serves } = event.data as AgencySaved;
      await client.query(SAVE, [agencyId, code, name, kind, active, parentId, successorId, wardCode, serves]);
    }
  },
};

/**
 * Keeps this subgraph's copy of the agencies by the events of accounts: names and codes are answered here, whether accounts runs or not.
 * @param onChanged after the copy changed and was read again
 */
export function followAgencies(services: Pick<Services, 'pool' | 'logger' | 'reference'>, url: string, onChanged: () => void): Promise<Consumer> {
  const { pool, logger, reference } = services;
  return consume({
    pool,
    url,
    ...AGENCY_COPY,
    unhurried: true,
    onTaken: () =>
      void reference
        .reload()
        .catch((error: Error) => logger.warn({ error: error.message }, 'the reference data could not be read'))
        .then(onChanged),
    onParked: (event, error) => logger.error({ type: event.type, error: error.message }, 'an event was parked'),
    onError: (error) => logger.warn({ error: error.message }, 'events could not be read'),
  });
}
