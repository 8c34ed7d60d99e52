import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { replicaOf } from '../testing/replica.ts';
import { REPORT, submit } from '../testing/reports.ts';
import { administrator, asksFor, recordedOf, type Administrator } from '../testing/administrator.ts';

let here: Province;
let admin: Administrator;
beforeAll(async () => {
  here = await province();
});
afterAll(() => here.close());
/** Each test has an administrator of its own: what is recorded of it is of that test alone. */
const newAdmin = (): Administrator => (admin = administrator(here.officer('office', 'ADMIN')));
const recorded = (): ReturnType<typeof recordedOf> => recordedOf(here, admin.id);

const PORTAL = {
  systemName: 'Phản ánh hiện trường tỉnh Khánh Hòa',
  appName: 'Khánh Hòa-S',
  owner: 'Ủy ban nhân dân tỉnh Khánh Hòa',
  operator: 'Trung tâm Chuyển đổi số (Sở Khoa học và Công nghệ)',
  hotline: '1900 0000',
  email: 'hotro@phananh.example',
  address: 'Phường Nha Trang, tỉnh Khánh Hòa',
  about: 'Dòng một.\nDòng hai.',
  supportHours: 'Cả ngày',
};
describe('A9-07 savePortal', () => {
  it('changes what everybody reads, records what differs, and leaves the other settings', async () => {
    newAdmin();
    expect(await admin.does('savePortal', { input: { ...PORTAL, zaloUrl: 'https://zalo.me/123456' } })).toMatchObject({
      ...PORTAL,
      limits: { titleLength: 200 },
    });
    await admin.does('savePortal', { input: { ...PORTAL, appName: '  KH-S  ' } });
    const { portal } = await here.anyone.must<{ portal: object }>('{ portal { appName about zaloUrl supportHours tenant } }');
    expect(portal).toEqual({ appName: 'KH-S', about: PORTAL.about, zaloUrl: 'https://zalo.me/123456', supportHours: 'Cả ngày', tenant: 'KH' });
    const [first, second, ...more] = await recorded();
    expect(first?.changes.map(({ field }) => field).toSorted()).toEqual(['about', 'supportHours', 'zaloUrl']);
    expect(second).toEqual({ action: 'savePortal', subject: 'portal', changes: [{ field: 'appName', from: 'Khánh Hòa-S', to: 'KH-S' }] });
    expect(more).toEqual([]);
  });

  it('A4-04: reports may be spoken until the tenant says no; a form that says nothing of it leaves it', async () => {
    newAdmin();
    const spoken = async (): Promise<boolean> => (await here.anyone.must<{ portal: { voiceInput: boolean } }>('{ portal { voiceInput } }')).portal.voiceInput;
    expect(await spoken()).toBe(true);
    await admin.does('savePortal', { input: { ...PORTAL, voiceInput: false } });
    await admin.does('savePortal', { input: PORTAL });
    expect(await spoken()).toBe(false);
    await admin.does('savePortal', { input: { ...PORTAL, voiceInput: true } });
    expect((await recorded()).flatMap(({ changes }) => changes).filter(({ field }) => field === 'voiceInput')).toEqual([
      { field: 'voiceInput', from: true, to: false },
      { field: 'voiceInput', from: false, to: true },
    ]);
  });

  it('refuses each field that does not fit, and changes nothing then', async () => {
    newAdmin();
    const wrong = {
      ...PORTAL,
      systemName: '​ ',
      appName: 'x'.repeat(51),
      owner: 'a\ue000b',
      operator: '***',
      hotline: 'gọi tôi',
      email: 'a@b',
      about: 'x\ue000',
    };
    expect(await admin.isRefused('savePortal', { input: { ...wrong, zaloUrl: 'javascript:alert(1)' } })).toEqual({
      ...{ 'input.systemName': 'REQUIRED', 'input.appName': 'TOO_LONG', 'input.owner': 'INVALID_INPUT', 'input.operator': 'REQUIRED' },
      ...{ 'input.hotline': 'INVALID_INPUT', 'input.email': 'INVALID_INPUT', 'input.about': 'INVALID_INPUT', 'input.zaloUrl': 'INVALID_INPUT' },
    });
    expect(await admin.isRefused('savePortal', { input: { ...PORTAL, address: 'x'.repeat(301), supportHours: 'hai\ndòng' } })).toEqual({
      'input.address': 'TOO_LONG',
      'input.supportHours': 'INVALID_INPUT',
    });
    expect(await recorded()).toEqual([]);
  });

  it('S21: of many at once each is recorded with what it really replaced', async () => {
    newAdmin();
    const names = Array.from({ length: 8 }, (_, i) => `Tên ${i}`);
    await Promise.all(names.map((appName) => admin.does('savePortal', { input: { ...PORTAL, appName } })));
    const changes = (await recorded()).flatMap((each) => each.changes);
    expect(new Set(changes.map(({ to }) => to))).toEqual(new Set(names));
    expect(changes).toHaveLength(names.length);
    for (const [index, change] of changes.entries()) if (index > 0) expect(change.from).toBe(changes[index - 1]?.to);
    expect(here.cases.services.reference.setting('appName', '')).toBe(changes.at(-1)?.to);
  });

  it('X-30: the same Idempotency-Key changes nothing twice, and is refused for something else', async () => {
    newAdmin();
    for (let time = 1; time <= 2; time++) await admin.does('savePortal', { input: { ...PORTAL, appName: 'Một lần' } }, 'once');
    expect(await admin.does('savePortal', { input: PORTAL }, 'once')).toMatchObject({ refused: 'KEY_REUSED' });
    expect(await recorded()).toHaveLength(1);
  });
});

