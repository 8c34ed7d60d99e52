import type { CaseEvent } from '@pakn/events/case';
import { refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Urgency } from '@pakn/vocabulary';
import { begin } from '../process/begin.ts';
import { edited, wrongCategory } from '../process/edit.ts';
import { asRows, coordinatorsOf, newPart, wrongParts, type Parts } from '../process/give-parts.ts';
import { permit, standingOf } from '../process/permit.ts';
import { handlesAt, type Rules } from '../process/rules.ts';
import { calendarOf, clockChangeOf, subDeadline } from '../process/run-clock.ts';
import { urgencyChange } from '../process/urgency.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

export interface Assigning extends Parts {
  officerId?: string | null;
  /** Its field, where the desk changes it by the same act. */
  categoryCode?: string | null;
  urgency?: Urgency | null;
  makePublic?: boolean | null;
  comment?: string | null;
  notifyBySms?: boolean | null;
}

/**
 * The desk sends a case to one lead agency and any number of co-handlers, and may say by the same act which field it is; a new case is accepted by that (spec 03).
 * The lead's full limit begins now.
 * @throws INVALID_INPUT with a problem a field
 */
export function assignCase({ input }: { input: Assigning }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('ASSIGN', state, rules);
  refuseIfAny([...wrongParts(input, rules), ...wrongOfficer(input, rules), ...wrongCategory(input.categoryCode, 'input.categoryCode', state.case, rules)]);
  const comment = commentOf(input.comment, 'input.comment');
  const isPublic = input.makePublic ? { isPublic: true } : {};
  const decision = begin(state, rules);
  if (input.categoryCode && input.categoryCode !== state.case.categoryCode)
    decision.add(edited({ categoryCode: input.categoryCode, urgency: input.urgency ?? null }, state, rules));
  const isNew = !state.case.acceptedAt;
  if (isNew)
    decision.add({
      type: 'CaseAccepted',
      data: { operatorId: rules.actor.sub ?? null, ...isPublic, standing: { status: 'IN_PROGRESS', step: 'RECEPTION' } },
    });

  const accepted = decision.state;
  const urgency = input.urgency && input.urgency !== accepted.case.urgency ? input.urgency : undefined;
  const promised = urgency ? urgencyChange(accepted, rules, urgency) : {};
  const lead = newPart(rules, { agencyId: input.leadAgencyId, officerId: input.officerId ?? null, part: 'LEAD' });
  const coordinators = coordinatorsOf(input).map((agencyId) => newPart(rules, { agencyId, officerId: null, part: 'COORDINATOR' }));
  const given = {
    ...accepted,
    case: {
      ...accepted.case,
      leadAgencyId: input.leadAgencyId,
      urgency: urgency ?? accepted.case.urgency,
      ...(promised.answerDueAt ? { answerDueAt: new Date(promised.answerDueAt), answerMinutes: promised.answerMinutes ?? null } : {}),
    },
    assignments: [...accepted.assignments, ...asRows([lead, ...coordinators], rules.now)],
  };
  // The new parts bring their deadlines with them.
  const { parts: _parts, ...clock } = clockChangeOf(transition, given, rules);
  const due = { dueAt: clock.dueAt ? new Date(clock.dueAt) : null, remindAt: clock.remindAt ? new Date(clock.remindAt) : null };
  const sub = subDeadline(calendarOf(given.case, rules), rules.now, due, rules.now);
  decision.add({
    type: 'CaseAssigned',
    data: {
      leadAgencyId: input.leadAgencyId,
      parts: [{ ...lead, dueAt: clock.dueAt ?? null }, ...coordinators.map((part) => ({ ...part, ...sub }))],
      ...(urgency ? { urgency } : {}),
      ...(isNew ? {} : isPublic),
      toAgencyIds: [input.leadAgencyId, ...coordinators.map((part) => part.agencyId)],
      assignmentId: lead.assignmentId,
      notifyBySms: input.notifyBySms === true,
      standing: standingOf(transition, given),
      clock: { ...promised, ...clock },
    },
    ...(comment ? { words: { comment } } : {}),
  });
  return decision.events;
}

/** The officers that it names. */
assignCase.officerIds = ({ input }: { input: Assigning }): string[] => (input.officerId ? [input.officerId] : []);

/** The desk suggests an officer who works for the lead agency. */
function wrongOfficer({ officerId, leadAgencyId }: Assigning, { officers }: Pick<Rules, 'officers'>): FieldProblemData[] {
  if (officerId == null || officers.some((officer) => officer.id === officerId && handlesAt(officer, leadAgencyId))) return [];
  return [
    {
      path: 'input.officerId',
      code: 'UNKNOWN',
      message: { vi: 'Hãy chọn một cán bộ đang làm việc của đơn vị xử lý chính.', en: 'Choose an officer who works at the lead agency.' },
    },
  ];
}
