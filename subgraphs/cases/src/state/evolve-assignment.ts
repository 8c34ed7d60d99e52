import { changeRow, withCase, withoutAppointments, withPart } from './change-rows.ts';
import type { AssignmentRow, CaseState } from './case-state.ts';
import type { EvolveTable } from './evolve-table.ts';
import { textOf, wordOf } from './words.ts';

type Handling = 'CaseAssigned' | 'CaseClaimed' | 'CaseReleased' | 'CaseReturned' | 'CoordinationCompleted' | 'CaseScheduled';

const isLead = (state: CaseState, partId: string): boolean => state.assignments.some((part) => part.id === partId && part.part === 'LEAD');

/** Who has which part of a case, and by when. */
export const EVOLVE_ASSIGNMENT: EvolveTable<Handling> = {
  CaseAssigned: (state, { data, words, at, actorId, caseId }) => {
    const comment = wordOf(words, 'comment') ?? null;
    const parts = data.parts.map(({ assignmentId, agencyId, officerId, part, dueAt, limitMinutes = null }): AssignmentRow => ({
      id: assignmentId,
      caseId,
      agencyId,
      officerId,
      part,
      status: 'PENDING',
      assignedAt: at,
      assignedBy: actorId,
      claimedAt: null,
      dueAt: dueAt === null ? null : new Date(dueAt),
      limitMinutes,
      completedAt: null,
      comment,
    }));
    const given = { ...state, assignments: [...state.assignments, ...parts] };
    if (data.leadAgencyId === null) return given;
    return withCase(given, { leadAgencyId: data.leadAgencyId, leadOfficerId: null, returnedAt: null, returnReasonCode: null, suggestedAgencyId: null });
  },
  CaseClaimed: (state, { data, at }) => {
    const claimed = withPart(state, data.assignmentId, { status: 'CLAIMED', officerId: data.officerId, claimedAt: at });
    return isLead(state, data.assignmentId) ? withCase(claimed, { leadOfficerId: data.officerId }) : claimed;
  },
  CaseReleased: (state, { data }) => {
    const released = withPart(state, data.assignmentId, { status: 'PENDING', officerId: null, claimedAt: null });
    return isLead(state, data.assignmentId) ? withCase(released, { leadOfficerId: null }) : released;
  },
  CaseReturned: (state, { data, words, at }) => {
    const ended = new Set(data.endedParts);
    const assignments = state.assignments.map((part) => (ended.has(part.id) ? { ...part, status: 'RETURNED' as const, completedAt: at } : part));
    return withCase(withoutAppointments({ ...state, assignments: changeRow(assignments, data.assignmentId, { comment: textOf(words, 'comment') }) }), {
      leadAgencyId: null,
      leadOfficerId: null,
      returnedAt: at,
      returnReasonCode: data.reasonCode,
      suggestedAgencyId: data.suggestedAgencyId,
      returns: state.case.returns + 1,
      ...(data.late ? { lateReturns: (state.case.lateReturns ?? 0) + 1 } : {}),
    });
  },
  CoordinationCompleted: (state, { data, words, at }) => {
    const part = state.assignments.find((each) => each.id === data.assignmentId);
    return withPart(state, data.assignmentId, {
      officerId: data.officerId,
      claimedAt: part?.claimedAt ?? at,
      status: 'COMPLETED',
      completedAt: at,
      comment: textOf(words, 'comment'),
    });
  },
  CaseScheduled: (state, { data, words, at, actorId, caseId }) => ({
    ...state,
    appointments: [
      ...state.appointments,
      {
        id: data.appointmentId,
        caseId,
        number: data.number,
        status: data.status,
        dueAt: new Date(data.dueAt),
        remindAt: new Date(data.remindAt),
        limitMinutes: data.limitMinutes ?? null,
        warningMinutes: data.warningMinutes ?? null,
        reason: textOf(words, 'comment'),
        createdAt: at,
        createdBy: actorId ?? '',
        decidedBy: null,
        version: 1,
      },
    ],
  }),
};
