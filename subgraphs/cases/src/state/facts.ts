import type { CaseFacts } from '@pakn/events/case';
import type { CaseState } from './case-state.ts';

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** What statistics and the map need of a case after a change. `operatorAgencyId`: whom a case without a lead counts for. */
export function factsOf(state: CaseState, operatorAgencyId: string): CaseFacts {
  const found = state.case;
  const lead = state.assignments.findLast((part) => part.part === 'LEAD' && part.status !== 'RETURNED');
  return {
    code: found.code,
    status: found.status,
    step: found.step,
    channel: found.channel,
    kind: found.kind,
    subjectKind: found.subjectKind,
    identityMode: found.identityMode,
    categoryCode: found.categoryCode ?? null,
    topicCode: found.topicCode ?? null,
    urgency: found.urgency,
    wardCode: found.wardCode ?? null,
    lon: found.isPublic ? (found.publicLon ?? null) : null,
    lat: found.isPublic ? (found.publicLat ?? null) : null,
    isPublic: found.isPublic,
    submittedAt: found.submittedAt.toISOString(),
    acceptedAt: iso(found.acceptedAt),
    dueAt: iso(found.dueAt),
    answerDueAt: iso(found.answerDueAt),
    receptionDueAt: iso(found.receptionDueAt),
    answeredAt: iso(found.answeredAt),
    pausedAt: iso(found.pausedAt),
    stoppedAt: iso(found.stoppedAt),
    verdict: found.verdict ?? null,
    leadAgencyId: found.leadAgencyId ?? null,
    countedAgencyId: found.leadAgencyId ?? operatorAgencyId,
    satisfaction: found.satisfaction ?? null,
    reopened: found.reopened,
    usedMinutes: found.usedMinutes ?? null,
    claimedAt: iso(lead?.claimedAt),
    returns: found.returns,
    lateReturns: found.lateReturns ?? 0,
    pausedMinutes: found.pausedMinutes,
    unclaimedPastLimit: found.unclaimedPastLimit,
    parts: state.assignments.map((part) => ({
      assignmentId: part.id,
      agencyId: part.agencyId,
      part: part.part,
      status: part.status,
      assignedAt: part.assignedAt.toISOString(),
      dueAt: iso(part.dueAt),
      completedAt: iso(part.completedAt),
    })),
  };
}
