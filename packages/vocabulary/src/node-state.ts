import { codesOf, type ClosedSet } from './closed-set.ts';

/** Where a step of the diagram stands for one case. */
export const NODE_STATE = {
  DONE: { vi: 'đã qua', en: 'passed' },
  CURRENT: { vi: 'bước hiện tại', en: 'current step' },
  AHEAD: { vi: 'chưa tới', en: 'not reached' },
} as const satisfies ClosedSet;

export type NodeState = keyof typeof NODE_STATE;
export const NODE_STATES = codesOf(NODE_STATE);
