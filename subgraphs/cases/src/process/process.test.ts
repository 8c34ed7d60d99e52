import { describe, expect, it } from 'vitest';
import { allowedActions, decideAction, standingAfter } from './process.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Situation, Viewer } from './situation.ts';
import { statusLabel } from './status-table.ts';
import { workflowOf } from './workflow.ts';

const now = new Date('2026-11-20T08:00:00Z');
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const DESK = 'desk';
const LEAD = 'lead';
const WARD = 'ward';

const officer = (sub: string, agencyId: string, role: Viewer['roles'][number], agencyKind = 'DEPARTMENT'): Viewer => ({
  sub,
  kind: 'OFFICER',
  roles: [role],
  agencyId,
  agencyKind,
});
const operator = officer('operator', DESK, 'OPERATOR', 'OPERATOR');
const head = officer('head', DESK, 'AGENCY_LEADER', 'OPERATOR');
const specialist = officer('specialist', LEAD, 'SPECIALIST');
const colleague = officer('colleague', LEAD, 'SPECIALIST');
const leader = officer('leader', LEAD, 'AGENCY_LEADER');
const coordinator = officer('coordinator', WARD, 'SPECIALIST');
const stranger = officer('stranger', 'other', 'SPECIALIST');
const supervisor = officer('supervisor', 'office', 'SUPERVISOR', 'PROVINCE_OFFICE');
const reporter: Viewer = { sub: 'citizen', kind: 'INDIVIDUAL', roles: [] };
const citizen: Viewer = { sub: 'another', kind: 'INDIVIDUAL', roles: [] };
const visitor: Viewer = { kind: 'ANONYMOUS', roles: [] };

type Change = { case?: Partial<Situation['case']> } & Partial<Omit<Situation, 'case'>>;
const situation = ({ case: found, ...rest }: Change = {}): Situation => ({
  case: {
    status: 'AWAITING_ACCEPTANCE',
    step: 'RECEPTION',
    reporterId: 'citizen',
    leadAgencyId: null,
    isPublic: false,
    dueAt: days(1),
    answeredAt: null,
    submittedAt: days(-1),
    acceptedAt: null,
    pausedAt: null,
    pausedMinutes: 0,
    reopened: 0,
    workflowVersion: 1,
    clock: [],
    ...found,
  },
  assignments: [],
  answers: [],
  appointments: [],
  approvalRequired: false,
  limitHours: 24,
  settings: { ...DEFAULT_SETTINGS, ratingDays: 30, reopenDays: 7 },
  now,
  ...rest,
});
const part = (
  agencyId: string,
  role: 'LEAD' | 'COORDINATOR',
  status: 'PENDING' | 'CLAIMED' | 'COMPLETED' | 'RETURNED',
  officerId: string | null = null,
): Situation['assignments'][number] => ({ id: `${agencyId}-${role}`, agencyId, officerId, part: role, status, assignedAt: now, completedAt: null });
const answer = (approved = false, published = false): Situation['answers'][number] => ({ id: 'answer', agencyId: LEAD, approved, published });
const handled = { status: 'IN_PROGRESS', step: 'SPECIALIST', leadAgencyId: LEAD } as const;
const claimed = [part(LEAD, 'LEAD', 'CLAIMED', 'specialist')];

