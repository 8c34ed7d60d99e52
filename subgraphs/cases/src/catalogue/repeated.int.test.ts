import { DomainError } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { takeKey } from '../command/command-key.ts';
import { desks, type Desks } from '../testing/acts.ts';
import { administrator, recordedOf, type Administrator } from '../testing/administrator.ts';
import { testClock, type TestClock } from '../testing/clock.ts';

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
/** Each test has an administrator of its own: what is recorded of it is of that test alone. */
const newAdmin = (): Administrator => administrator(d.here.officer('office', 'ADMIN'));

const week = (from: string, to: string): object[] => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));

const PORTAL = {
  ...{ systemName: 'Phản ánh', appName: 'Một', owner: 'UBND tỉnh', operator: 'Trung tâm', hotline: '1900 0000' },
  ...{ email: 'hotro@phananh.example', address: 'Nha Trang', about: 'Giới thiệu', supportHours: 'Cả ngày' },
};
const KARAOKE = {
  ...{ name: 'Hát karaoke', nameEn: 'Karaoke', group: 'order', order: 45, urgency: 'NORMAL' },
  ...{ publicByDefault: true, sensitive: false, approvalRequired: false, proofRequired: false, active: true },
};
const DUST = { label: 'Bụi', labelEn: 'Dust', explainRequired: false, active: true };
const LEVEL = { urgency: 'NORMAL', reception: 2, resolve: 16, maxTotal: 40, remindBefore: 2, validFrom: '2027-03-01' };
const DAY = { date: '2027-03-30', working: false, status: 'confirmed', name: 'Bão' };

describe('X-30 the answer of a change of a catalogue was lost, and it is sent again', () => {
  it.each<[mutation: string, first: Record<string, unknown>, later: Record<string, unknown>]>([
    ['savePortal', { input: PORTAL }, { input: { ...PORTAL, appName: 'Hai' } }],
    ['saveCategory', { code: 'KARAOKE', input: KARAOKE }, { code: 'KARAOKE', input: { ...KARAOKE, name: 'Ồn ào' } }],
    ['saveReason', { kind: 'REFUSAL', code: 'DUST', input: DUST }, { kind: 'REFUSAL', code: 'DUST', input: { ...DUST, label: 'Khói bụi' } }],
    ['setServiceLevel', { input: LEVEL }, { input: { ...LEVEL, resolve: 24 } }],
    ['setCalendarDays', { days: [DAY] }, { days: [{ ...DAY, working: true }] }],
    ['setWorkingHours', { validFrom: '2027-03-01', periods: week('07:00', '11:00') }, { validFrom: '2027-03-01', periods: week('07:30', '17:30') }],
  ])('%s answers what the first call did, whatever was changed since and however late it is', async (mutation, first, later) => {
    await clock.set('2027-03-01 23:50');
    const admin = newAdmin();
    const key = `lost ${mutation}`;
    const answer = await admin.does(mutation, first, key);
    expect(answer.refused).toBeUndefined();
    await newAdmin().does(mutation, later);
    await clock.set('2027-03-02 00:10');
    expect(await admin.does(mutation, first, key)).toEqual(answer);
    expect(await admin.does(mutation, later, key)).toMatchObject({ refused: 'KEY_REUSED' });
    const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await d.here.cases.services.pool.query(text, values)).rows as T[];
    const other = takeKey({ sql }, { accountId: admin.id, key, fingerprint: 'of something else' }, null);
    // It is about no case: none is named.
    await expect(other).rejects.toSatisfy((error) => error instanceof DomainError && error.code === 'KEY_REUSED' && error.caseId === undefined);
    expect(await recordedOf(d.here, admin.id)).toHaveLength(1);
  });

  it('B-02 how many cases were affected is still said when their deadlines have moved', async () => {
    await clock.set('2027-05-10 08:00');
    const { id, dueAt } = await d.assigned({ categoryCode: null });
    const admin = newAdmin();
    const asked = { days: [{ ...DAY, date: '2027-05-11' }] };
    const answer = await admin.does('setCalendarDays', asked, 'counted');
    expect(answer).toMatchObject({ casesAffected: 1, days: [{ date: '2027-05-11' }] });
    await vi.waitFor(async () => expect((await d.leader.sees(id))?.dueAt).not.toBe(dueAt), { timeout: 15_000 });
    expect(await admin.does('setCalendarDays', asked, 'counted')).toEqual(answer);
  });

  it('S21: of many at once with one key one is made, and all answer the same', async () => {
    await clock.set('2027-06-01 08:00');
    const admin = newAdmin();
    const asked = { validFrom: '2027-06-02', periods: week('07:00', '16:00') };
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.does('setWorkingHours', asked, 'at once')));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await recordedOf(d.here, admin.id)).toHaveLength(1);
  });

  it('a key from before answers were kept gives what is stored now', async () => {
    await clock.set('2027-06-07 08:00');
    const admin = newAdmin();
    const asked = { days: [{ ...DAY, date: '2027-06-08' }] };
    await admin.does('setCalendarDays', asked, 'old');
    await clock.asOwner('update cases.command set answer = null where key = $1', ['old']);
    expect(await admin.does('setCalendarDays', asked, 'old')).toMatchObject({ casesAffected: 0, days: [{ date: '2027-06-08', name: 'Bão' }] });
  });
});
