// Every command that changes a case, and the rule that decides it. Pure: what these files reach knows neither database nor graph (npm run check holds it).
import type { CaseEvent } from '@pakn/events/case';
import { approximatePoint } from './approximation/approximate-point.ts';
import { approveAnswer } from './answer/approve-answer.ts';
import { publishAnswer } from './answer/publish-answer.ts';
import { recordAnswer } from './answer/record-answer.ts';
import { requestRework } from './answer/request-rework.ts';
import { confirmCompletion, returnResult } from './answer/return-result.ts';
import { unpublishAnswer } from './answer/unpublish-answer.ts';
import { decideAppointment } from './appointment/decide-appointment.ts';
import { scheduleCase } from './appointment/schedule-case.ts';
import { assignCase } from './assignment/assign-case.ts';
import { claimCase } from './assignment/claim-case.ts';
import { coordinateCase } from './assignment/coordinate-case.ts';
import { releaseCase } from './assignment/release-case.ts';
import { returnToOperator } from './assignment/return-to-operator.ts';
import { sendMessage } from './conversation/send-message.ts';
import { completeCoordination } from './coordination/complete-coordination.ts';
import { delegateCase, takeOverCase, urgeCase } from './leader/leader-commands.ts';
import { supportCase } from './interest/support-case.ts';
import { addNote } from './note/add-note.ts';
import { pauseCase, requestInfo, resumeCase, supplyInfo } from './pause/pause-case.ts';
import type { Rules } from './process/rules.ts';
import { rateCase } from './rating/rate-case.ts';
import { recomputeDeadlines } from './recomputing/recompute-deadlines.ts';
import { reopenCase } from './reopening/reopen-case.ts';
import type { CaseState } from './state/case-state.ts';
import { transferToSuccessor } from './succession/transfer-to-successor.ts';
import {
  closeByItself,
  escalate,
  missAppointment,
  remind,
  remindCoHandler,
  remindUnclaimed,
  resumeByItself,
  sendLateNotice,
  timeIsUp,
} from './timer/system-commands.ts';
import { redactAttachment } from './attachment/redact-attachment.ts';
import { editCase } from './triage/edit-case.ts';
import { rejectCase } from './triage/reject-case.ts';
import { withdrawCase } from './withdrawal/withdraw-case.ts';

/** What decides a command; and what has to be read for it, where it names something. */
interface CommandRule {
  (input: never, state: CaseState, rules: Rules): CaseEvent[];
  fileIds?(input: never): readonly string[];
  officerIds?(input: never): readonly string[];
}

const COMMANDS = {
  // The duty desk
  editCase,
  assignCase,
  rejectCase,
  // The agencies
  claimCase,
  releaseCase,
  coordinateCase,
  returnToOperator,
  completeCoordination,
  scheduleCase,
  decideAppointment,
  delegateCase,
  takeOverCase,
  urgeCase,
  // The clock waits
  pauseCase,
  resumeCase,
  requestInfo,
  supplyInfo,
  // The answer
  recordAnswer,
  returnResult,
  confirmCompletion,
  approveAnswer,
  publishAnswer,
  requestRework,
  unpublishAnswer,
  redactAttachment,
  // Everybody
  rateCase,
  supportCase,
  sendMessage,
  addNote,
  withdrawCase,
  reopenCase,
  // The system, when a timer fires
  remind,
  timeIsUp,
  missAppointment,
  escalate,
  remindUnclaimed,
  remindCoHandler,
  sendLateNotice,
  resumeByItself,
  closeByItself,
  // The system, when an agency was closed
  transferToSuccessor,
  // The system, when the calendar or the working hours were changed
  recomputeDeadlines,
  // The system, when a category became sensitive
  approximatePoint,
} as const satisfies Record<string, CommandRule>;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<N extends CommandName> = Parameters<(typeof COMMANDS)[N]>[0];

/** A command of an existing case. */
export type Command = { [N in CommandName]: { name: N; input: CommandInput<N> } }[CommandName];

/**
 * What a command makes happen to a case in this state, by these rules.
 * @throws DomainError when it is refused for now, NotPermitted when the actor may never do it
 */
export const decide = ({ name, input }: Command, state: CaseState, rules: Rules): CaseEvent[] => COMMANDS[name](input as never, state, rules);

/** The uploaded files that a command names, as its own file says: they are read, and locked, before it is decided. */
export const filesNamedBy = ({ name, input }: Command): readonly string[] => ruleOf(name).fileIds?.(input as never) ?? [];

/** The officers that a command names: they are looked up before it is decided. */
export const officersNamedBy = ({ name, input }: Command): readonly string[] => ruleOf(name).officerIds?.(input as never) ?? [];

const ruleOf = (name: CommandName): CommandRule => COMMANDS[name];
