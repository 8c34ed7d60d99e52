import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { REPORT } from '../testing/reports.ts';

let place: Province;
let mailbox: Person;
let operator: Person;
beforeAll(async () => {
  place = await province();
  mailbox = place.partner('mailbox');
  operator = place.officer('desk', 'OPERATOR');
});
afterAll(() => place.close());

const INTAKE = 'mutation($input: IntakeInput!, $key: ID!) { intakeCase(input: $input, idempotencyKey: $key) { ... on Case { id code } } }';
async function intake(by: Person, channel: string): Promise<{ id: string; code: string; contactId: string }> {
  const contactId = await place.knownContact();
  const input = { draft: REPORT, channel, contactId };
  return { ...(await by.must<{ intakeCase: { id: string; code: string } }>(INTAKE, { input, key: randomUUID() })).intakeCase, contactId };
}
const RECEIVE =
  'mutation($code: String!, $contactId: ID!, $text: String!, $files: [ID!]) { receiveMessage(code: $code, contactId: $contactId, text: $text, attachmentIds: $files) { __typename ... on Refusal { code } } }';
const receive = async (by: Person, variables: object, key?: string): Promise<string | undefined> => {
  const { data, errors } = await by.ask<{ receiveMessage: { __typename: string; code?: string } }>(RECEIVE, variables, key);
  return data?.receiveMessage.code ?? data?.receiveMessage.__typename ?? errors?.[0]?.extensions?.code;
};
const messages = async (id: string): Promise<{ text: string; fromReporter: boolean; attachments: { name: string }[] }[]> =>
  (
    await operator.must<{ case: { messages: { nodes: never[] } } }>(
      'query($id: ID) { case(id: $id) { messages(first: 10) { nodes { text fromReporter attachments { name } } } } }',
      { id },
    )
  ).case.messages.nodes;

async function upload(by: Person): Promise<string> {
  const content = new TextEncoder().encode('một tờ khai');
  const tus = { 'tus-resumable': '1.0.0' };
  const metadata = `filename ${Buffer.from('to-khai.txt').toString('base64')}`;
  const begun = await by.raw('/files', { method: 'POST', headers: { ...tus, 'upload-length': String(content.length), 'upload-metadata': metadata } });
  const path = begun.headers.get('location') ?? '';
  const headers = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  expect((await by.raw(path, { method: 'PATCH', headers, body: content })).headers.get('x-file-status')).toBe('READY');
  return path.split('/').at(-1) ?? '';
}

it('B-32 a mail of the reporter becomes a message of theirs, with its files, once', async () => {
  const { id, code, contactId } = await intake(mailbox, 'EMAIL');
  const files = [await upload(mailbox)];
  for (let turn = 0; turn < 2; turn++) expect(await receive(mailbox, { code: code.toLowerCase(), contactId, text: 'Thêm ảnh.', files }, 'mail-2')).toBe('Done');
  expect(await messages(id)).toEqual([{ text: 'Thêm ảnh.', fromReporter: true, attachments: [{ name: 'to-khai.txt' }] }]);
  // After a kill its files have other ids.
  expect(await receive(mailbox, { code, contactId, text: 'Thêm ảnh.', files: [await upload(mailbox)] }, 'mail-2')).toBe('KEY_REUSED');
  expect(await messages(id)).toHaveLength(1);
  const { rows } = await place.cases.services.pool.query('select owner_id from cases.attachment where id = $1', files);
  expect(rows).toEqual([{ owner_id: contactId }]);
});

it('B-32 S1 nobody else writes into it: another sender, a report that did not come by mail, another token', async () => {
  const mailed = await intake(mailbox, 'EMAIL');
  const called = await intake(operator, 'HOTLINE');
  const other = await place.knownContact();
  const text = 'Tôi là người khác';
  expect(await receive(mailbox, { code: mailed.code, contactId: other, text })).toBe('NOT_FOUND');
  expect(await receive(mailbox, { code: called.code, contactId: called.contactId, text })).toBe('NOT_FOUND');
  expect(await receive(mailbox, { code: 'KH-2611-ZZZZZZ', contactId: other, text })).toBe('NOT_FOUND');
  const { code, contactId } = mailed;
  for (const who of [operator, place.citizen(), place.officer('desk', 'ADMIN'), place.partner('cases:read', 'cases:submit', 'cases:handle')])
    expect(await receive(who, { code, contactId, text })).toBe('FORBIDDEN');
  expect(await receive(place.anyone, { code, contactId, text })).toBe('UNAUTHENTICATED');
  // A file that a refused message named is still the mailbox's: the mail becomes a report of its own.
  const file = await upload(mailbox);
  expect(await receive(mailbox, { code, contactId: other, text, files: [file] })).toBe('NOT_FOUND');
  expect(await receive(mailbox, { code, contactId, text: '', files: [file] })).toBe('INVALID_INPUT');
  const { rows } = await place.cases.services.pool.query('select owner_id from cases.attachment where id = $1', [file]);
  expect(rows).toEqual([{ owner_id: mailbox.id }]);
  expect([await messages(mailed.id), await messages(called.id)]).toEqual([[], []]);
});
