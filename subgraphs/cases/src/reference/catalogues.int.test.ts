import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { worker } from '../testing/acts.ts';
import { province, type Province } from '../testing/province.ts';
import { replicaOf, type Replica } from '../testing/replica.ts';
import { REPORT, submit } from '../testing/reports.ts';

let here: Province;
let other: Replica;
const sql = (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> => here.cases.services.pool.query(text, values);
const isReasonActive = (of: { services: Province['cases']['services'] }): boolean | undefined => of.services.reference.reason('REFUSAL', 'SPAM_AD')?.active;

describe('B-02 A9-07 what a replica has in memory is never older than what it decides by', () => {
  beforeAll(async () => {
    here = await province();
    other = await replicaOf(here, { followingCatalogues: false });
  });
  afterAll(async () => {
    await other.close();
    await here.close();
  });

  it('a case: the next act obeys a reason that another process took away', async () => {
    const operator = worker(other.as(here.officer('desk', 'OPERATOR').identity));
    const { id, version } = await submit(here.citizen(), REPORT, {});
    await sql(`update cases.reason set active = false where kind = 'REFUSAL' and code = 'SPAM_AD'`);
    expect(isReasonActive(other.cases)).toBe(true);
    const refused = await operator.does('rejectCase', { id, version, reasonCode: 'SPAM_AD', explanation: 'Quảng cáo' });
    expect(refused).toMatchObject({ refused: 'INVALID_INPUT', fields: [{ path: 'reasonCode' }] });
    expect(isReasonActive(other.cases)).toBe(false);
  });

  it('a report: the next one obeys a limit that another process has set', async () => {
    const limits = { titleLength: 5 };
    await sql(`update cases.portal_setting set value = value || $1::jsonb where key = 'limits'`, [JSON.stringify(limits)]);
    const citizen = worker(other.as(here.citizen().identity));
    const refused = await citizen.does('submitCase', { input: { ...REPORT, title: 'Sáu chữ' }, idempotencyKey: 'after-the-limit' });
    expect(refused.fields).toContainEqual(expect.objectContaining({ path: 'input.title', code: 'TOO_LONG' }));
  });

  it('many at once read the change once, and what is read again stays whole', async () => {
    const { reference, pool } = other.cases.services;
    const before = reference.reasons('PAUSE').length;
    await sql(`insert into cases.reason (kind, code, label, label_en) values ('PAUSE', 'FLOOD', 'Mưa lũ', 'Flood')`);
    const { rows } = await pool.query<{ revision: number }>('select revision from cases.catalogue_state');
    const held = await reference.asOf(0);
    const read = vi.spyOn(pool, 'query');
    const all = await Promise.all(Array.from({ length: 20 }, () => reference.asOf(rows[0]?.revision ?? 0)));
    // The log's readers go on beside it.
    expect(read.mock.calls.filter((call) => JSON.stringify(call).includes('cases.portal_setting'))).toHaveLength(1);
    read.mockRestore();
    for (const each of all) expect(each.reasons('PAUSE')).toHaveLength(before + 1);
    expect(held.reasons('PAUSE')).toHaveLength(before);
  });
});

describe('A9-07 a setting that another process changed', () => {
  beforeAll(async () => {
    here = await province();
    other = await replicaOf(here);
  });
  afterAll(async () => {
    await other.close();
    await here.close();
  });

  it('is shown by every replica soon; the rating scale and the quiet hours are announced once, however they were changed', async () => {
    const scales = async (): Promise<unknown[]> =>
      (await sql(`select data from events.log where type = 'SettingsSaved' order by id`)).rows.map((row) => (row as { data: unknown }).data);
    expect(await scales()).toEqual([{ satisfactionScale: ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'] }]);
    await sql(`update cases.portal_setting set value = '["SATISFIED", "NEUTRAL", "DISSATISFIED"]' where key = 'satisfactionScale'`);
    for (const person of [here.anyone, other.as(here.anyone.identity)])
      await vi.waitFor(
        async () =>
          expect((await person.must<{ portal: object }>('{ portal { satisfactionScale } }')).portal).toEqual({
            satisfactionScale: ['SATISFIED', 'NEUTRAL', 'DISSATISFIED'],
          }),
        { timeout: 10_000 },
      );
    await vi.waitFor(async () => expect(await scales()).toHaveLength(2), { timeout: 10_000 });
    expect((await scales())[1]).toEqual({ satisfactionScale: ['SATISFIED', 'NEUTRAL', 'DISSATISFIED'] });
    const process = { quietHours: { from: '22:00', to: '06:00' }, receptionHours: 8 };
    await sql(`insert into cases.portal_setting (key, value) values ('process', '${JSON.stringify(process)}')`);
    await vi.waitFor(async () => expect(await scales()).toHaveLength(3), { timeout: 10_000 });
    expect((await scales())[2]).toEqual({ satisfactionScale: ['SATISFIED', 'NEUTRAL', 'DISSATISFIED'], quietHours: process.quietHours });
  });

  it('A7-03: what a topic is called is announced once, however it was changed; what else changes of it is not', async () => {
    const named = async (): Promise<unknown[]> =>
      (await sql(`select data from events.log where type = 'TopicSaved' order by id`)).rows.map((row) => (row as { data: unknown }).data);
    await sql(`insert into cases.topic (code, name, name_en, introduction) values ('STORM', 'Bão số 9', 'Storm 9', 'Báo cây đổ.')`);
    const first = { code: 'STORM', name: 'Bão số 9', nameEn: 'Storm 9' };
    await vi.waitFor(async () => expect(await named()).toEqual([first]), { timeout: 10_000 });
    await sql(`update cases.topic set introduction = 'Báo cây đổ, mái tốc.' where code = 'STORM'`);
    await sql(`update cases.topic set name = 'Bão số 10' where code = 'STORM'`);
    await vi.waitFor(async () => expect(await named()).toEqual([first, { ...first, name: 'Bão số 10' }]), { timeout: 10_000 });
  });
});
