import type { CaseEvent } from '@pakn/events/case';
import { DomainError, refuseIfAny } from '@pakn/service-kit/rules';
import { checkedFileIds } from '../process/files.ts';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { calendarOf, clockChangeOf } from '../process/run-clock.ts';
import { ASKING_REASON } from '../process/settings.ts';
import { commentOf, LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

export interface Pausing {
  reasonCode: string;
  comment: string;
  withinWorkingHours: number;
}

/** The longest pause for a reason that names no limit of its own, in working hours. */
const LONGEST_PAUSE_HOURS = 40;

/**
 * Tạm dừng thời hạn (B-03): the lead waits for somebody, for a reason and at most so long; the pauses of a case have a limit together. It ends by itself.
 * @throws PAUSE_LIMIT, INVALID_INPUT with a problem a field
 */
export function pauseCase(input: Pausing, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('PAUSE', state, rules);
  const until = pauseEnd(input.reasonCode, input.withinWorkingHours, state, rules);
  const comment = wordsOf(input.comment, { path: 'comment', name: { vi: 'nội dung tạm dừng', en: 'what is waited for' }, longest: LONGEST_COMMENT });
  return [{ type: 'CasePaused', data: { reasonCode: input.reasonCode, until, clock: clockChangeOf(transition, state, rules) }, words: { comment } }];
}

/** The clock goes on before the pause's limit is up. */
export function resumeCase(input: { comment?: string | null }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('RESUME', state, rules);
  const comment = commentOf(input.comment);
  return [
    {
      type: 'CaseResumed',
      data: { ...(transition.to ? { standing: standingOf(transition, state) } : {}), clock: clockChangeOf(transition, state, rules) },
      ...(comment ? { words: { comment } } : {}),
    },
  ];
}

/**
 * Yêu cầu bổ sung: the desk or the lead asks the reporter, and the clock waits for the answer at most so long.
 * @throws PAUSE_LIMIT, INVALID_INPUT
 */
export function requestInfo(input: { question: string; withinWorkingHours: number }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('REQUEST_INFO', state, rules);
  const until = pauseEnd(ASKING_REASON, input.withinWorkingHours, state, rules);
  const question = wordsOf(input.question, { path: 'question', name: { vi: 'nội dung cần bổ sung', en: 'the question' }, longest: LONGEST_COMMENT });
  const clock = clockChangeOf(transition, state, rules);
  return [{ type: 'InfoRequested', data: { until, standing: standingOf(transition, state), clock }, words: { question } }];
}

/** Bổ sung thông tin: the reporter's answer is a message of the private exchange, and the clock goes on. */
export function supplyInfo(input: { text: string; attachmentIds?: string[] | null }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('SUPPLY_INFO', state, rules);
  const text = wordsOf(input.text, { path: 'text', name: { vi: 'nội dung bổ sung', en: 'the answer' }, longest: LONGEST_COMMENT });
  const files = checkedFileIds(input.attachmentIds, 'attachmentIds', rules);
  const clock = clockChangeOf(transition, state, rules);
  return [{ type: 'InfoSupplied', data: { messageId: rules.newId(), files, standing: standingOf(transition, state), clock }, words: { text } }];
}

/** The uploaded files that it names. */
supplyInfo.fileIds = ({ attachmentIds }: { attachmentIds?: string[] | null }): string[] => attachmentIds ?? [];

/** When a pause is over: within its reason's limit, and within what the case has left of all its pauses. */
function pauseEnd(reasonCode: string, withinWorkingHours: number, state: CaseState, rules: Rules): string {
  const reason = rules.reference.reason('PAUSE', reasonCode);
  if (!reason?.active) refuseIfAny([{ path: 'reasonCode', code: 'UNKNOWN', message: { vi: 'Hãy chọn lý do tạm dừng.', en: 'Choose why the clock waits.' } }]);
  const most = reason?.maxWorkingHours ?? LONGEST_PAUSE_HOURS;
  if (!(withinWorkingHours >= 1 && withinWorkingHours <= most))
    refuseIfAny([
      { path: 'withinWorkingHours', code: 'OUT_OF_RANGE', message: { vi: `Hãy nhập từ 1 đến ${most} giờ làm việc.`, en: `Enter 1 to ${most} working hours.` } },
    ]);
  if (state.case.pausedMinutes + withinWorkingHours * 60 > rules.reference.settings().pauseTotalHours * 60)
    throw new DomainError('PAUSE_LIMIT', { caseId: state.case.id });
  return calendarOf(state.case, rules)
    .addWorkingMinutes(rules.now, withinWorkingHours * 60)
    .toISOString();
}