describe('A9-07 savePortal: limits', () => {
  it('a changed limit is obeyed by the next command of every replica, the others stay, and each is recorded', async () => {
    newAdmin();
    const other = await replicaOf(here, { followingCatalogues: false });
    const { limits } = (await admin.does('savePortal', { input: PORTAL })) as unknown as { limits: object };
    const saved = await admin.does('savePortal', {
      input: { ...PORTAL, limits: { titleLength: 20, attachments: 0, reopenDays: null, answerMediaTypes: ['image/png'] } },
    });
    expect(saved.limits).toEqual({ ...limits, titleLength: 20, attachments: 0, answerMediaTypes: ['image/png'] });
    const file = '00000000-0000-4000-8000-00000000f11e';
    const sent = await submit(other.as(here.citizen().identity), { ...REPORT, title: 'x'.repeat(21), attachmentIds: [file] });
    expect(sent.fields.map(({ path, code }) => [path, code])).toEqual([
      ['input.title', 'TOO_LONG'],
      ['input.attachmentIds', 'TOO_MANY_FILES'],
    ]);
    await admin.does('savePortal', { input: { ...PORTAL, limits: { titleLength: 21 } } });
    expect(await submit(other.as(here.citizen().identity), { ...REPORT, title: 'x'.repeat(21) })).toMatchObject({ __typename: 'Case' });
    expect((await recorded()).slice(-2).map((each) => each.changes)).toEqual([
      [
        { field: 'limits.titleLength', from: 200, to: 20 },
        { field: 'limits.attachments', from: 10, to: 0 },
        { field: 'limits.answerMediaTypes', from: expect.arrayContaining(['image/png', 'application/pdf']), to: ['image/png'] },
      ],
      [{ field: 'limits.titleLength', from: 20, to: 21 }],
    ]);
    await other.close();
  });

  it('one that was set alone by SQL leaves the others as they are, here too', async () => {
    newAdmin();
    await here.cases.services.pool.query(`update cases.portal_setting set value = '{"ratingDays": 10}' where key = 'limits'`);
    const saved = await admin.does('savePortal', { input: { ...PORTAL, limits: { reopenDays: 8 } } });
    expect(saved.limits).toMatchObject({ ratingDays: 10, reopenDays: 8, titleLength: 200, undoSeconds: 10 });
  });

  it('refuses each limit that does not fit, and changes nothing then', async () => {
    newAdmin();
    const low = { titleLength: 19, contentLength: 99, attachments: -1, attachmentBytes: 2 ** 20 - 1, videoSeconds: 9, ratingDays: 0, reopenDays: 0 };
    const high = {
      titleLength: 501,
      contentLength: 20_001,
      attachments: 21,
      attachmentBytes: 500 * 2 ** 20 + 1,
      videoSeconds: 1_801,
      ratingDays: 366,
      reopenDays: 31,
    };
    for (const limits of [low, high])
      expect(await admin.isRefused('savePortal', { input: { ...PORTAL, appName: 'Không lưu', limits } })).toEqual(
        Object.fromEntries(Object.keys(limits).map((key) => [`input.limits.${key}`, 'OUT_OF_RANGE'])),
      );
    const types = { reportMediaTypes: [], answerMediaTypes: ['image/png', 'image/png'] };
    expect(await admin.isRefused('savePortal', { input: { ...PORTAL, limits: types } })).toEqual({
      'input.limits.reportMediaTypes': 'REQUIRED',
      'input.limits.answerMediaTypes': 'TWICE',
    });
    for (const type of ['image/svg+xml', 'IMAGE/PNG', '', '__proto__'])
      expect(await admin.isRefused('savePortal', { input: { ...PORTAL, limits: { reportMediaTypes: ['image/png', type] } } })).toEqual({
        'input.limits.reportMediaTypes': 'UNKNOWN',
      });
    expect(await recorded()).toEqual([]);
  });
});

