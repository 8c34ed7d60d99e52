import { ownedCalendar, type CalendarRules } from '../clock/owned-calendar.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { Services } from '../context.ts';
import { isDeadlineChanged, type TimedCase } from '../process/changed-deadlines.ts';
import type { ClockRules } from '../process/promises.ts';

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

type Part = TimedCase['assignments'][number];
type Appointment = TimedCase['appointments'][number];
/** A row of a list that came as JSON: its times are text. */
type AsJson<R> = { [K in keyof R]: R[K] extends Date | null | undefined ? string | null : R[K] };
type OpenCase = TimedCase['case'] & { id: string; assignments: AsJson<Part>[] | null; appointments: AsJson<Appointment>[] | null };

const time = (text: string | null): Date => new Date(text ?? 0);

const timedCase = ({ assignments, appointments, ...found }: OpenCase): TimedCase => ({
  case: found,
  assignments: (assignments ?? []).map((part) => ({ ...part, assignedAt: time(part.assignedAt), dueAt: part.dueAt === null ? null : time(part.dueAt) })),
  appointments: (appointments ?? []).map((each) => ({ ...each, createdAt: time(each.createdAt), dueAt: time(each.dueAt), remindAt: time(each.remindAt) })),
});

function isAffected(row: OpenCase, rules: ClockRules): boolean {
  try {
    return isDeadlineChanged(timedCase(row), rules);
  } catch {
    return false; // The pass will leave it too, and say so.
  }
}

/**
 * How many open cases would have another deadline if the calendar were this one: those that `recomputeDeadlines` would change. Bound by the number of open cases
 * (about 55 µs each, half of it in the database) and of agencies with a calendar of their own that hold one (3 to 9 ms each); closed cases cost nothing.
 * @param draft the whole calendar as proposed: hours and days of the province and of every agency
 */
export async function countAffected({ pool, reference, clock }: Pick<Services, 'pool' | 'reference' | 'clock'>, draft: CalendarRules): Promise<number> {
  const made = new Map<string, WorkingCalendar>();
  ownedCalendar(made, draft, null); // One that cannot be read is no fault of a case.
  const deskId = reference.operatorAgencyId();
  const rules = {
    now: clock.now(),
    reference: {
      calendar: (agencyId: string | null) => ownedCalendar(made, draft, agencyId),
      operatorAgencyId: () => deskId,
      level: reference.level,
      settings: reference.settings,
    },
  };
  const read = async (after: string | null): Promise<OpenCase[]> => (await pool.query<OpenCase>(OPEN_CASES, [after])).rows;
  let affected = 0;
  for (let reading = read(null); ;) {
    const rows = await reading;
    const last = rows.at(-1);
    // The database reads on while these are looked at.
    if (last) reading = read(last.id);
    for (const row of rows) if (isAffected(row, rules)) affected++;
    if (!last) return affected;
  }
}
