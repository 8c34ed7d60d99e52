import { appendEvent, type SupportAnswered } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import { writing, type Write } from '../command/transaction.ts';
import type { Services } from '../context.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';
import type { ConversationRow } from './conversation-row.ts';

/** Whoever was not seen for so long after an answer has left: an open chat says twice a minute, and at each answer, that somebody is there. */
const TOLD_AFTER_MS = 60_000;
const EVERY_MS = 20_000;

// The end of time says that accounts was told, until the visitor is here again and takes it away.
const TAKE = `update cases.support_conversation set tell_at = '9999-01-01Z' where id = (
    select id from cases.support_conversation where tell_at <= cases.now() order by tell_at limit 1 for update skip locked)
  returning id as "conversationId", account_id as "accountId", operator_id as "operatorId", cases.now() as at`;
type Answered = SupportAnswered & { operatorId: string; at: string };

/** When accounts is told of an answer that is written now; null: never, because the visitor has no account. */
export function tellAt({ accountId, tellAt: before }: Pick<ConversationRow, 'accountId' | 'tellAt'>, now: Date): Date | null {
  return accountId === null ? null : (before ?? new Date(now.getTime() + TOLD_AFTER_MS));
}

/** Tells accounts of whoever was answered in the support chat and has left it, once until that person was here again (ADR 0093). Safe to run in several replicas. */
export async function tellOfAnswers(services: Services, isStopping: () => boolean = () => false): Promise<void> {
  while (!isStopping() && (await writing(services, tellOfOne))) continue;
}

/** Whether there was one. */
async function tellOfOne(write: Write): Promise<boolean> {
  const [answered] = await write.sql<Answered>(TAKE, []);
  if (!answered) return false;
  const { conversationId, accountId, operatorId, at } = answered;
  const data: SupportAnswered = { conversationId, accountId };
  await appendEvent(write.client, { type: 'SupportAnswered', commandId: `support:${newId()}`, actorId: operatorId, at: new Date(at), data, audience: [] });
  return true;
}

export const startTellingOfAnswers = (services: Services): Pick<WorkLoop, 'stop'> =>
  startWorkLoop({
    everyMs: EVERY_MS,
    round: (isStopping) => tellOfAnswers(services, isStopping),
    logger: services.logger,
    failure: 'accounts could not be told of answers in the support chat',
  });