describe('A8-10 who may do what, now', () => {
  it.each<[string, Situation, Viewer, string[]]>([
    ['a new case, the operator', situation(), operator, ['EDIT', 'CLAIM', 'CLASSIFY', 'ASSIGN', 'REJECT', 'ADD_NOTE', 'MESSAGE', 'REDACT']],
    ['a new case, its reporter', situation(), reporter, ['MESSAGE']],
    ['a new case, another citizen', situation(), citizen, []],
    ['a new case, a visitor', situation(), visitor, []],
    ['a new case, an officer of an agency', situation(), stranger, []],
    [
      'accepted, the operator may answer at once (A1-11)',
      situation({ case: { status: 'IN_PROGRESS' } }),
      operator,
      ['EDIT', 'CLASSIFY', 'ASSIGN', 'RECORD_ANSWER', 'REJECT', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'accepted and answered by the desk',
      situation({ case: { status: 'IN_PROGRESS' }, answers: [answer()] }),
      operator,
      ['EDIT', 'CLASSIFY', 'ASSIGN', 'RECORD_ANSWER', 'PUBLISH', 'REJECT', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'assigned, its specialist (A8-32)',
      situation({ case: handled, assignments: [part(LEAD, 'LEAD', 'PENDING')] }),
      specialist,
      ['CLAIM', 'RETURN_TO_OPERATOR', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'claimed, who claimed it',
      situation({ case: handled, assignments: claimed }),
      specialist,
      ['RELEASE', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'SCHEDULE', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    ['claimed, a colleague', situation({ case: handled, assignments: claimed }), colleague, ['ADD_NOTE', 'MESSAGE', 'REDACT']],
    [
      'claimed, the leader',
      situation({ case: handled, assignments: claimed }),
      leader,
      ['RELEASE', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'SCHEDULE', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'with an answer, the leader may approve (X-12)',
      situation({ case: handled, assignments: claimed, answers: [answer()] }),
      leader,
      ['RELEASE', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'RETURN_RESULT', 'APPROVE_ANSWER', 'SCHEDULE', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'with an answer, the specialist may not (X-12)',
      situation({ case: handled, assignments: claimed, answers: [answer()] }),
      specialist,
      ['RELEASE', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'RETURN_RESULT', 'SCHEDULE', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'coordinated, the co-handler',
      situation({ case: { ...handled, step: 'COORDINATION' }, assignments: [...claimed, part(WARD, 'COORDINATOR', 'CLAIMED', 'coordinator')] }),
      coordinator,
      ['RELEASE', 'COMPLETE_COORDINATION', 'ADD_NOTE', 'MESSAGE'],
    ],
    [
      'coordinated, an officer of no agency concerned',
      situation({ case: { ...handled, step: 'COORDINATION' }, assignments: [...claimed, part(WARD, 'COORDINATOR', 'PENDING')] }),
      stranger,
      [],
    ],
    [
      'handed back: the agency has nothing to do with it any more',
      situation({ case: { status: 'IN_PROGRESS' }, assignments: [part(LEAD, 'LEAD', 'RETURNED', 'specialist')] }),
      specialist,
      [],
    ],
    [
      'scheduled with an answer',
      situation({
        case: { ...handled, status: 'SCHEDULED' },
        assignments: claimed,
        answers: [answer()],
        appointments: [{ id: 'a', number: 1, status: 'IN_FORCE' }],
      }),
      specialist,
      ['RELEASE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'RETURN_RESULT', 'CONFIRM_COMPLETION', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'under review, any operator may publish',
      situation({
        case: { ...handled, status: 'RESULT_REVIEW', step: 'RESULT_REVIEW' },
        assignments: [part(LEAD, 'LEAD', 'COMPLETED', 'specialist')],
        answers: [answer()],
      }),
      operator,
      ['EDIT', 'CLASSIFY', 'RECORD_ANSWER', 'PUBLISH', 'REQUEST_REWORK', 'ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'under review, the head of the desk',
      situation({
        case: { ...handled, status: 'RESULT_REVIEW', step: 'RESULT_REVIEW' },
        assignments: [part(LEAD, 'LEAD', 'COMPLETED', 'specialist')],
        answers: [answer()],
      }),
      head,
      ['PUBLISH', 'REQUEST_REWORK', 'ADD_NOTE', 'REDACT'],
    ],
    [
      'under review, the specialist waits',
      situation({
        case: { ...handled, status: 'RESULT_REVIEW', step: 'RESULT_REVIEW' },
        assignments: [part(LEAD, 'LEAD', 'COMPLETED', 'specialist')],
        answers: [answer()],
      }),
      specialist,
      ['ADD_NOTE', 'MESSAGE', 'REDACT'],
    ],
    [
      'answered, its reporter (A5-03)',
      situation({
        case: { ...handled, status: 'ANSWERED', step: 'DONE', answeredAt: days(-30) },
        assignments: [part(LEAD, 'LEAD', 'COMPLETED')],
        answers: [answer(true, true)],
      }),
      reporter,
      ['RATE', 'MESSAGE'],
    ],
    [
      'answered 30 days and a moment ago',
      situation({ case: { ...handled, status: 'CLOSED', step: 'DONE', answeredAt: new Date(days(-30).getTime() - 1) } }),
      reporter,
      [],
    ],
    ['answered, another citizen', situation({ case: { ...handled, status: 'ANSWERED', step: 'DONE', answeredAt: now } }), citizen, []],
    ['rejected, the operator', situation({ case: { status: 'REJECTED', step: 'DONE' } }), operator, ['ADD_NOTE']],
    ['a supervisor reads and comments', situation({ case: handled, assignments: claimed }), supervisor, ['ADD_NOTE']],
  ])('%s', (_, given, viewer, expected) => {
    expect(allowedActions(given, viewer).toSorted()).toEqual([...expected].sort());
  });

  it('an answer of an agency that handed the case back is over: nobody approves, returns or publishes it', () => {
    const back = situation({ case: { status: 'IN_PROGRESS' }, assignments: [part(LEAD, 'LEAD', 'RETURNED', 'specialist')], answers: [answer()] });
    expect(allowedActions(back, leader)).toEqual([]);
    expect(allowedActions(back, operator)).not.toContain('PUBLISH');
    const next = situation({
      case: { ...handled, leadAgencyId: WARD },
      assignments: [part(LEAD, 'LEAD', 'RETURNED'), part(WARD, 'LEAD', 'CLAIMED', 'coordinator')],
      answers: [answer()],
    });
    expect(allowedActions(next, coordinator)).not.toContain('RETURN_RESULT');
  });

  it('says FORBIDDEN to who never may, a refusal to who may not now', () => {
    const given = situation({ case: handled, assignments: claimed });
    const why = (action: Parameters<typeof decideAction>[0], viewer: Viewer, on = given): string => {
      const decision = decideAction(action, on, viewer);
      return decision.allowed ? 'allowed' : decision.why;
    };
    expect(why('ASSIGN', specialist)).toBe('FORBIDDEN');
    expect(why('ASSIGN', operator)).toBe('NOT_NOW');
    expect(why('RECORD_ANSWER', colleague)).toBe('NOT_NOW');
    expect(why('RECORD_ANSWER', stranger)).toBe('FORBIDDEN');
    expect(why('RATE', reporter)).toBe('RATING_CLOSED');
    expect(why('RATE', citizen)).toBe('FORBIDDEN');
    expect(
      why(
        'PUBLISH',
        operator,
        situation({ case: { ...handled, status: 'RESULT_REVIEW', step: 'RESULT_REVIEW' }, answers: [answer()], approvalRequired: true }),
      ),
    ).toBe('APPROVAL_REQUIRED');
  });

  it('A8-17 an appointment is for long limits, before the deadline, and one until a leader decides', () => {
    const base = { case: handled, assignments: claimed };
    const why = (given: Situation): string => {
      const decision = decideAction('SCHEDULE', given, specialist);
      return decision.allowed ? 'allowed' : decision.why;
    };
    expect(why(situation(base))).toBe('allowed');
    expect(why(situation({ ...base, limitHours: 8 }))).toBe('APPOINTMENT_NOT_ALLOWED');
    expect(why(situation({ ...base, case: { ...handled, dueAt: new Date(now.getTime() - 1) } }))).toBe('APPOINTMENT_TOO_LATE');
    expect(why(situation({ ...base, case: { ...handled, status: 'SCHEDULED' }, appointments: [{ id: 'a', number: 1, status: 'IN_FORCE' }] }))).toBe(
      'APPOINTMENT_LIMIT',
    );
  });
});

describe('the status in words', () => {
  it.each<[string, Situation]>([
    ['Chờ tiếp nhận', situation()],
    ['Đã tiếp nhận', situation({ case: { status: 'IN_PROGRESS' } })],
    ['Đã tiếp nhận', situation({ case: handled, assignments: [part(LEAD, 'LEAD', 'PENDING')] })],
    ['Đang xử lý', situation({ case: handled, assignments: claimed })],
    ['Đang phối hợp', situation({ case: { ...handled, step: 'COORDINATION' }, assignments: [...claimed, part(WARD, 'COORDINATOR', 'PENDING')] })],
    ['Hẹn xử lý', situation({ case: { ...handled, status: 'SCHEDULED' }, assignments: claimed })],
    ['Trễ hẹn', situation({ case: { ...handled, status: 'SCHEDULED', dueAt: days(-1) }, assignments: claimed })],
    ['Đã trả lời', situation({ case: { status: 'ANSWERED', step: 'DONE' } })],
  ])('%s', (expected, given) => {
    expect(statusLabel(given).vi).toBe(expected);
  });
});

describe('A8-14 the diagram', () => {
  const input = (given: Situation): Parameters<typeof workflowOf>[0] => ({
    ...given,
    case: { ...given.case, stepEnteredAt: now },
    deskAgencyId: DESK,
    language: 'vi',
  });

  it('shows every step once, exactly one of them current, and names the agencies', () => {
    const view = workflowOf(input(situation({ case: { ...handled, step: 'COORDINATION' }, assignments: [...claimed, part(WARD, 'COORDINATOR', 'PENDING')] })));
    expect(view.steps.map((node) => [node.step, node.state, node.agencyId])).toEqual([
      ['RECEPTION', 'DONE', DESK],
      ['SPECIALIST', 'DONE', LEAD],
      ['COORDINATION', 'CURRENT', WARD],
      ['AGENCY_LEADER', 'AHEAD', LEAD],
      ['PROVINCE_OFFICE', 'AHEAD', null],
      ['RESULT_REVIEW', 'AHEAD', DESK],
      ['DONE', 'AHEAD', null],
    ]);
    expect(view).toMatchObject({ name: 'Xử lý phản ánh', version: 1 });
  });

  it("draws each way once, the clock's own as automatic", () => {
    const { transitions } = workflowOf(input(situation()));
    const ways = transitions.map((edge) => `${edge.from}>${edge.to}`);
    expect(new Set(ways).size).toBe(ways.length);
    expect(ways).toEqual(
      expect.arrayContaining([
        'RECEPTION>SPECIALIST',
        'RECEPTION>DONE',
        'SPECIALIST>COORDINATION',
        'COORDINATION>SPECIALIST',
        'SPECIALIST>RECEPTION',
        'SPECIALIST>RESULT_REVIEW',
        'RESULT_REVIEW>SPECIALIST',
        'RESULT_REVIEW>DONE',
      ]),
    );
    expect(transitions.filter((edge) => edge.automatic).map((edge) => `${edge.from}>${edge.to}`)).toEqual([
      'SPECIALIST>AGENCY_LEADER',
      'COORDINATION>AGENCY_LEADER',
      'AGENCY_LEADER>PROVINCE_OFFICE',
    ]);
  });
});

it('HANDLING is coordination as long as a co-handler is open', () => {
  const decision = decideAction('COORDINATE', situation({ case: handled, assignments: claimed }), specialist);
  if (!decision.allowed) throw new Error(decision.why);
  expect(standingAfter(decision.transition, situation({ case: handled, assignments: [...claimed, part(WARD, 'COORDINATOR', 'PENDING')] }))).toEqual({
    status: 'IN_PROGRESS',
    step: 'COORDINATION',
  });
  expect(standingAfter(decision.transition, situation({ case: handled, assignments: [...claimed, part(WARD, 'COORDINATOR', 'COMPLETED')] }))).toEqual({
    status: 'IN_PROGRESS',
    step: 'SPECIALIST',
  });
});
