import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import { administrator, recordedOf, type Administrator } from '../testing/administrator.ts';
import { localTime, testClock, type TestClock } from '../testing/clock.ts';
import { replicaOf, type Replica } from '../testing/replica.ts';

let d: Desks;
let other: Replica;
let clock: TestClock;
let admin: Administrator;
let adminElsewhere: Administrator;
/** Citizen and operator at another process, which is not notified of changes. */
let citizen: Worker;
let operator: Worker;
beforeAll(async () => {
  d = await desks();
  other = await replicaOf(d.here, { followingCatalogues: false });
  clock = await testClock(d.here);
  admin = administrator(d.here.officer('office', 'ADMIN'));
  adminElsewhere = administrator(other.as(d.here.officer('office', 'ADMIN').identity));
  citizen = worker(other.as(d.here.citizen().identity));
  operator = worker(other.as(d.here.officer('desk', 'OPERATOR').identity));
});
afterAll(async () => {
  await clock.close();
  await other.close();
  await d.here.close();
});

let key = 0;
/** Reported and assigned at the other process: its id, and when the agency is due. */
async function assigned(agency: string = d.roads): Promise<{ id: string; due: string }> {
  const report = { title: 'Cây đổ', content: 'Cây đổ chắn đường', place: { address: 'Số 1' } };
  const { id, version } = await citizen.does('submitCase', { input: report, idempotencyKey: `tree-${++key}` });
  return { id, due: localTime((await operator.does('assignCase', { id, version, input: { leadAgencyId: agency } })).dueAt) };
}
const dueOf = async (id: string): Promise<string> => localTime((await d.leader.sees(id))?.dueAt);
const isDue = (id: string, at: string): Promise<void> => vi.waitFor(async () => expect(await dueOf(id)).toBe(at), { timeout: 15_000 });
const CULTURE = { date: '2026-11-24', working: false, status: 'confirmed', decision: '3333/QĐ-UBND' };

describe('B-02 setCalendarDays', () => {
  it('a day that is confirmed counts from now on at every process, open deadlines follow, and the history says so', async () => {
    await clock.set('2026-11-23 08:00');
    const { id, due } = await assigned();
    expect(due).toBe('2026-11-30 08:00');
    const person = d.here.as({ ...d.here.officer('office', 'ADMIN').identity, sub: admin.id });
    const preview = 'query ($days: [CalendarDayInput!]!) { previewCalendar(days: $days) { casesAffected days { date working status name kind decision } } }';
    const day = { ...CULTURE, name: 'Ngày Văn hóa Việt Nam', kind: 'statutory' };
    expect(await person.must(preview, { days: [CULTURE] })).toEqual({ previewCalendar: { casesAffected: 1, days: [day] } });
    expect(await dueOf(id)).toBe('2026-11-30 08:00');

    expect(await admin.does('setCalendarDays', { days: [CULTURE] })).toMatchObject({ casesAffected: 1, days: [{ ...day, agency: null }] });
    expect((await assigned()).due).toBe('2026-12-01 08:00');
    await isDue(id, '2026-12-01 08:00');
    const { case: seen } = await d.leader.must<{ case: { history: { nodes: { action: string }[] } } }>(
      `{ case(id: "${id}") { history(first: 20) { nodes { action } } } }`,
    );
    expect(seen.history.nodes.map(({ action }) => action)).toContain('Thay đổi thời hạn');
    const { workingCalendar } = await d.visitor.must<{ workingCalendar: object[] }>('{ workingCalendar(year: 2026) { date status decision } }');
    expect(workingCalendar).toContainEqual({ date: '2026-11-24', status: 'confirmed', decision: '3333/QĐ-UBND' });
    const before = { working: false, status: 'unconfirmed', name: day.name, kind: day.kind, decision: null };
    const after = { ...before, status: 'confirmed', decision: '3333/QĐ-UBND' };
    expect(await recordedOf(d.here, admin.id)).toEqual([
      { action: 'setCalendarDays', subject: 'calendar', changes: [{ field: '2026-11-24', from: before, to: after }] },
    ]);
    expect(await person.must(preview, { days: [CULTURE] })).toMatchObject({ previewCalendar: { casesAffected: 0 } });
  });

  it("an agency's own day is that agency's alone", async () => {
    await clock.set('2027-03-01 08:00');
    const [roads, commune] = [await assigned(), await assigned(d.commune)];
    expect([roads.due, commune.due]).toEqual(['2027-03-08 08:00', '2027-03-08 08:00']);
    const day = { date: '2027-03-02', working: false, status: 'confirmed', name: 'Bão' };
    expect(await admin.does('setCalendarDays', { days: [day], agencyId: d.roads })).toMatchObject({ casesAffected: 1, days: [{ agency: { id: d.roads } }] });
    await isDue(roads.id, '2027-03-09 08:00');
    expect(localTime((await d.helper.sees(commune.id))?.dueAt)).toBe('2027-03-08 08:00');
    expect((await recordedOf(d.here, admin.id)).at(-1)?.subject).toBe('calendar S-XD');
  });

  it('S21: two who set different days at once both have theirs', async () => {
    const days = (from: number): object[] => Array.from({ length: 10 }, (_, i) => ({ date: `2030-01-${from + i}`, working: false, status: 'provisional' }));
    await Promise.all([admin.does('setCalendarDays', { days: days(10) }), adminElsewhere.does('setCalendarDays', { days: days(20) })]);
    await d.here.cases.services.reference.refresh();
    const { workingCalendar } = await d.visitor.must<{ workingCalendar: object[] }>('{ workingCalendar(year: 2030) { date status } }');
    expect(workingCalendar).toHaveLength(20);
  });

  it('refuses what is no day of a calendar; nothing changes', async () => {
    const before = await recordedOf(d.here, admin.id);
    const day = { date: '2027-04-01', working: true, status: 'confirmed' };
    const days = [
      { ...day, kind: 'statutory' },
      { ...day, status: 'maybe', kind: 'whim' },
      { ...day, date: '2080-01-01', name: 'x'.repeat(101) },
      { ...day, date: '1999-12-31', working: false, kind: 'makeup', decision: '\ue000' },
    ];
    expect(await admin.isRefused('setCalendarDays', { days })).toEqual({
      ...{ 'days.0.working': 'INVALID_INPUT', 'days.1.date': 'TWICE', 'days.1.status': 'UNKNOWN', 'days.1.kind': 'UNKNOWN' },
      ...{ 'days.2.date': 'OUT_OF_RANGE', 'days.2.name': 'TOO_LONG', 'days.3.date': 'OUT_OF_RANGE', 'days.3.working': 'INVALID_INPUT' },
      'days.3.decision': 'INVALID_INPUT',
    });
    for (const agencyId of ['nobody', admin.id]) expect(await admin.isRefused('setCalendarDays', { days: [day], agencyId })).toEqual({ agencyId: 'UNKNOWN' });
    expect(await admin.isRefused('setCalendarDays', { days: [] })).toEqual({ days: 'OUT_OF_RANGE' });
    expect(await admin.isRefused('setCalendarDays', { days: Array.from({ length: 401 }, () => day) })).toEqual({ days: 'OUT_OF_RANGE' });
    expect(await recordedOf(d.here, admin.id)).toEqual(before);
  });
});
