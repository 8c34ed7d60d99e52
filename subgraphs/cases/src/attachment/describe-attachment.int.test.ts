import { randomUUID } from 'node:crypto';
import { newId } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import { makePublic, REPORT } from '../testing/reports.ts';

let d: Desks;
let withoutAccount: Worker;
beforeAll(async () => {
  d = await desks();
  withoutAccount = worker(d.here.as({ sub: newId(), kind: 'ANONYMOUS_REPORTER', roles: [], scopes: ['cases:submit'] }));
});
afterAll(() => d.here.close());

const DESCRIBE = `mutation ($id: ID!, $purpose: AttachmentPurpose, $caption: String) { done: describeAttachment(id: $id, purpose: $purpose, caption: $caption) {
  __typename ... on Attachment { id caption purpose } ... on Refusal { refused: code message fields { path code } } } }`;
interface Described {
  caption?: string | null;
  purpose?: string;
  refused?: string;
  fields?: { path: string; code: string }[];
}
/** What came back, or the code of the fault. */
async function says(who: Worker, id: string, given: { caption?: string | null; purpose?: string }): Promise<Described | string | undefined> {
  const { data, errors } = await who.ask<{ done: Described }>(DESCRIBE, { id, ...given });
  return data?.done ?? errors?.[0]?.extensions?.code;
}
interface Seen {
  id: string;
  caption: string | null;
  purpose: string;
}
const filesOf = async (who: Worker, id: string): Promise<Seen[]> =>
  (await who.must<{ case: { attachments: Seen[] } }>('query ($id: ID) { case(id: $id) { attachments { id caption purpose } } }', { id })).case.attachments;

