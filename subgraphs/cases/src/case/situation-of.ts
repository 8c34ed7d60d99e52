import type { Services } from '../context.ts';
import type { Situation } from '../process/situation.ts';
import type { Desk } from './desk.ts';

/** A desk with what the process asks besides: what its category wants, the limit of its urgency, the time. */
export function situationOf(services: Pick<Services, 'reference'>, desk: Desk, now: Date): Situation {
  return {
    ...desk,
    approvalRequired: services.reference.category(desk.case.categoryCode)?.approvalRequired ?? false,
    limitHours: services.reference.level(desk.case.urgency, now).resolve,
    now,
  };
}
