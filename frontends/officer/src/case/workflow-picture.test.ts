import { describe, expect, it } from 'vitest';
import type { NodeState, WorkflowStep } from '../gql/graphql';
import { drawnEdges, drawnNodes, PICTURE, waysFrom } from './workflow-picture';

const STEPS: readonly WorkflowStep[] = ['RECEPTION', 'SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE', 'RESULT_REVIEW', 'DONE'];
const edge = (from: WorkflowStep, to: WorkflowStep, automatic = false) => ({ from, to, label: `${from} ${to}`, automatic });
const workflow = (current: WorkflowStep, done: readonly WorkflowStep[]) => ({
  name: 'Xử lý phản ánh',
  version: 1,
  steps: STEPS.map((step) => ({
    step,
    label: step,
    state: (step === current ? 'CURRENT' : done.includes(step) ? 'DONE' : 'AHEAD') as NodeState,
    enteredAt: null,
    agency: null,
  })),
  transitions: [
    edge('RECEPTION', 'SPECIALIST'),
    edge('SPECIALIST', 'RECEPTION'),
    edge('SPECIALIST', 'RESULT_REVIEW'),
    edge('SPECIALIST', 'AGENCY_LEADER', true),
    edge('COORDINATION', 'RESULT_REVIEW'),
    edge('RECEPTION', 'DONE'),
    edge('RESULT_REVIEW', 'DONE'),
  ],
});

describe('A8-14 the picture of the process', () => {
  it('every step stands inside the picture, none on another', () => {
    const nodes = drawnNodes(workflow('SPECIALIST', ['RECEPTION']));
    expect(nodes).toHaveLength(STEPS.length);
    for (const node of nodes) expect(node.x >= 0 && node.y >= 0 && node.x + node.width <= PICTURE.width && node.y + node.height <= PICTURE.height).toBe(true);
    expect(new Set(nodes.map(({ x, y }) => `${x}/${y}`)).size).toBe(STEPS.length);
  });

  it('marks what was done, what can come next, and what the clock does', () => {
    const kinds = Object.fromEntries(drawnEdges(workflow('SPECIALIST', ['RECEPTION'])).map(({ key, kind }) => [key, kind]));
    expect(kinds).toEqual({
      'RECEPTION-SPECIALIST': 'done',
      'SPECIALIST-RECEPTION': 'plain',
      'SPECIALIST-RESULT_REVIEW': 'hot',
      'SPECIALIST-AGENCY_LEADER': 'esc',
      'RECEPTION-DONE': 'plain',
      'RESULT_REVIEW-DONE': 'plain',
    });
  });

  it('says in words where the case can go from here', () => {
    expect(waysFrom(workflow('COORDINATION', [])).map(({ to }) => to)).toEqual(['RESULT_REVIEW']);
  });
});
