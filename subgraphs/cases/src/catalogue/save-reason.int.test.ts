import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import { administrator, recordedOf, type Administrator } from '../testing/administrator.ts';

let d: Desks;
let admin: Administrator;
beforeAll(async () => {
  d = await desks();
  admin = administrator(d.here.officer('office', 'ADMIN'));
});
afterAll(() => d.here.close());

const DUST = { label: 'Bụi', labelEn: 'Dust', explainRequired: false, active: true };

describe('B-03 saveReason', () => {
  it('a new reason is offered and taken; when it has become inactive it is not, and old cases show it', async () => {
    expect(await admin.does('saveReason', { kind: 'REFUSAL', code: 'DUST', input: { ...DUST, whereToGo: 'Sở Y tế' } })).toMatchObject({
      ...DUST,
      whereToGo: 'Sở Y tế',
    });
    const offered = async (): Promise<object[]> => (await d.visitor.must<{ refusalReasons: object[] }>('{ refusalReasons { code label } }')).refusalReasons;
    expect((await offered()).at(-1)).toEqual({ code: 'DUST', label: 'Bụi' });
    const { id, version } = await d.files();
    expect(await d.operator.does('rejectCase', { id, version, reasonCode: 'DUST' })).toMatchObject({ status: 'REJECTED' });

    await admin.does('saveReason', { kind: 'REFUSAL', code: 'DUST', input: { ...DUST, active: false } });
    expect(await offered()).not.toContainEqual(expect.objectContaining({ code: 'DUST' }));
    const next = await d.files();
    expect(await d.operator.does('rejectCase', { id: next.id, version: next.version, reasonCode: 'DUST' })).toMatchObject({ refused: 'INVALID_INPUT' });
    const { case: old } = await d.reporter.must<{ case: object }>(`{ case(id: "${id}") { rejection { reason { label whereToGo active } } } }`);
    expect(old).toEqual({ rejection: { reason: { label: 'Bụi', whereToGo: 'Sở Y tế', active: false } } });
    expect((await recordedOf(d.here, admin.id)).at(-1)).toEqual({
      action: 'saveReason',
      subject: 'reason REFUSAL DUST',
      changes: [{ field: 'active', from: true, to: false }],
    });
  });

  it('whether it has to be explained, and how long a pause may take, are obeyed at once', async () => {
    const { id, version } = await d.files();
    const spam = { label: 'Tin rác', labelEn: 'Spam', active: true };
    await admin.does('saveReason', { kind: 'REFUSAL', code: 'SPAM_AD', input: { ...spam, explainRequired: true } });
    expect(await d.operator.does('rejectCase', { id, version, reasonCode: 'SPAM_AD' })).toMatchObject({ refused: 'REASON_REQUIRED' });

    const visit = { label: 'Chờ kiểm tra hiện trường', labelEn: 'Site visit', explainRequired: true, active: true };
    const claimed = await d.claimed();
    const pause = { id: claimed.id, version: claimed.version, reasonCode: 'SITE_VISIT', comment: 'Đi xem', withinWorkingHours: 24 };
    await admin.does('saveReason', { kind: 'PAUSE', code: 'SITE_VISIT', input: { ...visit, maxWorkingHours: 16 } });
    expect((await d.specialist.does('pauseCase', pause)).fields).toEqual([expect.objectContaining({ path: 'withinWorkingHours', code: 'OUT_OF_RANGE' })]);
    await admin.does('saveReason', { kind: 'PAUSE', code: 'SITE_VISIT', input: { ...visit, maxWorkingHours: 24 } });
    expect(await d.specialist.does('pauseCase', pause)).toMatchObject({ __typename: 'Case' });
  });

  it('refuses what does not fit its kind, and what the process needs', async () => {
    const before = await recordedOf(d.here, admin.id);
    expect(await admin.isRefused('saveReason', { kind: 'RETURN', code: '1', input: { ...DUST, label: '—', whereToGo: 'x', maxWorkingHours: 8 } })).toEqual({
      ...{ code: 'INVALID_INPUT', 'input.label': 'REQUIRED', 'input.whereToGo': 'NOT_OFFERED', 'input.maxWorkingHours': 'NOT_OFFERED' },
    });
    const asking = { label: 'Chờ người gửi bổ sung', labelEn: 'Waiting for the reporter', explainRequired: true, active: false };
    expect(await admin.isRefused('saveReason', { kind: 'PAUSE', code: 'REPORTER', input: { ...asking, maxWorkingHours: 81 } })).toEqual({
      'input.active': 'NOT_OFFERED',
      'input.maxWorkingHours': 'OUT_OF_RANGE',
    });
    expect(await recordedOf(d.here, admin.id)).toEqual(before);
  });
});
