import { appendEvent, type CaseEventData, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { until, type Province } from './province.ts';

/** Something happened to a new case of somebody, as cases says it; its notices are written when this answers its code. */
export async function caseHappens(
  here: Province,
  notifier: Notifier,
  { type = 'AnswerPublished', reporterId, more = {} }: { type?: string; reporterId: string | undefined; more?: Partial<CaseEventData> },
): Promise<string> {
  const [caseId, code] = [newId(), `KH-3611-${newId().slice(-6).toUpperCase()}`];
  const facts = { code, categoryCode: 'GT', answerDueAt: '2036-11-25T10:00:00.000Z', dueAt: '2036-11-24T10:00:00.000Z', leadAgencyId: null };
  const data = { facts, changes: [], reporterId, actorAgencyId: null, ...more } as unknown as CaseEventData;
  const chain = { caseId, last: { n: 0, hash: null } };
  const at = here.accounts.services.now();
  await inTransaction(here.accounts.services.pool, (client) =>
    appendEvent(client, { type, commandId: 'test', actorId: null, at, data, audience: [`case:${caseId}`], chain }),
  );
  notifier.notify();
  await until(async () => (await here.owner.query('select from accounts.notification where case_id = $1', [caseId])).rowCount);
  return code;
}

/** Messages that wait for the end of undoing leave now. */
export async function undoingIsOver(here: Province): Promise<void> {
  here.later(20_000);
  await here.owner.query('update accounts_worker._private_jobs set run_at = now() where run_at <= $1 and locked_at is null', [here.accounts.services.now()]);
}
