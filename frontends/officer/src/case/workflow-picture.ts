import type { OfficerCaseWorkflowQuery, WorkflowStep } from '../gql/graphql';

type Workflow = NonNullable<OfficerCaseWorkflowQuery['case']>['workflow'];
type Node = Workflow['steps'][number];
type Edge = Workflow['transitions'][number];

/** Where each step stands in the picture: left, top, in its own units. The order of work runs from left to right. */
const BOX = { width: 156, height: 46 } as const;
const PLACES: Record<WorkflowStep, { x: number; y: number }> = {
  RECEPTION: { x: 4, y: 132 },
  SPECIALIST: { x: 190, y: 132 },
  RESULT_REVIEW: { x: 376, y: 132 },
  DONE: { x: 562, y: 132 },
  AGENCY_LEADER: { x: 190, y: 18 },
  PROVINCE_OFFICE: { x: 376, y: 18 },
  COORDINATION: { x: 190, y: 246 },
};
export const PICTURE = { width: 722, height: 300 } as const;
/** From one box to its neighbour. */
const STEP = { x: 186, y: 114 } as const;

export interface DrawnNode extends Node {
  x: number;
  y: number;
  width: number;
  height: number;
  optional: boolean;
}
export interface DrawnEdge {
  key: string;
  path: string;
  kind: 'plain' | 'done' | 'hot' | 'esc';
}

/** Steps that most cases never see. */
const OPTIONAL: ReadonlySet<WorkflowStep> = new Set(['COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE']);

export function drawnNodes(workflow: Workflow): DrawnNode[] {
  return workflow.steps.map((step) => ({ ...step, ...PLACES[step.step], ...BOX, optional: OPTIONAL.has(step.step) && step.state === 'AHEAD' }));
}

/**
 * The ways between neighbouring steps, and the short cut of a refusal below them. Longer ways (from every desk back to the first one …)
 * would hide the picture: they stand in words, `waysFrom`.
 */
export function drawnEdges(workflow: Workflow): DrawnEdge[] {
  const state = new Map(workflow.steps.map((node) => [node.step, node.state]));
  return workflow.transitions.flatMap((edge): DrawnEdge[] => {
    const path = wayOf(
      edge,
      workflow.transitions.some((other) => other.from === edge.to && other.to === edge.from),
    );
    if (!path) return [];
    const forth = PLACES[edge.to].x > PLACES[edge.from].x || PLACES[edge.to].y > PLACES[edge.from].y;
    const kind =
      edge.automatic && edge.to !== 'DONE'
        ? 'esc'
        : state.get(edge.from) === 'CURRENT' && forth
          ? 'hot'
          : state.get(edge.from) === 'DONE' && state.get(edge.to) !== 'AHEAD' && forth
            ? 'done'
            : 'plain';
    return [{ key: `${edge.from}-${edge.to}`, path, kind }];
  });
}

/** Where a case can go from its current step, each with the word of the act. */
export function waysFrom(workflow: Workflow): { key: string; label: string; to: string; automatic: boolean }[] {
  const current = workflow.steps.find(({ state }) => state === 'CURRENT')?.step;
  const labels = new Map(workflow.steps.map(({ step, label }) => [step, label]));
  return workflow.transitions
    .filter(({ from, to }) => from === current && to !== current)
    .map(({ to, label, automatic }) => ({ key: to, label, to: labels.get(to) ?? '', automatic }));
}

function wayOf({ from, to }: Edge, both: boolean): string | null {
  const a = PLACES[from];
  const b = PLACES[to];
  if (from === 'RECEPTION' && to === 'DONE') {
    const [left, right, y] = [a.x + 40, b.x + BOX.width / 2, a.y + BOX.height];
    return `M${left} ${y}C${left} ${y + 42} ${right} ${y + 42} ${right} ${y + 3}`;
  }
  if (a.y === b.y && Math.abs(b.x - a.x) === STEP.x) {
    const right = b.x > a.x;
    const y = a.y + BOX.height / 2 + (both ? (right ? -9 : 9) : 0);
    return right ? `M${a.x + BOX.width} ${y}H${b.x - 3}` : `M${a.x} ${y}H${b.x + BOX.width + 3}`;
  }
  if (a.x === b.x && Math.abs(b.y - a.y) === STEP.y) {
    const down = b.y > a.y;
    const x = a.x + BOX.width / 2 + (both ? (down ? -16 : 16) : 0);
    return down ? `M${x} ${a.y + BOX.height}V${b.y - 3}` : `M${x} ${a.y}V${b.y + BOX.height + 3}`;
  }
  return null;
}
