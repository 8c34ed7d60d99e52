import type { CaseEvent } from '@pakn/events/case';
import { DomainError, refuseIfAny } from '@pakn/service-kit/rules';
import { handlersOf, holderOf, leaderOf, officersOf } from '../process/notify.ts';
import { permit, standingOf } from '../process/permit.ts';
import { handlesAt, type Rules } from '../process/rules.ts';
import { leadPart, openCoordinators } from '../process/situation.ts';
import { commentOf, LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import type { AssignmentRow, CaseState } from '../state/case-state.ts';

export interface Delegating {
  officerId?: string | null;
  unitAgencyId?: string | null;
  comment?: string | null;
  notifyBySms?: boolean | null;
}

function leadOf(state: CaseState): AssignmentRow {
  const lead = leadPart(state);
  if (!lead) throw new DomainError('NOT_NOW', { caseId: state.case.id });
  return lead;
}

/** An agency that gets the lead's part has one task, not two: its open co-handling parts. */
const coHandling = (agencyId: string, state: CaseState): string[] => openCoordinators(state).flatMap((part) => (part.agencyId === agencyId ? [part.id] : []));

/**
 * Giao việc: the leader gives the part to an officer of the own agency, or to a unit below it (A7-08).
 * @throws INVALID_INPUT for an officer of another agency, an inactive one, or an agency that is no unit of the own
 */
export function delegateCase(input: Delegating, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('DELEGATE', state, rules);
  const lead = leadOf(state);
  const { officerId = null, unitAgencyId = null } = input;
  const unit = unitAgencyId === null ? undefined : rules.reference.agency(unitAgencyId);
  const agencyId = unit?.id ?? lead.agencyId;
  refuseIfAny([
    ...(officerId === null && unitAgencyId === null
      ? [{ path: 'officerId', code: 'REQUIRED', message: { vi: 'Hãy chọn cán bộ hoặc đơn vị trực thuộc.', en: 'Choose an officer or a unit below.' } }]
      : []),
    ...(unitAgencyId !== null && !(unit?.active && unit.parentId === lead.agencyId)
      ? [
          {
            path: 'unitAgencyId',
            code: 'UNKNOWN',
            message: { vi: 'Hãy chọn một đơn vị trực thuộc đang hoạt động.', en: 'Choose an active unit of your agency.' },
          },
        ]
      : []),
    ...(officerId !== null && !rules.officers.some((each) => each.id === officerId && handlesAt(each, agencyId))
      ? [{ path: 'officerId', code: 'UNKNOWN', message: { vi: 'Hãy chọn một cán bộ đang làm việc của đơn vị.', en: 'Choose an officer who works there.' } }]
      : []),
  ]);
  const comment = commentOf(input.comment);
  const endedParts = coHandling(agencyId, state);
  const assignments = state.assignments.filter((part) => !endedParts.includes(part.id));
  return [
    {
      type: 'CaseDelegated',
      data: {
        assignmentId: lead.id,
        agencyId,
        officerId,
        endedParts,
        notifyBySms: input.notifyBySms === true,
        notify: officerId === null ? handlersOf(agencyId) : officersOf([officerId]),
        ...(transition.to ? { standing: standingOf(transition, { ...state, assignments }) } : {}),
      },
      ...(comment ? { words: { comment } } : {}),
    },
  ];
}

/** The officers that it names. */
delegateCase.officerIds = ({ officerId }: Delegating): string[] => (officerId ? [officerId] : []);

/** Nhận xử lý thay: the agency's leader holds the part from now on; the provincial office takes over what climbed to it, with a part of its own. */
export function takeOverCase(input: { comment?: string | null }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('TAKE_OVER', state, rules);
  const lead = leadOf(state);
  const comment = commentOf(input.comment);
  const { agencyId = lead.agencyId } = rules.actor;
  const held = officersOf([lead.officerId]);
  const isOwn = agencyId === lead.agencyId;
  const part = isOwn
    ? {}
    : { endedParts: coHandling(agencyId, state), part: { assignmentId: rules.newId(), agencyId, dueAt: state.case.dueAt?.toISOString() ?? null } };
  return [
    {
      type: 'CaseTakenOver',
      data: { assignmentId: lead.id, ...part, notify: isOwn ? held : { ...leaderOf(state), officerIds: held.officerIds } },
      ...(comment ? { words: { comment } } : {}),
    },
  ];
}

/** Đôn đốc: whoever watches over the case asks its holder to hurry. It changes nothing but the history. */
export function urgeCase(input: { text: string }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('URGE', state, rules);
  const comment = wordsOf(input.text, { path: 'text', name: { vi: 'nội dung đôn đốc', en: 'what about' }, longest: LONGEST_COMMENT });
  return [{ type: 'CaseUrged', data: { notify: holderOf(state, rules.reference) }, words: { comment } }];
}
