import type { ReferenceRules } from '../process/rules.ts';
import { plainReference, withCalendar } from './plain-rules.ts';
import type { Story } from './story.ts';

/** Calendars that come into force after the fact: a day off, one that falls out of the past, a make-up Saturday with a day off, mornings only. */
export const CALENDARS: readonly ReferenceRules[] = [
  plainReference(),
  withCalendar([{ date: '2026-11-24', working: false, status: 'confirmed' }]),
  withCalendar([{ date: '2026-11-20', working: false, status: 'provisional' }]),
  withCalendar([
    { date: '2026-11-28', working: true, status: 'confirmed' },
    { date: '2026-11-26', working: false, status: 'confirmed' },
  ]),
  withCalendar([], { periods: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:30', to: '11:30', validFrom: '2026-11-25' })) }),
];

/** What the reminders of a case said of one stage more than once, although nothing but the calendar moved its clock. */
export function repeatedStages({ events }: Story): string[] {
  const given = new Set<string>();
  return events.flatMap(({ event, at }) => {
    const { percent, clock } = event.data as { percent?: number; clock?: { dueAt?: string | null } };
    if (event.type === 'DeadlineChanged') {
      // A deadline that lies ahead again may pass again.
      if (clock?.dueAt && new Date(clock.dueAt) >= at) given.delete('CaseOverdue');
      return [];
    }
    if (clock) given.clear();
    if (!['CaseReminded', 'CaseDueSoon', 'CaseOverdue'].includes(event.type)) return [];
    const stage = `${event.type}${percent ?? ''}`;
    const again = given.has(stage) ? [`${stage} at ${at.toISOString()}`] : [];
    given.add(stage);
    return again;
  });
}
