import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, worker, type Desks } from '../testing/acts.ts';
import { administrator, recordedOf, type Administrator } from '../testing/administrator.ts';
import { replicaOf, type Replica } from '../testing/replica.ts';

let d: Desks;
let other: Replica;
let admin: Administrator;
beforeAll(async () => {
  d = await desks();
  other = await replicaOf(d.here, { followingCatalogues: false });
});
afterAll(async () => {
  await other.close();
  await d.here.close();
});
/** Each test has an administrator of its own: what is recorded of it is of that test alone. */
const newAdmin = (): Administrator => (admin = administrator(d.here.officer('office', 'ADMIN')));
const recorded = (): ReturnType<typeof recordedOf> => recordedOf(d.here, admin.id);

const KARAOKE = {
  ...{ name: 'Hát karaoke', nameEn: 'Karaoke', group: 'order', icon: 'volume-2', order: 45, urgency: 'NORMAL' },
  ...{ publicByDefault: true, sensitive: false, approvalRequired: false, proofRequired: false, active: true },
};

describe('A1-02 saveCategory', () => {
  it('makes a category that is offered at once, by every replica, and announced', async () => {
    newAdmin();
    expect(await admin.does('saveCategory', { code: 'KARAOKE', input: KARAOKE })).toMatchObject({
      code: 'KARAOKE',
      groupLabel: 'Trật tự, an toàn',
      ...KARAOKE,
    });
    const { id, urgency } = await worker(other.as(d.here.citizen().identity)).does('submitCase', {
      input: { title: 'Hát lớn', content: 'Hát lớn sau 22 giờ', place: { address: 'Số 1' }, categoryCode: 'KARAOKE' },
      idempotencyKey: 'karaoke',
    });
    expect([id === undefined, urgency]).toEqual([false, 'NORMAL']);
    const announced = `select data from events.log where type = 'CategorySaved' and actor_id = $1`;
    expect((await d.here.cases.services.pool.query(announced, [admin.id])).rows).toEqual([
      { data: { code: 'KARAOKE', name: 'Hát karaoke', nameEn: 'Karaoke', active: true } },
    ]);
    expect((await recorded())[0]).toMatchObject({ action: 'saveCategory', subject: 'category KARAOKE' });
  });

  it('one that becomes inactive is offered no more; cases that have it show it, and can be edited with it', async () => {
    newAdmin();
    const input = { ...KARAOKE, name: 'Rác thải' };
    await admin.does('saveCategory', { code: 'WASTE_OLD', input });
    const old = await d.files({ categoryCode: 'WASTE_OLD' });
    await admin.does('saveCategory', { code: 'WASTE_OLD', input: { ...input, active: false } });
    const { categories } = await d.visitor.must<{ categories: { code: string }[] }>('{ categories { code } }');
    expect(categories.map(({ code }) => code)).not.toContain('WASTE_OLD');
    expect((await d.files({ categoryCode: 'WASTE_OLD' })).fields).toEqual([expect.objectContaining({ path: 'input.categoryCode' })]);
    expect(await d.reporter.sees(old.id)).toMatchObject({ category: { code: 'WASTE_OLD' } });
    expect(await d.operator.does('editCase', { id: old.id, version: old.version, title: 'Rác', categoryCode: 'WASTE_OLD' })).toMatchObject({
      __typename: 'Case',
    });
  });

  it('is offered from its day on; what is left out stays, its lead agencies too', async () => {
    newAdmin();
    const { lead, icon } = d.here.cases.services.reference.category('STREET_LIGHT') ?? {};
    const light = { ...KARAOKE, name: 'Đèn đường', nameEn: 'Street lights', group: 'infra', urgency: 'QUICK', proofRequired: true };
    const { icon: _, ...withoutIcon } = light;
    await admin.does('saveCategory', { code: 'STREET_LIGHT', input: { ...withoutIcon, validFrom: '2079-12-31' } });
    expect(d.here.cases.services.reference.category('STREET_LIGHT')).toMatchObject({ lead, icon, validFrom: '2079-12-31' });
    expect((await d.files({ categoryCode: 'STREET_LIGHT' })).fields).toEqual([expect.objectContaining({ path: 'input.categoryCode' })]);
    await admin.does('saveCategory', { code: 'STREET_LIGHT', input: { ...light, validFrom: null } });
    expect(await d.files({ categoryCode: 'STREET_LIGHT' })).toMatchObject({ urgency: 'QUICK' });
  });

  it('proof, approval and a sensitive point are asked for as soon as they are set', async () => {
    newAdmin();
    const set = (more: object): Promise<unknown> => admin.does('saveCategory', { code: 'KARAOKE', input: { ...KARAOKE, ...more } });
    await set({});
    const { id, version } = await d.claimed({ categoryCode: 'KARAOKE' });
    const input = { agencyId: d.roads, content: 'Đã nhắc nhở.' };
    await set({ proofRequired: true });
    expect(await d.specialist.does('recordAnswer', { id, version, input })).toMatchObject({ refused: 'PROOF_REQUIRED' });
    await set({ approvalRequired: true });
    const answered = await d.specialist.does('recordAnswer', { id, version, input });
    const reviewed = await d.specialist.does('returnResult', { id, version: answered.version, comment: 'Xong' });
    const publishing = { id, version: reviewed.version, answerId: reviewed.answers[0]?.id, makeCasePublic: false };
    expect(await d.operator.does('publishAnswer', publishing)).toMatchObject({ refused: 'APPROVAL_REQUIRED' });
    await set({});
    expect(await d.operator.does('publishAnswer', publishing)).toMatchObject({ status: 'ANSWERED' });

    const isShownWhereItIs = async (): Promise<boolean> => {
      const filed = await d.files({ categoryCode: 'KARAOKE' });
      const { rows } = await d.here.cases.services.pool.query<{ same: boolean }>('select lon = public_lon as same from cases."case" where id = $1', [filed.id]);
      return rows[0]?.same === true;
    };
    expect(await isShownWhereItIs()).toBe(true);
    await set({ sensitive: true });
    expect(await isShownWhereItIs()).toBe(false);
  });

  it('refuses each field that does not fit', async () => {
    newAdmin();
    const wrong = { ...KARAOKE, name: '', group: 'nothing', icon: '<svg>', order: -1, urgency: 'QUICK', validFrom: '1999-12-31' };
    expect(await admin.isRefused('saveCategory', { code: 'no code', input: wrong })).toEqual({
      ...{ code: 'INVALID_INPUT', 'input.name': 'REQUIRED', 'input.group': 'UNKNOWN', 'input.icon': 'INVALID_INPUT', 'input.order': 'OUT_OF_RANGE' },
      ...{ 'input.proofRequired': 'REQUIRED', 'input.validFrom': 'OUT_OF_RANGE' },
    });
    expect(await recorded()).toEqual([]);
  });
});
