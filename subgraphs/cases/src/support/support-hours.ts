import type { Label } from '@pakn/vocabulary';
import type { Services } from '../context.ts';
import { portalOf } from '../reference/portal.ts';

/** When advisers answer. */
export interface SupportHours {
  isOpen: boolean;
  /** Null while it is open. */
  opensAt: Date | null;
  /** As the portal says it, in both languages. */
  hours: Label;
}

/** The duty desk's working time, with days off and make-up days; the portal's words only say it (ADR 0080). */
export function supportHours(reference: Services['reference'], now: Date): SupportHours {
  const desk = reference.agencies().find(({ kind, active }) => kind === 'OPERATOR' && active);
  const calendar = reference.calendar(desk?.id ?? null);
  const isOpen = calendar.isWorking(now);
  // The first millisecond of working time from now on ends one after the opening.
  const opensAt = isOpen ? null : new Date(calendar.addWorkingMs(now, 1).getTime() - 1);
  const { supportHours: vi, supportHoursEn } = portalOf(reference);
  return { isOpen, opensAt, hours: { vi, en: supportHoursEn ?? vi } };
}
