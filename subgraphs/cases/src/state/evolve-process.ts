import { changeRow, withCase, withoutAppointments, withPart, withReturned } from './change-rows.ts';
import type { CaseState } from './case-state.ts';
import type { EvolveTable } from './evolve-table.ts';
import { textOf, wordOf } from './words.ts';

type Process =
  | 'CaseReminded'
  | 'CaseUnclaimed'
  | 'CoordinationOverdue'
  | 'CaseEscalated'
  | 'LateNoticeSent'
  | 'CasePaused'
  | 'CaseResumed'
  | 'InfoRequested'
  | 'InfoSupplied'
  | 'CaseWithdrawn'
  | 'CaseReopened'
  | 'CaseDelegated'
  | 'CaseTakenOver'
  | 'CaseUrged'
  | 'AttachmentRedacted'
  | 'AppointmentDecided'
  | 'AppointmentMissed'
  | 'AnswerUnpublished'
  | 'DeadlineChanged'
  | 'CaseTransferred'
  | 'ActUndone';

const same = (state: CaseState): CaseState => state;

/** What the clock, leaders, the reporter and the administration do to a case on its way; most of it is standing and clock, which every event shares. */
export const EVOLVE_PROCESS: EvolveTable<Process> = {
  CaseReminded: same,
  CoordinationOverdue: same,
  CaseUrged: same,
  AttachmentRedacted: same,
  CaseResumed: same,
  AppointmentMissed: same,
  // What climbs is scheduled no longer; an appointment that was asked for can still be agreed to.
  CaseEscalated: (state) => ({
    ...state,
    appointments: state.appointments.map((each) => (each.status === 'IN_FORCE' ? { ...each, status: 'OVER' as const } : each)),
  }),
  CaseUnclaimed: (state) => withCase(state, { unclaimedPastLimit: true }),
  LateNoticeSent: (state, { at }) => withCase(state, { lateNoticeAt: at }),
  CasePaused: (state, { data, words }) =>
    withCase(state, { pauseReasonCode: data.reasonCode, pauseUntil: new Date(data.until), pauseComment: wordOf(words, 'comment') ?? null }),
  InfoRequested: (state, { data, words, at }) =>
    withCase(state, { pauseReasonCode: 'REPORTER', pauseUntil: new Date(data.until), infoQuestion: textOf(words, 'question'), infoAskedAt: at }),
  InfoSupplied: (state, { data, words, at, actorId, caseId }) => ({
    ...state,
    messages: [
      ...state.messages,
      { id: data.messageId, caseId, fromReporter: true, authorId: actorId ?? '', agencyId: null, text: textOf(words, 'text'), sentAt: at },
    ],
  }),
  CaseWithdrawn: (state, { at }) => withCase(state, { closedAt: at }),
  CaseReopened: (state, { data, words, at, caseId }) => {
    const reopened = {
      ...state,
      reopenings: [...state.reopenings, { id: data.reopeningId, caseId, number: data.number, reason: textOf(words, 'comment'), at }],
    };
    const lead = state.assignments.find((part) => part.id === data.leadPartId);
    const open = lead ? withPart(reopened, lead.id, { status: lead.officerId ? 'CLAIMED' : 'PENDING', completedAt: null }) : reopened;
    return withCase(open, { reopened: data.number, answeredAt: null, closedAt: null });
  },
  CaseDelegated: (state, { data, at }) => {
    const part = state.assignments.find((each) => each.id === data.assignmentId);
    const given = withPart(withReturned(state, data.endedParts, at), data.assignmentId, {
      agencyId: data.agencyId,
      officerId: data.officerId,
      status: data.officerId ? 'CLAIMED' : 'PENDING',
      claimedAt: data.officerId ? (part?.claimedAt ?? at) : null,
    });
    return part?.part === 'LEAD' ? withCase(given, { leadAgencyId: data.agencyId, leadOfficerId: data.officerId }) : given;
  },
  CaseTakenOver: (state, { data, at, actorId, caseId }) => {
    if (!data.part) return withCase(withPart(state, data.assignmentId, { status: 'CLAIMED', officerId: actorId, claimedAt: at }), { leadOfficerId: actorId });
    const { assignmentId: id, agencyId, dueAt } = data.part;
    const ended = withoutAppointments(withReturned(state, [data.assignmentId, ...(data.endedParts ?? [])], at));
    const own = {
      ...{ id, caseId, agencyId, officerId: actorId, part: 'LEAD' as const, status: 'CLAIMED' as const, assignedAt: at, assignedBy: actorId, claimedAt: at },
      ...{ dueAt: dueAt === null ? null : new Date(dueAt), limitMinutes: null, completedAt: null, comment: null },
    };
    return withCase({ ...ended, assignments: [...ended.assignments, own] }, { leadAgencyId: agencyId, leadOfficerId: actorId });
  },
  AppointmentDecided: (state, { data, actorId }) => {
    const decided = state.appointments.find((each) => each.id === data.appointmentId);
    const others = data.agreed
      ? state.appointments.map((each) => (each.status === 'IN_FORCE' ? { ...each, status: 'OVER' as const } : each))
      : state.appointments;
    const change = { status: data.agreed ? ('IN_FORCE' as const) : ('REFUSED' as const), decidedBy: actorId, version: (decided?.version ?? 0) + 1 };
    return { ...state, appointments: changeRow(others, data.appointmentId, change) };
  },
  AnswerUnpublished: (state, { data }) =>
    withCase({ ...state, answers: changeRow(state.answers, data.answerId, { published: false, publishedAt: null, publishedBy: null }) }, { answeredAt: null }),
  DeadlineChanged: (state, { data }) => {
    const moved = new Map(
      data.appointments.map(({ appointmentId, dueAt, remindAt }) => [appointmentId, { dueAt: new Date(dueAt), remindAt: new Date(remindAt) }]),
    );
    return moved.size === 0 ? state : { ...state, appointments: state.appointments.map((each) => ({ ...each, ...moved.get(each.id) })) };
  },
  // The state is what the events make without the undone ones: whoever folds leaves them out.
  ActUndone: (state, { data }) => withCase(state, { version: data.version }),
  CaseTransferred: (state, { data, at }) => {
    const [moved, ended] = [new Set(data.parts), new Set(data.endedParts)];
    const assignments = state.assignments.map((part) => {
      if (ended.has(part.id)) return { ...part, status: 'RETURNED' as const, completedAt: at };
      if (!moved.has(part.id)) return part;
      return { ...part, agencyId: data.toAgencyId, officerId: null, status: part.status === 'CLAIMED' ? ('PENDING' as const) : part.status, claimedAt: null };
    });
    // An answer counts only while its agency has a part: without this, a result under review could not be published any more.
    const answers = state.answers.map((answer) =>
      answer.agencyId === data.fromAgencyId && !answer.published ? { ...answer, agencyId: data.toAgencyId } : answer,
    );
    const isLead = state.case.leadAgencyId === data.fromAgencyId;
    return withCase({ ...state, assignments, answers }, isLead ? { leadAgencyId: data.toAgencyId, leadOfficerId: null } : {});
  },
};