describe('S1 whoever is no administrator', () => {
  it('changes nothing', async () => {
    const strangers = [
      ...[here.citizen(), here.anyone, here.partner('cases:read', 'cases:submit', 'cases:handle')],
      ...[here.officer('desk', 'OPERATOR'), here.officer('desk', 'AGENCY_LEADER'), here.officer('office', 'SUPERVISOR'), here.officer('roads', 'SPECIALIST')],
      here.as({ ...here.citizen().identity, roles: ['ADMIN'] }),
    ];
    const before = await here.cases.services.pool.query('select revision from cases.catalogue_state');
    const flags = { publicByDefault: true, sensitive: false, approvalRequired: false, proofRequired: false, active: false };
    const category = { name: 'x', nameEn: 'x', group: 'infra', order: 1, urgency: 'NORMAL', ...flags };
    const level = { urgency: 'NORMAL', reception: 1, resolve: 8, maxTotal: 8, remindBefore: 1, validFrom: '2079-01-01' };
    const calls: [string, Record<string, unknown>][] = [
      ['savePortal', { input: PORTAL }],
      ['saveCategory', { code: 'ROAD', input: category }],
      ['saveReason', { kind: 'PAUSE', code: 'PARTNER', input: { label: 'x', labelEn: 'x', explainRequired: false, active: false } }],
      ['setServiceLevel', { input: level }],
      ['setCalendarDays', { days: [{ date: '2026-11-24', working: false, status: 'confirmed' }] }],
      ['setWorkingHours', { validFrom: '2079-01-01', periods: [{ weekday: 1, from: '07:00', to: '17:00' }] }],
    ];
    for (const person of strangers)
      for (const [mutation, given] of calls) {
        const code = (await asksFor(person, mutation, given)).errors?.[0]?.extensions?.code;
        expect(code, `${mutation} by ${person.identity.kind}`).toBe(person.identity.sub ? 'FORBIDDEN' : 'UNAUTHENTICATED');
      }
    for (const person of strangers) {
      const { errors } = await person.ask('{ previewCalendar(days: [{ date: "2026-11-24", working: false, status: "confirmed" }]) { casesAffected } }');
      expect(errors?.[0]?.extensions?.code).toBe(person.identity.sub ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    }
    expect((await here.cases.services.pool.query('select revision from cases.catalogue_state')).rows).toEqual(before.rows);
  });
});
