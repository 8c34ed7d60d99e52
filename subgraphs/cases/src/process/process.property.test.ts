import { parseCaseEvent, type CaseEventType } from '@pakn/events/case';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity } from '@pakn/service-kit';
import type { CommandName } from '../decide.ts';
import { differencesBetween } from '../command/replay.ts';
import type { CaseState } from '../state/case-state.ts';
import { evolve } from '../state/evolve.ts';
import { CALENDARS, repeatedStages } from '../testing/changed-calendars.ts';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';
import { changedDeadlines } from './changed-deadlines.ts';
import { situationOf } from './permit.ts';
import { allowedActions, PROCESSES } from './process.ts';
import { readingOf } from './run-clock.ts';
import type { ReferenceRules } from './rules.ts';
import { waitingAnswers } from './situation.ts';
import { STATUS_TABLE, stateOf } from './status-table.ts';
import { CASE_ACTIONS, WORKFLOW_STEPS, type CaseAction, type CaseStatus, type WorkflowStep } from './terms.ts';
import { workflowOf } from './workflow.ts';

/** `RUNS=5000` for more walks. */
const RUNS = Number(process.env['RUNS'] ?? 300);
const HOUR_MS = 3_600_000;
const reference = plainReference();
const PICTURE = '00000000-0000-4000-8000-0000000f11e5';
/** A picture that the case has. */
const SHOWN = '01890000-0000-7000-8000-00000000beef';
const { operator, head, specialist, colleague, leader, helper, office, citizen } = PEOPLE;
/** Somebody else, who has the same problem. */
const neighbour: Identity = { ...citizen, sub: 'another' };
const CAST: readonly Identity[] = [operator, head, specialist, colleague, leader, helper, office, citizen, neighbour];
const OUTSIDERS: readonly Identity[] = [
  { ...specialist, sub: 'stranger', agencyId: 'another' },
  { kind: 'ANONYMOUS', roles: [], scopes: [] },
  { ...specialist, kind: 'PARTNER', roles: [] },
];

/** An appointment of so many working hours, or of what the service level has left for it, in working minutes. */
function longest(hours: number, { state, now }: Story, rules: ReferenceRules): number {
  const { dueAt, workingMinutes } = readingOf(state.case, { reference: rules, now });
  const left = rules.level(state.case.urgency, now).maxTotal * 60 - workingMinutes;
  return Math.min(hours * 60, Math.max(1, Math.floor(left + rules.calendar(null).workingMinutesBetween(now, dueAt ?? now))));
}

