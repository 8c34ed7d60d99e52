import type { ClientBase } from 'pg';

/** Notifies the workers of every replica that something waits for them; PostgreSQL delivers it when the transaction commits. */
export const RECOMPUTING_CHANNEL = 'recomputing';

const REQUEST = 'insert into cases.recomputation (command_id, asked_by) values ($1, $2)';

/**
 * Asks, in the transaction that changes the calendar or the working hours, that the open deadlines are derived again. The workers are woken by its commit;
 * nothing else is to be done.
 * @param request `commandId`: of the request, which the cases' history names too; `actorId`: who changed the calendar
 */
export async function requestRecomputing(client: Pick<ClientBase, 'query'>, request: { commandId: string; actorId: string | null }): Promise<void> {
  await client.query(REQUEST, [request.commandId, request.actorId]);
  await client.query(`notify ${RECOMPUTING_CHANNEL}`);
}
