import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import { administrator, recordedOf, type Administrator } from '../testing/administrator.ts';
import { localTime, testClock, type TestClock } from '../testing/clock.ts';

let d: Desks;
let clock: TestClock;
let admin: Administrator;
beforeAll(async () => {
  d = await desks();
  clock = await testClock(d.here);
  admin = administrator(d.here.officer('office', 'ADMIN'));
});
afterAll(async () => {
  await clock.close();
  await d.here.close();
});

/** Of whom nothing is recorded yet. */
const newAdmin = (): Administrator => administrator(d.here.officer('office', 'ADMIN'));
const week = (from: string, to: string): object[] => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
const due = async (): Promise<string> => localTime((await d.assigned({ categoryCode: null })).dueAt);
const hours = async (agencyId: string | null): Promise<object[]> =>
  (
    await d.visitor.must<{ workingHours: object[] }>(
      'query ($agencyId: ID) { workingHours(agencyId: $agencyId) { weekday from to validFrom agency { id } } }',
      { agencyId },
    )
  ).workingHours;

describe('B-02 setWorkingHours', () => {
  it('counts from its day on, for the province or an agency; what was in force before stays, what was planned is replaced', async () => {
    await clock.set('2027-03-01 08:00');
    const open = await d.assigned({ categoryCode: null });
    expect(localTime(open.dueAt)).toBe('2027-03-08 08:00');
    await admin.does('setWorkingHours', { validFrom: '2027-03-03', periods: week('08:00', '12:00') });
    expect(await admin.does('setWorkingHours', { validFrom: '2027-03-03', periods: week('07:00', '15:00') })).toMatchObject({ days: [], casesAffected: 1 });
    expect(await due()).toBe('2027-03-08 07:30');
    const shown = await hours(null);
    expect(shown).toContainEqual({ weekday: 1, from: '13:30', to: '17:30', validFrom: '2022-10-01', agency: null });
    expect(shown).toContainEqual({ weekday: 5, from: '07:00', to: '15:00', validFrom: '2027-03-03', agency: null });
    expect(shown).toHaveLength(15);

    await admin.does('setWorkingHours', {
      validFrom: '2027-03-01',
      agencyId: d.roads,
      periods: [...week('06:00', '18:00'), { weekday: 7, from: '00:00', to: '24:00' }],
    });
    expect(await hours(d.roads)).toContainEqual({ weekday: 7, from: '00:00', to: '24:00', validFrom: '2027-03-01', agency: { id: d.roads } });
    expect(await due()).toBe('2027-03-04 12:00');
    const recorded = await recordedOf(d.here, admin.id);
    expect(recorded.map(({ subject, changes }) => [subject, changes[0]?.field])).toEqual([
      ['workingHours', '2027-03-03'],
      ['workingHours', '2027-03-03'],
      ['workingHours S-XD', '2027-03-01'],
    ]);
    expect(recorded[1]?.changes[0]).toMatchObject({ from: ['1 08:00-12:00', '2 08:00-12:00', '3 08:00-12:00', '4 08:00-12:00', '5 08:00-12:00'] });
  });

  it('refuses hours of which no week can be made, and a calendar in which no limit would end; nothing changes', async () => {
    await clock.set('2027-03-02 00:10');
    const before = await recordedOf(d.here, admin.id);
    const refused = (periods: object[], more: object = {}): Promise<Record<string, string>> =>
      admin.isRefused('setWorkingHours', { validFrom: '2027-03-02', periods, ...more });
    expect(await refused(week('07:30', '11:30'), { validFrom: '2027-03-01', agencyId: admin.id })).toEqual({ validFrom: 'OUT_OF_RANGE', agencyId: 'UNKNOWN' });
    expect(await refused([])).toEqual({ periods: 'OUT_OF_RANGE' });
    expect(
      await refused([
        { weekday: 0, from: '7:30', to: '24:01' },
        { weekday: 2, from: '13:30', to: '11:30' },
        { weekday: 3, from: '07:30', to: '11:30' },
        { weekday: 3, from: '11:00', to: '12:00' },
        { weekday: 4, from: '11:30', to: '12:00' },
      ]),
    ).toEqual({
      ...{ 'periods.0.weekday': 'OUT_OF_RANGE', 'periods.0.from': 'INVALID_INPUT', 'periods.0.to': 'INVALID_INPUT' },
      ...{ 'periods.1.to': 'OUT_OF_RANGE', 'periods.3.from': 'OVERLAP' },
    });
    expect(await refused([{ weekday: 1, from: '07:30', to: '07:31' }], { validFrom: '2027-04-01' })).toEqual({ periods: 'OUT_OF_RANGE' });
    expect(await recordedOf(d.here, admin.id)).toEqual(before);
  });

  it("an agency returns to the province's hours, and follows what the province sets later", async () => {
    await clock.set('2028-03-06 09:00');
    const { id } = await d.assigned({ categoryCode: null });
    const isDue = (at: string): Promise<void> => vi.waitFor(async () => expect(localTime((await d.leader.sees(id))?.dueAt)).toBe(at), { timeout: 15_000 });
    await admin.does('setWorkingHours', { validFrom: '2028-03-06', agencyId: d.roads, periods: week('08:00', '12:00') });
    await isDue('2028-03-20 09:00');
    await admin.does('setWorkingHours', { validFrom: '2028-03-08', periods: week('07:30', '15:30') });
    await isDue('2028-03-20 09:00');
    const own = newAdmin();
    const followed = { validFrom: '2028-03-07', agencyId: d.roads, periods: [] };
    expect(await own.does('setWorkingHours', followed)).toMatchObject({ casesAffected: 1 });
    await isDue('2028-03-13 12:30');
    expect((await hours(d.roads)).slice(-10)).toEqual([
      ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '15:00', validFrom: '2028-03-07', agency: null })),
      ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:30', to: '15:30', validFrom: '2028-03-08', agency: null })),
    ]);
    // Nothing is set a second time, neither of one that has no hours of its own.
    await own.does('setWorkingHours', followed);
    await own.does('setWorkingHours', { ...followed, agencyId: d.commune });
    expect((await recordedOf(d.here, own.id)).map(({ subject, changes }) => [subject, changes])).toEqual([
      ['workingHours S-XD', [{ field: '2028-03-07', from: [1, 2, 3, 4, 5].map((weekday) => `${weekday} 08:00-12:00`), to: null }]],
    ]);
    await own.does('setWorkingHours', { ...followed, periods: week('08:00', '12:00') });
    await isDue('2028-03-20 09:00');
  });
});