/** How each action is asked, on the state as it is. */
function inputOf(action: CaseAction, who: Identity, run: Story, inForce: ReferenceRules = reference): [CommandName, object] {
  const { state, now } = run;
  const waits = waitingAnswers(state);
  const waiting = waits.at(-1)?.id ?? '';
  const asked = state.appointments.find((each) => each.status === 'AWAITING_LEADER');
  const isGranted = (dueAt: Date): boolean => inForce.calendar(null).workingMinutesBetween(now, dueAt) <= longest(Infinity, run, inForce);
  const comment = 'Ý kiến';
  const wish = (hours: number) => ({ input: { amount: longest(hours, run, inForce), unit: 'MINUTE', remindAmount: 8, remindUnit: 'HOUR', reason: comment } });
  const ways: Record<CaseAction, [CommandName, object]> = {
    EDIT: ['editCase', { title: `Tiêu đề ${state.case.version}`, place: { lon: 109.19, lat: 12.24 } }],
    CLASSIFY: ['editCase', { urgency: state.case.urgency === 'NORMAL' ? 'COMPLEX' : 'NORMAL' }],
    CLAIM: ['claimCase', {}],
    RELEASE: ['releaseCase', {}],
    ASSIGN: ['assignCase', { input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds: state.case.version % 2 ? [AGENCY.commune] : [], makePublic: true } }],
    COORDINATE: ['coordinateCase', { input: { leadAgencyId: state.case.leadAgencyId, coordinatorAgencyIds: [AGENCY.commune] } }],
    RETURN_TO_OPERATOR: ['returnToOperator', { reasonCode: 'WRONG_AREA', comment }],
    RECORD_ANSWER: ['recordAnswer', { input: { agencyId: state.case.leadAgencyId ?? who.agencyId, content: comment, attachmentIds: [PICTURE] } }],
    RETURN_RESULT: ['returnResult', { comment }],
    APPROVE_ANSWER: ['approveAnswer', { answerId: waits.findLast((answer) => !answer.approved && answer.agencyId === who.agencyId)?.id }],
    PUBLISH: ['publishAnswer', { answerId: waiting, makeCasePublic: true }],
    SCHEDULE: ['scheduleCase', wish(40)],
    EXTEND: ['scheduleCase', wish(48)],
    REQUEST_INFO: ['requestInfo', { question: comment, withinWorkingHours: 4 }],
    SUPPLY_INFO: ['supplyInfo', { text: comment }],
    REJECT: ['rejectCase', { reasonCode: 'TEST', explanation: comment }],
    COMPLETE_COORDINATION: ['completeCoordination', { comment }],
    CONFIRM_COMPLETION: ['confirmCompletion', {}],
    REQUEST_REWORK: ['requestRework', { answerId: waiting, comment }],
    ADD_NOTE: ['addNote', { text: comment }],
    RATE: ['rateCase', { satisfaction: 'SATISFIED', comment }],
    REOPEN: ['reopenCase', { reason: comment }],
    MESSAGE: ['sendMessage', { text: comment }],
    WITHDRAW: ['withdrawCase', { reason: comment }],
    DELEGATE: ['delegateCase', { officerId: colleague.sub }],
    TAKE_OVER: ['takeOverCase', {}],
    URGE: ['urgeCase', { text: comment }],
    PAUSE: ['pauseCase', { reasonCode: 'SITE_VISIT', comment, withinWorkingHours: 4 }],
    RESUME: ['resumeCase', {}],
    DECIDE_APPOINTMENT: [
      'decideAppointment',
      {
        appointmentId: asked?.id,
        agreed: state.case.version % 2 === 0 && !state.case.pausedAt && asked !== undefined && asked.dueAt > now && isGranted(asked.dueAt),
      },
    ],
    UNPUBLISH: ['unpublishAnswer', { answerId: state.answers.findLast((answer) => answer.published)?.id, reason: comment }],
    SUPPORT: ['supportCase', { on: true }],
    REDACT: ['redactAttachment', { attachmentId: SHOWN, rectangles: [{ x: 0, y: 0, width: 0.5, height: 0.5 }], rendition: PICTURE }],
  };
  return ways[action];
}

const rulesFor = (who: Identity, { state }: Story) => ({
  files: [
    { id: PICTURE, ownerId: who.sub ?? '', mediaType: 'image/jpeg', status: 'READY' as const, taken: false, answerId: null },
    { id: SHOWN, ownerId: '', mediaType: 'image/jpeg', status: 'READY' as const, taken: true, answerId: null, caseId: state.case.id },
    ...state.answers.map(({ id }) => ({ id: `of ${id}`, ownerId: '', mediaType: 'image/jpeg', status: 'READY' as const, taken: true, answerId: id })),
  ],
  officers: [{ id: colleague.sub ?? '', agencyId: state.case.leadAgencyId ?? '', roles: ['SPECIALIST' as const], active: true, deputyId: null, leave: null }],
});

/** Every button that somebody has now. Asking an agency that is at it again is refused: nobody would be asked. */
function offers(run: Story): [Identity, CaseAction][] {
  const { state, now } = run;
  const isAsked = state.assignments.some((part) => part.part === 'COORDINATOR' && (part.status === 'PENDING' || part.status === 'CLAIMED'));
  return CAST.flatMap((who) => allowedActions(situationOf({ reference, now }, state), who).map((action): [Identity, CaseAction] => [who, action])).filter(
    ([, action]) => action !== 'COORDINATE' || !isAsked,
  );
}

/** The state that the stored events would be replayed to: data as JSON, words apart. */
const replayed = (run: Story): CaseState =>
  run.events.reduce<CaseState | null>((state, { event, at, actorId }) => {
    const stored = parseCaseEvent({ type: event.type, data: JSON.parse(JSON.stringify(event.data)) });
    return evolve(state, { ...stored, ...(event.words ? { words: event.words } : {}) }, { caseId: run.state.case.id, at, actorId });
  }, null) as CaseState;

