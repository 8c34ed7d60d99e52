import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import { administrator, recordedOf, type Administrator } from '../testing/administrator.ts';
import { localTime, testClock, type TestClock } from '../testing/clock.ts';
import { replicaOf, type Replica } from '../testing/replica.ts';

let d: Desks;
let other: Replica;
let clock: TestClock;
let admin: Administrator;
/** Citizen and operator at another process, which is not notified of changes. */
let citizen: Worker;
let operator: Worker;
beforeAll(async () => {
  d = await desks();
  other = await replicaOf(d.here, { followingCatalogues: false });
  clock = await testClock(d.here);
  admin = administrator(d.here.officer('office', 'ADMIN'));
  citizen = worker(other.as(d.here.citizen().identity));
  operator = worker(other.as(d.here.officer('desk', 'OPERATOR').identity));
});
afterAll(async () => {
  await clock.close();
  await other.close();
  await d.here.close();
});

const NORMAL = { urgency: 'NORMAL', reception: 2, resolve: 16, maxTotal: 40, remindBefore: 2 };
let key = 0;
const remindedAt = async (id: string): Promise<string> =>
  localTime((await other.cases.services.pool.query<{ at: Date }>('select remind_at as at from cases."case" where id = $1', [id])).rows[0]?.at.toISOString());
/** Reported and assigned at the other process: when the agency is due, and when the desk and the agency are warned. */
async function due(): Promise<string> {
  return (await run()).due;
}
async function run(): Promise<{ due: string; warned: string[] }> {
  const report = { title: 'Cây đổ', content: 'Cây đổ chắn đường', place: { address: 'Số 1' } };
  const { id, version } = await citizen.does('submitCase', { input: report, idempotencyKey: `tree-${++key}` });
  const atDesk = await remindedAt(id);
  const { dueAt } = await operator.does('assignCase', { id, version, input: { leadAgencyId: d.roads } });
  return { due: localTime(dueAt), warned: [atDesk, await remindedAt(id)] };
}

describe('B-02 setServiceLevel', () => {
  it('from today on the new limits count, at every process; those of before stay, and by when to claim too', async () => {
    await clock.set('2026-03-10 08:00');
    expect(await run()).toEqual({ due: '2026-03-17 08:00', warned: ['2026-03-10 14:00', '2026-03-16 08:00'] });
    expect(await admin.does('setServiceLevel', { input: { ...NORMAL, validFrom: '2026-03-10' } })).toMatchObject({ ...NORMAL, validFrom: '2026-03-10' });
    expect(await run()).toEqual({ due: '2026-03-12 08:00', warned: ['2026-03-10 10:00', '2026-03-11 16:00'] });
    const { serviceLevels } = await d.visitor.must<{ serviceLevels: { urgency: string; resolve: number; validFrom: string }[] }>(
      '{ serviceLevels { urgency resolve validFrom } }',
    );
    expect(serviceLevels.filter(({ urgency }) => urgency === 'NORMAL')).toEqual([
      { urgency: 'NORMAL', resolve: 40, validFrom: '2022-10-01' },
      { urgency: 'NORMAL', resolve: 16, validFrom: '2026-03-10' },
    ]);
    expect(other.cases.services.reference.level('NORMAL', new Date('2026-03-10T05:00:00Z'))).toMatchObject({ accept: 8, remindBefore: 2 });
  });

  it('what is set for a later day counts from then on; set again, it is replaced', async () => {
    await clock.set('2026-03-10 09:00');
    await admin.does('setServiceLevel', { input: { ...NORMAL, resolve: 8, validFrom: '2026-03-16' } });
    await admin.does('setServiceLevel', { input: { ...NORMAL, resolve: 24, validFrom: '2026-03-16' } });
    expect(await due()).toBe('2026-03-12 09:00');
    await clock.set('2026-03-16 08:00');
    expect(await due()).toBe('2026-03-19 08:00');
    const [, first, second] = await recordedOf(d.here, admin.id);
    expect(first).toEqual({
      action: 'setServiceLevel',
      subject: 'serviceLevel NORMAL',
      changes: [
        { field: 'resolve', from: 16, to: 8 },
        { field: 'validFrom', from: '2026-03-10', to: '2026-03-16' },
      ],
    });
    expect(second?.changes).toEqual([{ field: 'resolve', from: 8, to: 24 }]);
  });

  it("refuses a day that is over by the database's time, and limits that do not fit together; nothing changes", async () => {
    await clock.set('2026-03-16 00:30');
    const before = await recordedOf(d.here, admin.id);
    expect(await admin.isRefused('setServiceLevel', { input: { ...NORMAL, validFrom: '2026-03-15' } })).toEqual({ 'input.validFrom': 'OUT_OF_RANGE' });
    const apart = { urgency: 'NORMAL', reception: 8.25, resolve: 8.1, maxTotal: 8, remindBefore: 8.25, validFrom: '2080-01-01' };
    expect(await admin.isRefused('setServiceLevel', { input: apart })).toEqual({
      ...{ 'input.reception': 'OUT_OF_RANGE', 'input.resolve': 'INVALID_INPUT', 'input.maxTotal': 'OUT_OF_RANGE', 'input.remindBefore': 'OUT_OF_RANGE' },
      'input.validFrom': 'OUT_OF_RANGE',
    });
    for (const resolve of [0, -8, 1e300, 2_001])
      expect(await admin.isRefused('setServiceLevel', { input: { ...NORMAL, resolve, maxTotal: 1e301, validFrom: '2026-03-16' } })).toMatchObject({
        'input.resolve': 'OUT_OF_RANGE',
      });
    expect(await recordedOf(d.here, admin.id)).toEqual(before);
  });
});
