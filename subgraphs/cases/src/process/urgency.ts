import type { Desk } from '../case/desk.ts';
import type { ReferenceBook } from '../case/reference-book.ts';
import { extendClock, renewPromises } from './run-clock.ts';
import { leadPart } from './situation.ts';
import type { Urgency } from './terms.ts';

/** Another urgency brings other limits: new promises, and for an agency that already works the difference of the two limits. */
export function changeUrgency(desk: Desk, reference: ReferenceBook, urgency: Urgency, now: Date): void {
  const found = desk.case;
  if (found.urgency === urgency) return;
  const before = reference.level(found.urgency, now).resolve;
  found.urgency = urgency;
  renewPromises(found, reference);
  if (leadPart(desk) && !found.verdict) extendClock(desk, reference, now, (reference.level(urgency, now).resolve - before) * 60);
}