const TALK = new Set<CaseAction>(['MESSAGE', 'ADD_NOTE', 'EDIT', 'CLASSIFY', 'URGE', 'SUPPORT', 'REDACT']);
const version2 = PROCESSES.find((each) => each.version === 2)?.transitions ?? [];

describe('A8-33 the process, on random walks through the real rules and timers', () => {
  const actions = new Set<CaseAction>();
  /** How often an action was taken in a state. */
  const taken = new Map<string, number>();
  const countOf = (run: Story, action: CaseAction, anywhere: boolean): number => taken.get(anywhere ? action : `${stateOf(run.state.case)} ${action}`) ?? 0;
  const count = (run: Story, action: CaseAction): void => {
    taken.set(action, countOf(run, action, true) + 1);
    taken.set(`${stateOf(run.state.case)} ${action}`, countOf(run, action, false) + 1);
  };
  const types = new Set<CaseEventType>();
  const states = new Set<string>();

  it('B-12 B-02 whatever is offered is taken, the case stands in the status table, outsiders can do nothing, the replay is the state; a changed calendar moves what is open', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat({ max: 40 }), fc.constantFrom(150, 800))), { minLength: 1, maxLength: 60 }), (choices) => {
        const run = story();
        let inForce = reference;
        for (const [choice, hours] of choices) {
          if (choice % 9 === 4) {
            const before = run.state.case;
            run.recomputes((inForce = CALENDARS[choice % CALENDARS.length] ?? reference));
            const { status, step, verdict, clock } = run.state.case;
            expect({ status, step, verdict, clock }).toEqual({ status: before.status, step: before.step, verdict: before.verdict, clock: before.clock });
          }
          const all = offers(run);
          const moving = all.filter(([, action]) => !TALK.has(action));
          const ways = choice % 4 === 0 || moving.length === 0 ? all : moving;
          if (run.state.case.step !== 'DONE') expect(all.length, stateOf(run.state.case)).toBeGreaterThan(0);
          // Every second step goes where the walks have been least, so that rare acts are met too.
          const rarest =
            choice % 2 === 0 ? [...ways].sort(([, a], [, b]) => countOf(run, a, choice % 4 === 0) - countOf(run, b, choice % 4 === 0))[0] : undefined;
          const [who, action] = rarest ?? ways[choice % Math.max(1, ways.length)] ?? [];
          if (who && action) {
            count(run, action);
            actions.add(action);
            const [name, input] = inputOf(action, who, run, inForce);
            const { refused } = run.does(who, name, input as never, rulesFor(who, run));
            expect(refused, `${action} by ${who.roles.join()} in ${stateOf(run.state.case)}`).toBeNull();
          }
          if (choice % 5 === 0) run.passes(new Date(run.now.getTime() + hours * HOUR_MS));
          expect(STATUS_TABLE[run.state.case.status].steps).toContain(run.state.case.step);
          states.add(stateOf(run.state.case));
          // What the decisions made is what a fresh derivation makes, whichever calendar came into force on the way.
          const fresh = changedDeadlines(run.state, { reference: inForce, now: run.now });
          expect(fresh, `${action ?? ''} in ${stateOf(run.state.case)}`).toEqual({ clock: {}, appointments: [] });
          for (const outsider of OUTSIDERS) expect(allowedActions(situationOf({ reference, now: run.now }, run.state), outsider)).toEqual([]);
        }
        for (const { event } of run.events) types.add(event.type);
        expect(differencesBetween(replayed(run), run.state)).toEqual([]);
        expect(repeatedStages(run)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  /** Ways that random walks find too rarely: who does what, or how many hours pass. */
  const WAYS: readonly (readonly ([Identity, CaseAction] | number)[])[] = [
    [
      [operator, 'ASSIGN'],
      [specialist, 'CLAIM'],
      [specialist, 'SCHEDULE'],
      [specialist, 'EXTEND'],
      [leader, 'DECIDE_APPOINTMENT'],
    ],
    [
      [operator, 'ASSIGN'],
      [specialist, 'CLAIM'],
      [specialist, 'SCHEDULE'],
      [specialist, 'RECORD_ANSWER'],
      [specialist, 'CONFIRM_COMPLETION'],
      [head, 'REQUEST_REWORK'],
    ],
    [
      [operator, 'ASSIGN'],
      [neighbour, 'SUPPORT'],
    ],
    [[operator, 'ASSIGN'], 130, [leader, 'TAKE_OVER'], [leader, 'REQUEST_INFO'], 150],
    [
      [operator, 'ASSIGN'],
      800,
      [office, 'TAKE_OVER'],
      [office, 'REQUEST_INFO'],
      [citizen, 'SUPPLY_INFO'],
      [office, 'RECORD_ANSWER'],
      [office, 'RETURN_RESULT'],
    ],
    [[operator, 'CLAIM'], [operator, 'RECORD_ANSWER'], [operator, 'PUBLISH'], [citizen, 'RATE'], 800],
  ];

  it.each(WAYS)('a way through the process: %j', (...way) => {
    const run = story();
    for (const each of way) {
      if (typeof each === 'number') run.passes(new Date(run.now.getTime() + each * HOUR_MS));
      else {
        const [name, input] = inputOf(each[1], each[0], run);
        expect(run.does(each[0], name, input as never, rulesFor(each[0], run)).refused, each[1]).toBeNull();
        actions.add(each[1]);
      }
      states.add(stateOf(run.state.case));
    }
    for (const { event } of run.events) types.add(event.type);
  });

  it('every action is taken by somebody, every transition by something, every state but a draft and a merged case is reached', () => {
    expect(CASE_ACTIONS.filter((action) => !actions.has(action))).toEqual([]);
    expect(version2.map(({ event }) => event).filter((event) => !types.has(event))).toEqual([]);
    const reachable = new Set([...version2.flatMap(({ from }) => from), 'CLOSED@DONE', 'REJECTED@DONE', 'WITHDRAWN@DONE']);
    expect([...reachable].filter((state) => !states.has(state))).toEqual([]);
  });
});

