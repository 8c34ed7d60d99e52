import type { RefusalCode } from '@pakn/service-kit';
import { GUARDS } from './guards.ts';
import { RELATIONS } from './relations.ts';
import { openCoordinators, type Situation, type Viewer } from './situation.ts';
import { stateOf } from './status-table.ts';
import { CASE_ACTIONS, type CaseAction, type CaseStatus, type WorkflowStep } from './terms.ts';
import type { Target, TargetStep, Transition } from './transition.ts';
import { REDACT_PICTURES, VERSION_2 } from './transitions-v2.ts';
import { VERSION_1 } from './transitions.ts';
import type { CaseEventType } from '@pakn/events/case';

/** A named and versioned process (A8-33). A case keeps the version that it started with. */
export interface Process {
  name: string;
  version: number;
  title: { vi: string; en: string };
  transitions: readonly Transition[];
}

const NAMED = { name: 'xu-ly-phan-anh', title: { vi: 'Xử lý phản ánh', en: 'Handling a report' } };

/** Every version that was ever shipped: a case keeps the one that it started with. */
export const PROCESSES: readonly Process[] = [
  { ...NAMED, version: 1, transitions: [...VERSION_1, REDACT_PICTURES] },
  { ...NAMED, version: 2, transitions: VERSION_2 },
];

/** What a new case starts with. */
export const CURRENT_PROCESS: Process = PROCESSES.at(-1) as Process;

/** The process of a case. @throws Error for a version that was never shipped */
export function processOf(found: { workflowVersion: number }): Process {
  const process = PROCESSES.find((each) => each.version === found.workflowVersion);
  if (!process) throw new Error(`No process version ${found.workflowVersion}`);
  return process;
}

/** Whether the process that a case follows has an action at all. */
export const knowsAction = (found: { workflowVersion: number }, action: CaseAction): boolean =>
  processOf(found).transitions.some((transition) => transition.action === action);

/** May the viewer do it now? `FORBIDDEN`: never, as they stand to this case; a refusal code: not now, and why. */
export type Decision = { allowed: true; transition: Transition } | { allowed: false; why: RefusalCode | 'FORBIDDEN' };

/** The refusal for who asks for it before there is an answer. */
const NOT_YET: Partial<Record<CaseAction, RefusalCode>> = { RATE: 'RATING_CLOSED', REOPEN: 'REOPEN_CLOSED' };

/** Decides one action: relation first (a right at all), then the state, then the guards in their order. */
export function decideAction(action: CaseAction, situation: Situation, viewer: Viewer): Decision {
  const mine = processOf(situation.case).transitions.filter(
    (each) => each.action === action && each.who.some((relation) => RELATIONS[relation](situation, viewer)),
  );
  if (mine.length === 0) return { allowed: false, why: 'FORBIDDEN' };
  const state = stateOf(situation.case);
  let why: RefusalCode = (!situation.case.answeredAt && NOT_YET[action]) || 'NOT_NOW';
  for (const transition of mine) {
    if (!transition.from.includes(state)) continue;
    const refusal = (transition.guards ?? []).map((guard) => GUARDS[guard](situation, viewer)).find((code) => code !== null);
    if (!refusal) return { allowed: true, transition };
    why = refusal;
  }
  return { allowed: false, why };
}

/** What the viewer may do with the case now, in the order of the graph's enum: every screen's buttons (`Case.viewerActions`). */
export const allowedActions = (situation: Situation, viewer: Viewer): CaseAction[] =>
  CASE_ACTIONS.filter((action) => decideAction(action, situation, viewer).allowed);

/** Where a transition leads. Ask it after the parts were changed: HANDLING depends on who is still open. */
export function standingAfter(transition: Transition, situation: Pick<Situation, 'case' | 'assignments'>): { status: CaseStatus; step: WorkflowStep } {
  const [status, step] = partsOf(transition.to ?? stateOf(situation.case));
  if (step === 'SAME') return { status, step: situation.case.step };
  const climbed = step === 'BACK' ? climbedTo(situation) : undefined;
  if (climbed) return { status, step: climbed };
  return { status, step: step === 'HANDLING' || step === 'BACK' ? (openCoordinators(situation).length > 0 ? 'COORDINATION' : 'SPECIALIST') : step };
}

/** The level from which the last result was returned, if the case had climbed to it. */
function climbedTo({ case: { clock } }: Pick<Situation, 'case'>): WorkflowStep | undefined {
  const stop = clock.findLast((entry) => entry.type === 'STOP');
  return stop?.step && LEVELS.has(stop.step) ? stop.step : undefined;
}
const LEVELS: ReadonlySet<WorkflowStep> = new Set(['AGENCY_LEADER', 'PROVINCE_OFFICE']);

const partsOf = (target: Target): [CaseStatus, TargetStep] => target.split('@') as [CaseStatus, TargetStep];

/** The transition that the system takes by itself for this event, from where the case stands; undefined: none, the case has moved on. */
export function automaticTransition(event: CaseEventType, situation: Situation): Transition | undefined {
  const state = stateOf(situation.case);
  return processOf(situation.case).transitions.find(
    (each) =>
      each.automatic === true &&
      each.event === event &&
      each.from.includes(state) &&
      (each.guards ?? []).every((guard) => GUARDS[guard](situation, SYSTEM) === null),
  );
}

const SYSTEM: Viewer = { kind: 'ANONYMOUS', roles: [] };