describe('A4-09 a file is described', () => {
  it('by its uploader: trimmed, on one line; blank takes it away; the purpose stays when it is left out', async () => {
    const id = await d.upload(d.reporter);
    expect(await says(d.reporter, id, { caption: '  Ổ gà\u200B\nnhìn từ  vỉa hè ', purpose: 'DOCUMENT' })).toMatchObject({
      ...{ id, caption: 'Ổ gà nhìn từ vỉa hè', purpose: 'DOCUMENT' },
    });
    for (const blank of [null, '  ', '…'])
      expect(await says(d.reporter, id, { caption: blank }), String(blank)).toMatchObject({ caption: null, purpose: 'DOCUMENT' });
  });

  it('by whoever reports without an account too', async () => {
    const id = await d.upload(withoutAccount);
    expect(await says(withoutAccount, id, { caption: 'Nắp cống vỡ' })).toMatchObject({ caption: 'Nắp cống vỡ' });
  });

  it('by nobody else: for them it is not there', async () => {
    const id = await d.upload(d.reporter);
    await says(d.reporter, id, { caption: 'Của tôi' });
    const partner = worker(d.here.partner('cases:read', 'cases:handle'));
    const tries: [Worker, string][] = [
      [d.anotherCitizen, 'NOT_FOUND'],
      [withoutAccount, 'NOT_FOUND'],
      [d.specialist, 'NOT_FOUND'],
      [d.stranger, 'NOT_FOUND'],
      [d.operator, 'NOT_FOUND'],
      [partner, 'FORBIDDEN'],
      [d.visitor, 'UNAUTHENTICATED'],
    ];
    for (const [who, code] of tries) expect(await says(who, id, { caption: 'Của người khác' })).toBe(code);
    expect(await says(d.reporter, 'x', { caption: 'a' })).toBe('NOT_FOUND');
    const sent = await d.reporter.does('submitCase', { input: { ...REPORT, attachmentIds: [id] }, idempotencyKey: randomUUID() });
    expect(await filesOf(d.reporter, sent.id)).toMatchObject([{ caption: 'Của tôi' }]);
  });

  it('not any more once it was sent, also when both come at once', async () => {
    const id = await d.upload(d.reporter);
    await says(d.reporter, id, { caption: 'Trước khi gửi' });
    const sent = await d.files({ attachmentIds: [id] });
    expect(await says(d.reporter, id, { caption: 'Sau khi gửi' })).toMatchObject({ refused: 'NOT_NOW' });
    expect(await filesOf(d.reporter, sent.id)).toMatchObject([{ caption: 'Trước khi gửi', purpose: 'REPORT' }]);

    const other = await d.upload(d.reporter);
    const [described, taken] = await Promise.all([says(d.reporter, other, { caption: 'Cùng lúc' }), d.files({ attachmentIds: [other] })]);
    const caption = typeof described === 'object' && described.refused === undefined ? 'Cùng lúc' : null;
    expect(await filesOf(d.reporter, taken.id)).toMatchObject([{ caption }]);
  });

  it('what does not fit has its field', async () => {
    const id = await d.upload(d.reporter);
    expect(await says(d.reporter, id, { caption: 'ạ'.repeat(200) })).toMatchObject({ caption: 'ạ'.repeat(200) });
    expect(await says(d.reporter, id, { caption: 'ạ'.repeat(201), purpose: 'AFTER' })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [
        { path: 'purpose', code: 'NOT_OFFERED' },
        { path: 'caption', code: 'TOO_LONG' },
      ],
    });
    await d.sql(`update cases.attachment set status = 'REFUSED' where id = $1`, [id]);
    expect(await says(d.reporter, id, { caption: 'Tệp hỏng' })).toMatchObject({ refused: 'FILE_REFUSED' });
  });

  it('the chosen purpose stays when a report, a draft or an answer takes it', async () => {
    const [paper, picture] = [await d.upload(d.reporter), await d.upload(d.reporter)];
    await says(d.reporter, paper, { purpose: 'DOCUMENT', caption: 'Đơn kiến nghị' });
    const { id } = await d.files({ attachmentIds: [paper, picture] });
    expect((await filesOf(d.reporter, id)).map(({ purpose }) => purpose)).toEqual(['DOCUMENT', 'REPORT']);

    const taken = await d.claimed();
    const [before, after, both] = [await d.upload(d.specialist), await d.upload(d.specialist), await d.upload(d.specialist)];
    expect(await says(d.specialist, before, { purpose: 'REPORT' })).toMatchObject({ refused: 'INVALID_INPUT' });
    await says(d.specialist, before, { purpose: 'BEFORE', caption: 'Lúc 8 giờ' });
    await says(d.specialist, both, { purpose: 'BEFORE' });
    const input = { agencyId: d.roads, content: 'Đã vá.', attachmentIds: [before, after], afterIds: [both] };
    const answered = await d.specialist.does('recordAnswer', { id: taken.id, version: taken.version, input });
    const purposes = Object.fromEntries((answered.answers[0]?.attachments ?? []).map((file) => [file.id, file.purpose]));
    expect(purposes).toEqual({ [before]: 'BEFORE', [after]: 'PROOF', [both]: 'AFTER' });
  });
});

describe('B-08 what a description tells of a person', () => {
  it('is pointed out to officers, is read by them and the reporter, and is ••• for everybody else', async () => {
    const id = await d.upload(d.reporter);
    const caption = 'Xe 79A-123.45 đổ đất';
    await says(d.reporter, id, { caption });
    const sent = await d.files({ attachmentIds: [id] });
    await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), sent.id);
    const FINDINGS = 'query ($id: ID) { case(id: $id) { findings { kind field start end } } }';
    const found = (await d.operator.must<{ case: { findings: object[] } }>(FINDINGS, { id: sent.id })).case.findings;
    expect(found).toEqual([{ kind: 'PLATE', field: `attachments.${id}.caption`, start: 3, end: 13 }]);
    for (const who of [d.operator, d.reporter]) expect(await filesOf(who, sent.id)).toMatchObject([{ caption }]);
    const partner = worker(d.here.partner('cases:read'));
    for (const who of [d.visitor, d.anotherCitizen, d.stranger, withoutAccount, partner])
      expect(await filesOf(who, sent.id)).toMatchObject([{ caption: 'Xe ••• đổ đất' }]);
  });

  it('stands in no event', async () => {
    const id = await d.upload(d.reporter);
    await says(d.reporter, id, { caption: 'CANARY-CAPTION' });
    await d.files({ attachmentIds: [id] });
    const found = (await d.sql(`select 1 from events.log where data::text like '%CANARY-CAPTION%'`, [])) as { rowCount: number };
    expect(found.rowCount).toBe(0);
  });
});
