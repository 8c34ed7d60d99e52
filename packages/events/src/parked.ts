import type { ClientBase } from 'pg';
import type { LoggedEvent } from './read-events.ts';

/** Keeps events of cases of which an earlier one is parked from their consumer: `held` are to be parked too, `flowing` go on. */
export async function withoutParkedCases(
  client: ClientBase,
  consumer: string,
  events: LoggedEvent[],
): Promise<{ flowing: LoggedEvent[]; held: { event: LoggedEvent; error: Error }[] }> {
  const { rows } = await client.query<{ case_id: string }>('select distinct case_id from events.parked where consumer = $1 and case_id is not null', [
    consumer,
  ]);
  const parked = new Set(rows.map((row) => row.case_id));
  const isHeld = ({ caseId }: LoggedEvent): boolean => caseId !== null && parked.has(caseId);
  return {
    flowing: events.filter((event) => !isHeld(event)),
    held: events.filter(isHeld).map((event) => ({ event, error: new Error('an earlier event of this case is parked') })),
  };
}

/** Puts an event aside that its consumer could not take, in the consumer's transaction. */
export async function park(client: ClientBase, consumer: string, { cursor, caseId }: LoggedEvent, error: Error): Promise<void> {
  await client.query('insert into events.parked (consumer, era, x, id, case_id, error) values ($1, $2, $3::xid8, $4, $5, $6) on conflict do nothing', [
    consumer,
    cursor.era,
    cursor.x,
    cursor.id,
    caseId,
    error.message,
  ]);
}

/** Takes an event off again, in the transaction of its effect. */
export async function unpark(client: ClientBase, consumer: string, { era, x, id }: LoggedEvent['cursor']): Promise<void> {
  await client.query('delete from events.parked where consumer = $1 and era = $2 and x = $3::xid8 and id = $4', [consumer, era, x, id]);
}
