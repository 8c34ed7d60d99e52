import { dayKey } from '@pakn/ui';
import type { ClockView } from '@pakn/ui/case/working-hours';

/** The province's office hours and the days that differ, as the graph answers them. */
export interface OfficeTime {
  hours: readonly { weekday: number; from: string; to: string; validFrom: string; agency?: unknown }[];
  days: readonly { date: string; working: boolean; status: string; agency?: unknown }[];
}
export interface Promised {
  submittedAt: string;
  answerDueAt: string;
  /** When the answer came; null while it is awaited. */
  answeredAt: string | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3600_000;
const MONDAY = 1;

/** Office hours of one civil day: an unconfirmed day counts as its weekday does; a make-up day has Monday's hours. */
function hoursOn(day: string, { hours, days }: OfficeTime): { from: number; to: number }[] {
  const rule = days.find(({ date, status, agency }) => date === day && status !== 'unconfirmed' && !agency);
  if (rule && !rule.working) return [];
  const inForce = hours.filter(({ validFrom, agency }) => validFrom <= day && !agency);
  const newest = inForce.reduce((latest, { validFrom }) => (validFrom > latest ? validFrom : latest), '');
  const weekday = ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const of = (wanted: number) => inForce.filter((period) => period.validFrom === newest && period.weekday === wanted);
  const periods = of(weekday).length === 0 && rule?.working ? of(MONDAY) : of(weekday);
  return periods
    .map(({ from, to }) => ({ from: Date.parse(`${day}T${from}:00+07:00`), to: Date.parse(`${day}T${to}:00+07:00`) }))
    .sort((one, other) => one.from - other.from);
}

/**
 * The promise to the citizen as the strip draws it: office hours between sending and the day by which the answer is due.
 * The agencies have a clock of their own (`Case.clock`); this one is what the person was promised.
 * @param now ms
 */
export function promiseClock(promised: Promised, office: OfficeTime, now: number): ClockView {
  const start = Date.parse(promised.submittedAt);
  const due = Date.parse(promised.answerDueAt);
  const until = promised.answeredAt ? Date.parse(promised.answeredAt) : now;
  const periods: { from: number; to: number }[] = [];
  let lateMinutes = 0;
  const end = Math.max(due, until);
  for (let noon = Date.parse(`${dayKey(start)}T12:00:00+07:00`); noon < end + DAY_MS; noon += DAY_MS) {
    for (const { from, to } of hoursOn(dayKey(noon), office)) {
      const [open, close] = [Math.max(from, start), Math.min(to, due)];
      if (close > open) periods.push({ from: open, to: close });
      if (until > due) lateMinutes += Math.max(0, Math.min(to, until) - Math.max(from, due)) / MINUTE_MS;
    }
  }
  const workingMinutes = periods.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE_MS;
  const usedMinutes = periods.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, until) - from), 0) / MINUTE_MS;
  return {
    startedAt: promised.submittedAt,
    stoppedAt: promised.answeredAt,
    workingMinutes,
    usedMinutes,
    remainingMinutes: workingMinutes - usedMinutes - lateMinutes,
    periods: periods.map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
  };
}
