import type { CaseEvent } from '@pakn/events/case';
import { openCoordinators } from '../process/situation.ts';
import { openParts, type CaseState } from '../state/case-state.ts';

/** A closed agency, and the active one that has its work now. */
export interface Succession {
  agencyId: string;
  successorId: string;
}

/**
 * What a closed agency has in a case that is not done goes to its successor as it is: step, status, deadlines and verdict stay, nobody has claimed it.
 * A lead that gets a co-handler's part keeps it as a task of its own; two co-handlers that become one have one open part. Nothing to move: no event.
 */
export function transferToSuccessor({ agencyId, successorId }: Succession, state: CaseState): CaseEvent[] {
  if (state.case.step === 'DONE') return [];
  const own = openParts(state).filter((part) => part.agencyId === agencyId);
  if (own.length === 0 && state.case.leadAgencyId !== agencyId) return [];
  const coordinators = openCoordinators(state);
  const isAtIt = coordinators.some((part) => part.agencyId === successorId);
  const ended = isAtIt ? own.filter((part) => coordinators.includes(part)) : [];
  return [
    {
      type: 'CaseTransferred',
      data: {
        fromAgencyId: agencyId,
        toAgencyId: successorId,
        toAgencyIds: [successorId],
        parts: own.filter((part) => !ended.includes(part)).map(({ id }) => id),
        endedParts: ended.map(({ id }) => id),
      },
    },
  ];
}
