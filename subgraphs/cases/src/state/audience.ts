import { CASE_EVENTS, type CaseEventType } from '@pakn/events/case';
import { concernedAgencies, type CaseState } from './case-state.ts';

/** A changed deadline concerns the reporter only where it is one that was promised. */
const isInner = (type: CaseEventType, before: CaseState | null, after: CaseState): boolean =>
  type === 'DeadlineChanged' &&
  (['receptionDueAt', 'answerDueAt'] as const).every((promise) => before?.case[promise]?.getTime() === after.case[promise]?.getTime());

/**
 * Who is notified of an event: who was concerned before it or is after it. An agency that lost the case is notified of that once, so that its list drops it.
 * The public is notified of public kinds of cases that are or were public. Of the upgrade of an old case nobody is notified.
 */
export function audienceOf(type: CaseEventType, before: CaseState | null, after: CaseState): string[] {
  if (type === 'CaseAdopted') return [];
  const { id, reporterId, isPublic } = after.case;
  const agencies = new Set([...(before ? concernedAgencies(before) : []), ...concernedAgencies(after)]);
  const keys = [`case:${id}`, 'province', ...[...agencies].map((agency) => `agency:${agency}`)];
  if (CASE_EVENTS[type].reporter && !isInner(type, before, after)) keys.push(`reporter:${reporterId}`);
  if (CASE_EVENTS[type].public && (isPublic || before?.case.isPublic)) keys.push('public');
  return keys;
}
