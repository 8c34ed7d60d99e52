import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedActions, decideAction, standingAfter } from './process.ts';
import type { Situation, Viewer } from './situation.ts';
import { STATUS_TABLE, stateOf } from './status-table.ts';
import { CASE_ACTIONS, WORKFLOW_STEPS, type CaseAction, type CaseStatus, type WorkflowStep } from './terms.ts';
import { TRANSITIONS } from './transitions.ts';
import { workflowOf } from './workflow.ts';

const RUNS = Number(process.env['RUNS'] ?? 300);
const now = new Date('2026-11-20T08:00:00Z');
const person = (sub: string, agencyId: string, roles: Viewer['roles'], agencyKind: string): Viewer => ({ sub, kind: 'OFFICER', agencyId, roles, agencyKind });

/** Everybody who could have a hand in a case: two people of each desk. */
const CAST: readonly Viewer[] = [
  person('operator', 'desk', ['OPERATOR'], 'OPERATOR'),
  person('head', 'desk', ['AGENCY_LEADER'], 'OPERATOR'),
  ...['lead', 'ward', 'power'].flatMap((agency) => [
    person(`${agency}-1`, agency, ['SPECIALIST'], 'DEPARTMENT'),
    person(`${agency}-2`, agency, ['SPECIALIST'], 'DEPARTMENT'),
    person(`${agency}-head`, agency, ['AGENCY_LEADER'], 'DEPARTMENT'),
  ]),
  { sub: 'citizen', kind: 'INDIVIDUAL', roles: [] },
];
const OUTSIDERS: readonly Viewer[] = [
  person('stranger', 'other', ['SPECIALIST', 'AGENCY_LEADER'], 'DEPARTMENT'),
  { sub: 'another', kind: 'INDIVIDUAL', roles: [] },
  { kind: 'ANONYMOUS', roles: [] },
  { sub: 'partner', kind: 'PARTNER', roles: [], agencyId: 'lead' },
];
const TALK = new Set<CaseAction>(['MESSAGE', 'ADD_NOTE', 'EDIT', 'CLASSIFY', 'RATE']);

/** The least model of what the acts change: enough to walk the table, far less than the product does. */
function act(before: Situation, viewer: Viewer, action: CaseAction): Situation {
  const decision = decideAction(action, before, viewer);
  if (!decision.allowed) throw new Error(`${action} is not allowed`);
  const parts = before.assignments.map((each) => ({ ...each }));
  const lead = parts.findLast((each) => each.part === 'LEAD' && each.status !== 'RETURNED');
  const mine = parts.find((each) => each.agencyId === viewer.agencyId && each.status !== 'RETURNED' && each.status !== 'COMPLETED');
  let answers = before.answers;
  let appointments = before.appointments;
  const give = (agencyId: string, part: 'LEAD' | 'COORDINATOR'): unknown =>
    parts.push({ id: `${parts.length}`, agencyId, officerId: null, part, status: 'PENDING', assignedAt: now, completedAt: null });
  if (action === 'ASSIGN') void (give('lead', 'LEAD'), give('ward', 'COORDINATOR'));
  if (action === 'COORDINATE' && !parts.some((each) => each.agencyId === 'power' && each.status !== 'RETURNED')) give('power', 'COORDINATOR');
  if (action === 'CLAIM' && mine) Object.assign(mine, { status: 'CLAIMED', officerId: viewer.sub ?? null });
  if (action === 'RELEASE' && mine) Object.assign(mine, { status: 'PENDING', officerId: null });
  if (action === 'COMPLETE_COORDINATION' && mine) mine.status = 'COMPLETED';
  if (action === 'RETURN_TO_OPERATOR') for (const each of parts) if (each.status !== 'COMPLETED') each.status = 'RETURNED';
  if (action === 'RECORD_ANSWER') answers = [...answers, { id: `${answers.length}`, agencyId: viewer.agencyId ?? '', approved: false, published: false }];
  if (action === 'APPROVE_ANSWER') answers = answers.map((each) => (each.agencyId === viewer.agencyId ? { ...each, approved: true } : each));
  if (action === 'SCHEDULE') appointments = [...appointments, { id: '1', number: 1, status: 'IN_FORCE' }];
  if ((action === 'RETURN_RESULT' || action === 'CONFIRM_COMPLETION') && lead) lead.status = 'COMPLETED';
  if (action === 'REQUEST_REWORK' && lead) lead.status = 'CLAIMED';
  if (action === 'PUBLISH') answers = answers.map((each) => ({ ...each, published: true }));
  const after = { ...before, assignments: parts, answers, appointments };
  const { status, step } = standingAfter(decision.transition, after);
  return {
    ...after,
    case: {
      ...before.case,
      status,
      step,
      leadAgencyId: step === 'RECEPTION' ? null : 'lead',
      answeredAt: status === 'ANSWERED' ? now : before.case.answeredAt,
    },
  };
}

