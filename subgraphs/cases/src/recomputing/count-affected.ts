import { ownedCalendar, type CalendarRules } from '../clock/owned-calendar.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { Services } from '../context.ts';
import { isDeadlineChanged, type TimedCase } from '../process/changed-deadlines.ts';

const CASES_AT_ONCE = 1_000;

// What the deadlines are derived from, and nothing else of a case: no words, no history.
const OPEN_CASES = `
  select c.id, c.step, c.urgency, c.clock, c.lead_agency_id as "leadAgencyId", c.submitted_at as "submittedAt", c.accepted_at as "acceptedAt",
    c.step_entered_at as "stepEnteredAt", c.paused_at as "pausedAt", c.due_at as "dueAt", c.remind_at as "remindAt", c.remind_minutes as "remindMinutes",
    c.reception_due_at as "receptionDueAt", c.answer_due_at as "answerDueAt", c.answer_minutes as "answerMinutes",
    (select json_agg(json_build_object('id', a.id, 'part', a.part, 'status', a.status, 'assignedAt', a.assigned_at, 'dueAt', a.due_at, 'limitMinutes', a.limit_minutes)
      order by a.id) from cases.assignment a where a.case_id = c.id and a.status <> 'RETURNED') as assignments,
    (select json_agg(json_build_object('id', p.id, 'status', p.status, 'createdAt', p.created_at, 'dueAt', p.due_at, 'remindAt', p.remind_at,
      'limitMinutes', p.limit_minutes, 'warningMinutes', p.warning_minutes)) from cases.appointment p where p.case_id = c.id) as appointments
  from cases."case" c where c.step <> 'DONE' and ($1::uuid is null or c.id > $1) order by c.id limit ${CASES_AT_ONCE}`;

/** A row whose times inside JSON are text. */
type OpenCase = TimedCase['case'] & { id: string } & { [K in 'assignments' | 'appointments']: Record<string, unknown>[] | null };

const withTimes = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, column.endsWith('At') && typeof value === 'string' ? new Date(value) : value]));

const timedCase = ({ assignments, appointments, ...found }: OpenCase): TimedCase => ({
  case: found,
  assignments: (assignments ?? []).map(withTimes) as unknown as TimedCase['assignments'],
  appointments: (appointments ?? []).map(withTimes) as unknown as TimedCase['appointments'],
});

/**
 * How many open cases would have another deadline if the calendar were this one: those that `recomputeDeadlines` would change. Bound by the number of open cases
 * (about 30 µs each) and of agencies with a calendar of their own that hold one (a few ms each); closed cases cost nothing.
 * @param draft the whole calendar as proposed: hours and days of the province and of every agency
 */
export async function countAffected({ pool, reference, clock }: Pick<Services, 'pool' | 'reference' | 'clock'>, draft: CalendarRules): Promise<number> {
  const made = new Map<string, WorkingCalendar>();
  const rules = {
    now: clock.now(),
    reference: {
      calendar: (agencyId: string | null) => ownedCalendar(made, draft, agencyId),
      operatorAgencyId: () => reference.operatorAgencyId(),
      level: reference.level,
      settings: reference.settings,
    },
  };
  let affected = 0;
  for (let last: string | null = null; ;) {
    const { rows }: { rows: OpenCase[] } = await pool.query<OpenCase>(OPEN_CASES, [last]);
    for (const row of rows) if (isDeadlineChanged(timedCase(row), rules)) affected++;
    if (rows.length < CASES_AT_ONCE) return affected;
    last = rows.at(-1)?.id ?? null;
  }
}
