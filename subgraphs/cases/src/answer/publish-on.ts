import { DomainError } from '@pakn/service-kit';
import type { Deciding } from '../case/change-case.ts';
import type { Desk } from '../case/desk.ts';
import type { Answer } from '../case/parts.entity.ts';
import type { Happening } from '../case/record.ts';
import { runClock } from '../process/run-clock.ts';
import { openCoordinators } from '../process/situation.ts';
import { move, permit } from '../process/take-action.ts';

/**
 * Publishes an answer: the case is answered, the citizen may rate. Co-handlers that are still open are over. An answer of the desk itself, with no agency,
 * decides on time or late now, by the desk's own limit (A1-11); otherwise that was decided when the result was returned.
 * @throws NOT_NOW, APPROVAL_REQUIRED, FORBIDDEN
 */
export function publishOn(desk: Desk, deciding: Deciding, answer: Answer, makeCasePublic: boolean): Happening {
  const transition = permit('PUBLISH', desk, deciding);
  const { services, actor, now } = deciding;
  const found = desk.case;
  if (services.reference.category(found.categoryCode)?.approvalRequired && !answer.approved) throw new DomainError('APPROVAL_REQUIRED', { caseId: found.id });
  answer.published = true;
  answer.publishedAt = now;
  answer.publishedBy = actor.identity.sub ?? null;
  runClock(transition, desk, services.reference, now);
  for (const part of openCoordinators(desk)) Object.assign(part, { status: 'COMPLETED', completedAt: now });
  if (makeCasePublic) found.isPublic = true;
  found.answeredAt = now;
  found.dueAt = null;
  found.remindAt = null;
  move(desk, transition, now);
  return { type: transition.event, data: { answerId: answer.id } };
}
