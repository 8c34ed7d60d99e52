import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import { localTime, testClock, type TestClock } from '../testing/clock.ts';

let d: Desks;
let clock: TestClock;
beforeAll(async () => {
  d = await desks();
  clock = await testClock(d.here);
});
afterAll(async () => {
  await clock.close();
  await d.here.close();
});

const isDue = (id: string, at: string): Promise<void> =>
  vi.waitFor(async () => expect(localTime((await d.leader.sees(id))?.dueAt)).toBe(at), { timeout: 15_000 });
const asked = async (): Promise<number> => (await d.here.cases.services.pool.query('select from cases.recomputation')).rowCount ?? 0;

describe('B-02 the calendar is changed by SQL', () => {
  it('a day and the hours of a week: open deadlines follow, and the history says so', async () => {
    await clock.set('2027-03-01 08:00');
    const { id, dueAt } = await d.assigned({ categoryCode: null });
    expect(localTime(dueAt)).toBe('2027-03-08 08:00');
    await clock.asOwner(`insert into cases.calendar_day (date, working, status) values ('2027-03-02', false, 'confirmed')`);
    await isDue(id, '2027-03-09 08:00');
    const { case: seen } = await d.leader.must<{ case: { history: { verified: boolean; nodes: { action: string }[] } } }>(
      `{ case(id: "${id}") { history(first: 20) { verified nodes { action } } } }`,
    );
    expect(seen.history.verified).toBe(true);
    expect(seen.history.nodes.map(({ action }) => action)).toContain('Thay đổi thời hạn');

    // Of the agency alone: two hours more each day.
    await clock.asOwner(
      `insert into cases.working_period (agency_id, weekday, "from", "to", valid_from) select $1, day, '07:30', '17:30', '2027-03-01' from generate_series(1, 5) as day`,
      [d.roads],
    );
    await isDue(id, '2027-03-08 08:00');
    await clock.asOwner(`update cases.working_period set "to" = '13:30' where agency_id = $1`, [d.roads]);
    await isDue(id, '2027-03-10 12:00');
    await clock.asOwner(`delete from cases.working_period where agency_id = $1`, [d.roads]);
    await isDue(id, '2027-03-09 08:00');
    await clock.asOwner(`delete from cases.calendar_day where date = '2027-03-02'`);
    await isDue(id, '2027-03-08 08:00');
  });

  it.each([
    ['a name or a decision', `update cases.calendar_day set name = 'Lễ', decision = '1/QĐ' where date = '2027-04-30'`, 0],
    ['a day that is unconfirmed', `insert into cases.calendar_day (date, working, status) values ('2027-08-02', false, 'unconfirmed')`, 0],
    ['nothing', 'update cases.working_period set weekday = weekday', 0],
    ['limits: what has begun keeps its own', 'update cases.service_level set resolve = resolve + 1', 0],
    ['a day that is confirmed', `update cases.calendar_day set status = 'confirmed' where date = '2027-08-02'`, 1],
    ['a day that becomes a working one', `update cases.calendar_day set working = true where date = '2027-08-02'`, 1],
    ['a day that moves', `update cases.calendar_day set date = '2027-08-03' where date = '2027-08-02'`, 1],
    ['a day that is unconfirmed again', `update cases.calendar_day set status = 'unconfirmed' where date = '2027-08-03'`, 1],
    ['many at once', `update cases.working_period set "from" = '07:00' where "from" = '07:30'`, 1],
  ])('%s: derived again once or not at all', async (_what, sql, times) => {
    const before = await asked();
    await clock.asOwner(sql);
    expect((await asked()) - before).toBe(times);
  });

  it('what is not committed asks for nothing', async () => {
    const before = await asked();
    await clock.asOwner('begin');
    await clock.asOwner(`insert into cases.calendar_day (date, working, status) values ('2027-08-04', false, 'confirmed')`);
    await clock.asOwner('rollback');
    expect(await asked()).toBe(before);
  });
});
