import type { Notify } from '@pakn/events/case';
import type { CaseState } from '../state/case-state.ts';
import type { ReferenceRules } from './rules.ts';
import { leadPart } from './situation.ts';

/** The officers of an agency who are notified: those who handle, or only who leads it. */
const ofAgency = (agencyId: string | null | undefined, leadersOnly: boolean = false): Notify => ({ agencyIds: agencyId ? [agencyId] : [], leadersOnly });

type Placed = Pick<CaseState, 'case' | 'assignments'>;

/** On whose desk the case lies. */
export function holderOf(state: Placed, reference: ReferenceRules): Notify {
  const { step } = state.case;
  if (step === 'PROVINCE_OFFICE') return ofAgency(reference.officeAgencyId());
  if (step === 'AGENCY_LEADER') return leaderOf(state);
  return ofAgency(leadPart(state) && step !== 'RESULT_REVIEW' ? leadPart(state)?.agencyId : reference.operatorAgencyId());
}

/** The leader of the lead agency. */
export const leaderOf = (state: Placed): Notify => ofAgency(leadPart(state)?.agencyId, true);

/** Who answers for the holder being late: the head of the duty desk, otherwise the holder itself. */
export function lateHolderOf(state: Placed, reference: ReferenceRules): Notify {
  const { step, status } = state.case;
  if (step === 'RECEPTION' || step === 'RESULT_REVIEW') return ofAgency(reference.operatorAgencyId(), true);
  return status === 'SCHEDULED' ? leaderOf(state) : holderOf(state, reference);
}

/** These officers, each by name. */
export const officersOf = (officerIds: readonly (string | null | undefined)[]): Notify => ({
  ...ofAgency(null),
  officerIds: officerIds.filter((id) => id != null),
});

/** The handlers of one agency. */
export const handlersOf = (agencyId: string): Notify => ofAgency(agencyId);
