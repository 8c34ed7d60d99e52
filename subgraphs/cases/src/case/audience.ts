import { CASE_EVENTS, type CaseEventType } from '@pakn/events';
import { concernedAgencies, type Desk } from './desk.ts';

/** What decides who is concerned by a case at one moment. */
export interface Concerned {
  agencies: string[];
  isPublic: boolean;
}

export const concernedBy = (desk: Desk): Concerned => ({ agencies: concernedAgencies(desk), isPublic: desk.case.isPublic });

/**
 * Who is told of an event: who was concerned before it or is after it. An agency that lost the case hears that once, so that its list drops it.
 * The public hears of public kinds of cases that are or were public.
 */
export function audienceOf(type: CaseEventType, found: { id: string; reporterId: string }, before: Concerned | null, after: Concerned): string[] {
  const agencies = new Set([...(before?.agencies ?? []), ...after.agencies]);
  const keys = [`case:${found.id}`, 'province', ...[...agencies].map((id) => `agency:${id}`)];
  if (CASE_EVENTS[type].reporter) keys.push(`reporter:${found.reporterId}`);
  if (CASE_EVENTS[type].public && (after.isPublic || before?.isPublic)) keys.push('public');
  return keys;
}