const start = (approvalRequired: boolean): Situation => ({
  case: {
    status: 'AWAITING_ACCEPTANCE',
    step: 'RECEPTION',
    reporterId: 'citizen',
    leadAgencyId: null,
    isPublic: false,
    dueAt: new Date(now.getTime() + 1),
    answeredAt: null,
    submittedAt: now,
    workflowVersion: 1,
  },
  assignments: [],
  answers: [],
  appointments: [],
  approvalRequired,
  limitHours: 24,
  now,
});

const moving = (given: Situation): [Viewer, CaseAction][] =>
  CAST.flatMap((viewer) =>
    allowedActions(given, viewer)
      .filter((action) => !TALK.has(action))
      .map((action): [Viewer, CaseAction] => [viewer, action]),
  );

describe('A8-33 the process table', () => {
  it('on every walk: somebody can act until it is done, the result stands in the status table, outsiders can do nothing', () => {
    const walked = new Set<string>();
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (approvalRequired, choices) => {
        let given = start(approvalRequired);
        for (const choice of choices) {
          expect(STATUS_TABLE[given.case.status].steps).toContain(given.case.step);
          for (const outsider of OUTSIDERS) expect(allowedActions(given, outsider)).toEqual([]);
          const ways = moving(given);
          if (given.case.step === 'DONE') return;
          expect(ways.length, stateOf(given.case)).toBeGreaterThan(0);
          const [viewer, action] = ways[choice % ways.length]!;
          walked.add(action);
          given = act(given, viewer, action);
        }
      }),
      { numRuns: RUNS },
    );
    expect([...walked]).toEqual(
      expect.arrayContaining(['CLAIM', 'ASSIGN', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'RETURN_RESULT', 'PUBLISH', 'REQUEST_REWORK', 'COMPLETE_COORDINATION']),
    );
  });

  it('every state that it leaves or reaches stands in the status table of the spec', () => {
    for (const transition of TRANSITIONS) {
      for (const state of transition.from) {
        const [status, step] = state.split('@') as [CaseStatus, WorkflowStep];
        expect(STATUS_TABLE[status].steps).toContain(step);
      }
      if (!transition.to) continue;
      const [status, end] = transition.to.split('@') as [CaseStatus, WorkflowStep | 'HANDLING'];
      for (const step of end === 'HANDLING' ? (['SPECIALIST', 'COORDINATION'] as const) : [end]) expect(STATUS_TABLE[status].steps).toContain(step);
    }
  });

  it('the diagram covers every step, and every step but the last can be left', () => {
    const given = start(false);
    const view = workflowOf({ ...given, case: { ...given.case, stepEnteredAt: now }, deskAgencyId: 'desk' });
    expect(view.steps.map((node) => node.step)).toEqual([...WORKFLOW_STEPS]);
    for (const step of WORKFLOW_STEPS) {
      expect(
        view.transitions.some((edge) => edge.from === step || edge.to === step),
        step,
      ).toBe(true);
      if (step !== 'DONE')
        expect(
          view.transitions.some((edge) => edge.from === step),
          step,
        ).toBe(true);
    }
  });

  it("every action but the second appointment is in the table, and only a person's transition has an action", () => {
    const offered = new Set(TRANSITIONS.map((transition) => transition.action));
    expect(CASE_ACTIONS.filter((action) => !offered.has(action))).toEqual(['EXTEND']);
    for (const transition of TRANSITIONS) expect(transition.action === null).toBe(transition.automatic === true);
  });
});
