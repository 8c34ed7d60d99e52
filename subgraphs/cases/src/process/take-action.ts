import { DomainError, forbidden } from '@pakn/service-kit';
import type { Deciding } from '../case/change-case.ts';
import type { Desk } from '../case/desk.ts';
import { situationOf } from '../case/situation-of.ts';
import { decide, standingAfter } from './process.ts';
import type { CaseAction } from './terms.ts';
import type { Transition } from './transition.ts';

/**
 * Asks the process table whether the actor may do this now. Every use case begins with it.
 * @throws FORBIDDEN when they never may, a DomainError with the reason when not now
 */
export function permit(action: CaseAction, desk: Desk, { services, actor, now }: Pick<Deciding, 'services' | 'actor' | 'now'>): Transition {
  const decision = decide(action, situationOf(services, desk, now), actor.identity);
  if (decision.allowed) return decision.transition;
  throw decision.why === 'FORBIDDEN' ? forbidden() : new DomainError(decision.why, { caseId: desk.case.id });
}

/** Puts the case where a permitted transition leads. Call it after its parts were changed: an open co-handler makes it COORDINATION. */
export function move(desk: Desk, transition: Transition, now: Date): void {
  const { status, step } = standingAfter(transition, desk);
  if (step !== desk.case.step) desk.case.stepEnteredAt = now;
  desk.case.status = status;
  desk.case.step = step;
}
