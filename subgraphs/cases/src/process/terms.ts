import { type CaseAction as AnyCaseAction } from '@pakn/vocabulary';

export {
  CASE_STATUSES,
  URGENCIES,
  WORKFLOW_STEPS,
  type AssignmentPart,
  type AssignmentStatus,
  type CaseStatus,
  type Progress,
  type Urgency,
  type Verdict,
  type WorkflowStep,
} from '@pakn/vocabulary';

/** The actions of this version of the process; the vocabulary has more, they come with what they need. */
export const CASE_ACTIONS = [
  'EDIT',
  'CLAIM',
  'RELEASE',
  'CLASSIFY',
  'ASSIGN',
  'COORDINATE',
  'RETURN_TO_OPERATOR',
  'RECORD_ANSWER',
  'RETURN_RESULT',
  'APPROVE_ANSWER',
  'PUBLISH',
  'SCHEDULE',
  'EXTEND',
  'REJECT',
  'COMPLETE_COORDINATION',
  'CONFIRM_COMPLETION',
  'REQUEST_REWORK',
  'ADD_NOTE',
  'RATE',
  'MESSAGE',
] as const satisfies readonly AnyCaseAction[];
export type CaseAction = (typeof CASE_ACTIONS)[number];
