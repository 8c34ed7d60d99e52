import type { CaseEventType } from '@pakn/events';
import type { GuardName } from './guards.ts';
import type { Relation } from './relations.ts';
import type { State } from './status-table.ts';
import type { CaseAction, CaseStatus, WorkflowStep } from './terms.ts';

/**
 * Where a transition leads. HANDLING: COORDINATION while a co-handler is open, else SPECIALIST. SAME: the step it stood at.
 * BACK: the level that it had climbed to when its result was returned, otherwise as HANDLING.
 */
export type Target = State | `${CaseStatus}@HANDLING` | `${CaseStatus}@SAME` | `${CaseStatus}@BACK`;

/** The step in a target. */
export type TargetStep = WorkflowStep | 'HANDLING' | 'SAME' | 'BACK';

/** What a transition does to the clock: the desk's or the agency's limit begins, grows, waits, goes on, stops. */
export type ClockEffect = 'START_DESK' | 'START_AGENCY' | 'EXTEND' | 'PAUSE' | 'STOP' | 'RESUME';

export interface Transition {
  /** Who asks for it; null: the clock does. */
  action: CaseAction | null;
  from: readonly State[];
  /** Any one of them. */
  who: readonly Relation[];
  /** All of them. */
  guards?: readonly GuardName[];
  /** Where the case stands afterwards; absent: where it stood. */
  to?: Target;
  clock?: ClockEffect;
  event: CaseEventType;
  /** Taken by the clock, not by a person. */
  automatic?: true;
  label: { vi: string; en: string };
}
