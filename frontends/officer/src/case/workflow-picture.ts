import type { NodeState, OfficerCaseWorkflowQuery, WorkflowStep } from '../gql/graphql';

type Workflow = NonNullable<OfficerCaseWorkflowQuery['case']>['workflow'];
type Node = Workflow['steps'][number];
type Edge = Workflow['transitions'][number];

/** Where each step stands in the picture: left, top, in its own units. The order of work runs from left to right. */
const BOX = { width: 144, height: 46 } as const;
const PLACES: Record<WorkflowStep, { x: number; y: number }> = {
  RECEPTION: { x: 4, y: 132 },
  SPECIALIST: { x: 190, y: 132 },
  RESULT_REVIEW: { x: 376, y: 132 },
  DONE: { x: 562, y: 132 },
  AGENCY_LEADER: { x: 190, y: 18 },
  PROVINCE_OFFICE: { x: 376, y: 18 },
  COORDINATION: { x: 190, y: 246 },
};
export const PICTURE = { width: 710, height: 312 } as const;

export interface DrawnNode extends Node { x: number; y: number; width: number; height: number }
export interface DrawnEdge { key: string; path: string; label: string; automatic: boolean; state: NodeState; labelX: number; labelY: number }

export function drawnNodes(workflow: Workflow): DrawnNode[] {
  return workflow.steps.map((step) => ({ ...step, ...PLACES[step.step], ...BOX }));
}

/** The ways between the steps, as SVG paths. Two ways between the same steps keep apart; a label stands in the middle of its way. */
export function drawnEdges(workflow: Workflow): DrawnEdge[] {
  const states = new Map(workflow.steps.map(({ step, state }) => [step, state]));
  return workflow.transitions.filter(({ from, to }) => from !== to).map((edge) => {
    const both = workflow.transitions.some((other) => other.from === edge.to && other.to === edge.from);
    const { path, labelX, labelY } = way(edge, both);
    const taken = states.get(edge.from) === 'DONE' && states.get(edge.to) !== 'AHEAD' && PLACES[edge.to].x >= PLACES[edge.from].x && !edge.automatic;
    return { key: `${edge.from}-${edge.to}`, path, label: edge.label, automatic: edge.automatic, state: taken ? 'DONE' : 'AHEAD', labelX, labelY };
  });
}

function way(edge: Edge, both: boolean): { path: string; labelX: number; labelY: number } {
  const a = PLACES[edge.from];
  const b = PLACES[edge.to];
  const middle = { a: { x: a.x + BOX.width / 2, y: a.y + BOX.height / 2 }, b: { x: b.x + BOX.width / 2, y: b.y + BOX.height / 2 } };
  if (a.y === b.y && Math.abs(b.x - a.x) <= 190) {
    const right = b.x > a.x;
    const shift = both ? (right ? -9 : 9) : 0;
    const [from, to] = right ? [a.x + BOX.width, b.x - 3] : [a.x, b.x + BOX.width + 3];
    const y = middle.a.y + shift;
    return { path: `M${from} ${y}H${to}`, labelX: (from + to) / 2, labelY: y + (shift > 0 ? 14 : -6) };
  }
  if (a.x === b.x) {
    const down = b.y > a.y;
    const x = middle.a.x + (both ? (down ? -16 : 16) : 0);
    const [from, to] = down ? [a.y + BOX.height, b.y - 3] : [a.y, b.y + BOX.height + 3];
    return { path: `M${x} ${from}V${to}`, labelX: x, labelY: (from + to) / 2 };
  }
  // Everything else goes round in a bow: over the upper row, or under the middle one.
  const under = Math.max(a.y, b.y) > 132 || a.y === b.y;
  const [fromY, toY] = under ? [a.y + BOX.height, b.y + BOX.height + 3] : [a.y + (b.y > a.y ? BOX.height : 0), b.y > a.y ? b.y - 3 : b.y + BOX.height + 3];
  const bend = under ? Math.max(fromY, toY) + 40 : (fromY + toY) / 2;
  return { path: `M${middle.a.x} ${fromY}C${middle.a.x} ${bend} ${middle.b.x} ${bend} ${middle.b.x} ${toY}`, labelX: (middle.a.x + middle.b.x) / 2, labelY: under ? bend - 8 : bend };
}