describe('A8-33 the tables of the process', () => {
  it.each(PROCESSES)('version $version: every state that it leaves or reaches stands in the status table of the spec', ({ transitions }) => {
    for (const transition of transitions) {
      for (const state of transition.from) {
        const [status, step] = state.split('@') as [CaseStatus, WorkflowStep];
        expect(STATUS_TABLE[status].steps).toContain(step);
      }
      expect(transition.action === null).toBe(transition.automatic === true);
      const [status, end] = (transition.to ?? 'IN_PROGRESS@SAME').split('@') as [CaseStatus, string];
      const ends = end === 'SAME' ? [] : end === 'HANDLING' || end === 'BACK' ? ['SPECIALIST', 'COORDINATION'] : [end];
      for (const step of ends) expect(STATUS_TABLE[status].steps).toContain(step);
    }
  });

  it.each(PROCESSES)('version $version: the diagram covers every step, and every step but the last can be left', ({ version }) => {
    const { state } = story();
    const view = workflowOf({ case: { ...state.case, workflowVersion: version }, assignments: [], deskAgencyId: AGENCY.desk, language: 'vi' });
    expect(view.steps.map((node) => node.step)).toEqual([...WORKFLOW_STEPS]);
    for (const edge of view.transitions) expect(WORKFLOW_STEPS).toEqual(expect.arrayContaining([edge.from, edge.to]));
    for (const step of WORKFLOW_STEPS) {
      expect(
        view.transitions.some((edge) => edge.from === step || edge.to === step),
        step,
      ).toBe(true);
      if (step === 'DONE') continue;
      expect(
        view.transitions.some((edge) => edge.from === step),
        step,
      ).toBe(true);
    }
  });

  it('two versions live side by side: a case keeps the one that it started with', () => {
    const run = story();
    run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads } });
    run.does(specialist, 'claimCase', {});
    const now = situationOf({ reference, now: run.now }, run.state);
    const before = { ...now, case: { ...now.case, workflowVersion: 1 } };
    expect(allowedActions(now, specialist)).toEqual(expect.arrayContaining(['PAUSE', 'REQUEST_INFO', 'SCHEDULE']));
    expect(allowedActions(before, specialist)).toEqual([
      'RELEASE',
      'COORDINATE',
      'RETURN_TO_OPERATOR',
      'RECORD_ANSWER',
      'SCHEDULE',
      'ADD_NOTE',
      'MESSAGE',
      'REDACT',
    ]);
    expect(allowedActions(before, leader)).not.toContain('DELEGATE');
  });
});
