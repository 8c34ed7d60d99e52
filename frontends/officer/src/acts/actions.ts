import type { CaseAction } from '../gql/graphql';
import type { Shortcut } from '../keys/shortcuts';

/** What opens when a button is pressed. `now`: no question is asked; `tab-…`: its place is a tab of the panel. */
export type ActFormName =
  | 'now'
  | 'release'
  | 'classify'
  | 'assign'
  | 'coordinate'
  | 'return'
  | 'answer'
  | 'return-result'
  | 'complete'
  | 'confirm'
  | 'approve'
  | 'publish'
  | 'schedule'
  | 'rework'
  | 'reject'
  | 'tab-notes'
  | 'tab-talk';

export interface ActionFace {
  form: ActFormName;
  /** Key of the button's text below `officer.act`. */
  label: string;
  shortcut?: Shortcut;
  /** The key as it is shown on the button. */
  kbd?: string;
  danger?: boolean;
}

/**
 * The buttons of the actions that this front end can do. The server says which of them a viewer has (`viewerActions`); nothing here looks at roles.
 * EDIT and CLASSIFY share a form, and so do the first appointment and its extension.
 */
export const ACTION_FACES: Partial<Record<CaseAction, ActionFace>> = {
  ASSIGN: { form: 'assign', label: 'assign' },
  CLAIM: { form: 'now', label: 'claim', shortcut: 'claim', kbd: 'T' },
  PUBLISH: { form: 'publish', label: 'publish' },
  CONFIRM_COMPLETION: { form: 'confirm', label: 'confirm' },
  COMPLETE_COORDINATION: { form: 'complete', label: 'complete' },
  APPROVE_ANSWER: { form: 'approve', label: 'approve' },
  RECORD_ANSWER: { form: 'answer', label: 'answer', shortcut: 'answer', kbd: 'C' },
  RETURN_RESULT: { form: 'return-result', label: 'returnResult', shortcut: 'return-result', kbd: 'R' },
  COORDINATE: { form: 'coordinate', label: 'coordinate', shortcut: 'coordinate', kbd: 'P' },
  SCHEDULE: { form: 'schedule', label: 'schedule', shortcut: 'schedule', kbd: 'H' },
  EXTEND: { form: 'schedule', label: 'extend', shortcut: 'schedule', kbd: 'H' },
  RETURN_TO_OPERATOR: { form: 'return', label: 'returnToOperator', shortcut: 'return-to-operator', kbd: 'B' },
  REQUEST_REWORK: { form: 'rework', label: 'rework' },
  REJECT: { form: 'reject', label: 'reject', shortcut: 'reject', kbd: 'N', danger: true },
  CLASSIFY: { form: 'classify', label: 'classify' },
  EDIT: { form: 'classify', label: 'edit' },
  RELEASE: { form: 'release', label: 'release' },
  ADD_NOTE: { form: 'tab-notes', label: 'note', shortcut: 'note', kbd: 'M' },
  MESSAGE: { form: 'tab-talk', label: 'message' },
};

/** What usually comes next, the first one first. */
const NEXT_STEPS: readonly CaseAction[] = [
  'ASSIGN',
  'CLAIM',
  'CONFIRM_COMPLETION',
  'PUBLISH',
  'COMPLETE_COORDINATION',
  'RETURN_RESULT',
  'RECORD_ANSWER',
  'APPROVE_ANSWER',
];

export interface ActionBar {
  primary: CaseAction | null;
  others: CaseAction[];
}

/**
 * The buttons of a case: one primary at a time, the others in the order of ACTION_FACES.
 * An answer that the category's leader has to approve is not returned before: then approving comes first for who may.
 */
export function actionBar(given: { actions: readonly CaseAction[]; approvalRequired: boolean; approved: boolean }): ActionBar {
  const offered = new Set(given.actions);
  // One button for a form: editing includes classifying.
  if (offered.has('EDIT')) offered.delete('CLASSIFY');
  const known = (Object.keys(ACTION_FACES) as CaseAction[]).filter((action) => offered.has(action));
  const mustApprove = given.approvalRequired && !given.approved && offered.has('APPROVE_ANSWER');
  const primary = mustApprove ? 'APPROVE_ANSWER' : (NEXT_STEPS.find((action) => offered.has(action)) ?? null);
  return { primary, others: known.filter((action) => action !== primary) };
}

/** The action of a key, if the viewer has it now. */
export function actionOf(shortcut: Shortcut, actions: readonly CaseAction[]): CaseAction | null {
  return actions.find((action) => ACTION_FACES[action]?.shortcut === shortcut) ?? null;
}
