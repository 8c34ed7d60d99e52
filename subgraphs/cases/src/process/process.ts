import type { RefusalCode } from '@pakn/service-kit';
import { GUARDS } from './guards.ts';
import { RELATIONS } from './relations.ts';
import { openCoordinators, type Situation, type Viewer } from './situation.ts';
import { stateOf } from './status-table.ts';
import { CASE_ACTIONS, type CaseAction, type CaseStatus, type WorkflowStep } from './terms.ts';
import type { Target, Transition } from './transition.ts';
import { TRANSITIONS } from './transitions.ts';

/** A named and versioned process (A8-33). A case keeps the version that it started with. */
export interface Process {
  name: string;
  version: number;
  title: { vi: string; en: string };
  transitions: readonly Transition[];
}

export const CURRENT_PROCESS: Process = {
  name: 'xu-ly-phan-anh',
  version: 1,
  title: { vi: 'Xử lý phản ánh', en: 'Handling a report' },
  transitions: TRANSITIONS,
};

const PROCESSES: ReadonlyMap<number, Process> = new Map([[CURRENT_PROCESS.version, CURRENT_PROCESS]]);

/** The process of a case. @throws Error for a version that was never shipped */
export function processOf(found: { workflowVersion: number }): Process {
  const process = PROCESSES.get(found.workflowVersion);
  if (!process) throw new Error(`No process version ${found.workflowVersion}`);
  return process;
}

/** May the viewer do it now? `FORBIDDEN`: never, as they stand to this case; a refusal code: not now, and why. */
export type Decision = { allowed: true; transition: Transition } | { allowed: false; why: RefusalCode | 'FORBIDDEN' };

/** Decides one action: relation first (a right at all), then the state, then the guards in their order. */
export function decideAction(action: CaseAction, situation: Situation, viewer: Viewer): Decision {
  const mine = processOf(situation.case).transitions.filter(
    (each) => each.action === action && each.who.some((relation) => RELATIONS[relation](situation, viewer)),
  );
  if (mine.length === 0) return { allowed: false, why: 'FORBIDDEN' };
  const state = stateOf(situation.case);
  let why: RefusalCode = action === 'RATE' && !situation.case.answeredAt ? 'RATING_CLOSED' : 'NOT_NOW';
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
  return { status, step: step === 'HANDLING' ? (openCoordinators(situation).length > 0 ? 'COORDINATION' : 'SPECIALIST') : step };
}

const partsOf = (target: Target): [CaseStatus, WorkflowStep | 'HANDLING'] => target.split('@') as [CaseStatus, WorkflowStep | 'HANDLING'];
