import { processOf } from './process.ts';
import { leadPart, type Situation } from './situation.ts';
import { labelOf, WORKFLOW_STEP, type Language } from '@pakn/vocabulary';
import { WORKFLOW_STEPS, type WorkflowStep } from './terms.ts';
import type { Target, TargetStep, Transition } from './transition.ts';

export interface WorkflowNodeView {
  step: WorkflowStep;
  label: string;
  state: 'DONE' | 'CURRENT' | 'AHEAD';
  enteredAt: Date | null;
  agencyId: string | null;
}

export interface WorkflowEdgeView {
  from: WorkflowStep;
  to: WorkflowStep;
  label: string;
  automatic: boolean;
}

export interface WorkflowView {
  name: string;
  version: number;
  steps: WorkflowNodeView[];
  transitions: WorkflowEdgeView[];
}

/** The case, and who has the duty desk. */
export type WorkflowInput = Pick<Situation, 'assignments'> & {
  case: Situation['case'] & { stepEnteredAt: Date };
  deskAgencyId: string | null;
  /** The reader's. */
  language: Language;
};

/** The whole diagram of a case's process with its current step (A8-14): nodes in the order of the enum, edges from the transition table. */
export function workflowOf(input: WorkflowInput): WorkflowView {
  const process = processOf(input.case);
  return {
    name: process.title[input.language],
    version: process.version,
    steps: WORKFLOW_STEPS.map((step) => nodeOf(step, input)),
    transitions: edgesOf(process.transitions, input.language),
  };
}

function nodeOf(step: WorkflowStep, input: WorkflowInput): WorkflowNodeView {
  const current = input.case.step === step;
  const entered = current ? input.case.stepEnteredAt : firstEntered(step, input);
  const label = labelOf(WORKFLOW_STEP, step, input.language);
  return { step, label, state: current ? 'CURRENT' : entered ? 'DONE' : 'AHEAD', enteredAt: entered, agencyId: agencyOf(step, input) };
}

/** When a step that is not the current one was first entered, read off the parts; null when the case was never there. */
function firstEntered(step: WorkflowStep, { case: found, assignments }: WorkflowInput): Date | null {
  if (step === 'RECEPTION') return found.submittedAt;
  if (step === 'SPECIALIST') return assignments.find((part) => part.part === 'LEAD')?.assignedAt ?? null;
  if (step === 'COORDINATION') return assignments.find((part) => part.part === 'COORDINATOR')?.assignedAt ?? null;
  if (step === 'RESULT_REVIEW') return assignments.findLast((part) => part.part === 'LEAD' && part.completedAt)?.completedAt ?? null;
  return null;
}

function agencyOf(step: WorkflowStep, input: WorkflowInput): string | null {
  if (step === 'RECEPTION' || step === 'RESULT_REVIEW') return input.deskAgencyId;
  if (step === 'SPECIALIST' || step === 'AGENCY_LEADER') return leadPart(input)?.agencyId ?? null;
  if (step === 'COORDINATION') return input.assignments.find((part) => part.part === 'COORDINATOR' && part.status !== 'RETURNED')?.agencyId ?? null;
  return null;
}

/** One edge for every pair of different steps that a transition joins; the first transition of the table names it. */
function edgesOf(transitions: readonly Transition[], language: Language): WorkflowEdgeView[] {
  const edges = new Map<string, WorkflowEdgeView>();
  for (const transition of transitions) {
    for (const [from, to] of movesOf(transition)) {
      const key = `${from}>${to}`;
      if (from !== to && !edges.has(key)) edges.set(key, { from, to, label: transition.label[language], automatic: transition.automatic ?? false });
    }
  }
  return [...edges.values()];
}

function movesOf({ from, to }: Transition): [WorkflowStep, WorkflowStep][] {
  if (!to) return [];
  const end = stepIn(to);
  if (end === 'SAME') return [];
  const ends = ENDS[end as keyof typeof ENDS] ?? [end as WorkflowStep];
  return from.flatMap((state) => ends.map((each): [WorkflowStep, WorkflowStep] => [stepIn(state) as WorkflowStep, each]));
}

/** The steps to which a target leads that depends on the case. */
const ENDS = {
  HANDLING: ['SPECIALIST', 'COORDINATION'],
  BACK: ['SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE'],
} as const satisfies Partial<Record<TargetStep, readonly WorkflowStep[]>>;

const stepIn = (target: Target): TargetStep => target.slice(target.indexOf('@') + 1) as TargetStep;
