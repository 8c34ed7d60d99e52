import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';

let d: Desks;
let owner: pg.Client;
beforeAll(async () => {
  d = await desks();
  owner = new pg.Client({ connectionString: d.here.database.ownerUrl });
  owner.on('error', () => {}); // the database is dropped under it
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await d.here.close();
});

/** Moves the database's clock to a time of Vietnam ("2026-03-13 16:59"). */
async function itIs(local: string): Promise<void> {
  await owner.query(
    'insert into cases.clock_offset (shift) values ($1::timestamptz - clock_timestamp()) on conflict (id) do update set shift = excluded.shift',
    [`${local}:00+07`],
  );
  await d.here.cases.services.clock.refresh();
}
/** To the nearest minute: the test's own milliseconds count too. */
const local = (at: string | null): string => new Date(Date.parse(String(at)) + 7 * 3_600_000 + 30_000).toISOString().slice(0, 16).replace('T', ' ');

interface Promises {
  receptionDueAt: string;
  answerDueAt: string;
}

describe('B-02 the deadlines of a filed report, on the real calendar', () => {
  it.each([
    ['on a Friday at 16:59', '2026-03-13 16:59', '2026-03-16 16:59', '2026-03-19 16:59'],
    ['on a swapped Saturday', '2026-01-10 08:00', '2026-01-12 08:00', '2026-01-15 08:00'],
    ['before Tết, 29 Tết 16:59', '2026-02-13 16:59', '2026-02-23 16:59', '2026-02-26 16:59'],
    ['at night', '2026-03-10 23:00', '2026-03-11 17:30', '2026-03-16 17:30'],
    ['before 24 November 2026, unconfirmed and so a working day', '2026-11-23 16:00', '2026-11-24 16:00', '2026-11-27 16:00'],
  ])('%s', async (_, now, reception, answer) => {
    await itIs(now);
    const { id } = await d.files();
    const { receptionDueAt, answerDueAt } = (
      await d.reporter.must<{ case: Promises }>('query ($id: ID) { case(id: $id) { receptionDueAt answerDueAt } }', { id })
    ).case;
    expect([local(receptionDueAt), local(answerDueAt)]).toEqual([reception, answer]);
  });

  it('the agency has its own full limit from the assignment; the strip draws its working time', async () => {
    await itIs('2026-03-13 16:30');
    const filed = await d.files();
    await itIs('2026-03-13 17:00');
    const assigned = await d.operator.does('assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId: d.roads } });
    expect(local(assigned.dueAt)).toBe('2026-03-18 17:00');
    await itIs('2026-03-16 08:30');
    const { clock } = (
      await d.specialist.must<{
        case: { clock: { workingMinutes: number; usedMinutes: number; remainingMinutes: number; periods: { from: string; to: string }[] } };
      }>('query ($id: ID) { case(id: $id) { clock { workingMinutes usedMinutes remainingMinutes periods { from to } } } }', { id: filed.id })
    ).case;
    expect(clock.workingMinutes).toBe(24 * 60);
    expect(clock.usedMinutes + clock.remainingMinutes).toBe(24 * 60);
    expect(Math.abs(clock.usedMinutes - 90)).toBeLessThanOrEqual(1); // the test's own milliseconds
    expect(clock.periods.slice(0, 2).map(({ from, to }) => [local(from), local(to)])).toEqual([
      ['2026-03-13 17:00', '2026-03-13 17:30'],
      ['2026-03-16 07:30', '2026-03-16 11:30'],
    ]);
  });

  it('handed back, the desk has its own limit again; the next agency its own', async () => {
    await itIs('2026-03-10 08:00');
    const assigned = await d.assigned();
    await itIs('2026-03-11 09:00');
    const returned = await d.specialist.does('returnToOperator', {
      id: assigned.id,
      version: assigned.version,
      reasonCode: 'WRONG_AREA',
      comment: 'Thuộc địa bàn phường',
    });
    expect(returned).toMatchObject({ step: 'RECEPTION', viewerActions: ['UNDO'], dueAt: null });
    const back = await d.operator.sees(assigned.id);
    expect(local(back?.dueAt ?? null)).toBe('2026-03-12 09:00');
    await itIs('2026-03-11 10:00');
    const again = await d.operator.does('assignCase', { id: assigned.id, version: back?.version, input: { leadAgencyId: d.commune } });
    expect(local(again.dueAt)).toBe('2026-03-16 10:00');
  });

  it('a result sent back goes on with what was left, the review does not count', async () => {
    await itIs('2026-03-10 08:00');
    const answered = await d.answered();
    await itIs('2026-03-10 10:00');
    const reviewed = await d.specialist.does('returnResult', { id: answered.id, version: answered.version, comment: 'Xong' });
    expect(local(reviewed.dueAt)).toBe('2026-03-11 10:00');
    await itIs('2026-03-11 08:00');
    const back = await d.operator.does('requestRework', {
      id: answered.id,
      version: reviewed.version,
      answerId: reviewed.answers[0]?.id,
      comment: 'Thiếu ảnh',
    });
    expect(local(answered.dueAt)).toBe('2026-03-13 08:00');
    expect(local(back.dueAt)).toBe('2026-03-13 16:00');
  });
});
