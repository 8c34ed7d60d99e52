import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let mailbox: Caller;
beforeAll(async () => {
  here = await province();
  mailbox = here.as({ sub: randomUUID(), kind: 'PARTNER', roles: [], scopes: ['mailbox'] });
});
afterAll(() => here.close());

const THREAD =
  'mutation($code: String!, $contactId: ID!, $messageId: String!) { done: saveMailThread(code: $code, contactId: $contactId, messageId: $messageId) { __typename } }';
const WORDS = `mutation($code: String!, $contactId: ID!, $kind: MailedKind! = ANSWERED, $id: ID!, $at: DateTime!, $text: String!, $files: [MailedFileInput!]! = []) {
  done: mailWords(code: $code, contactId: $contactId, kind: $kind, id: $id, at: $at, text: $text, files: $files) { __typename } }`;
const done = async (query: string, variables: object): Promise<string> =>
  (await mailbox.must<{ done: { __typename: string } }>(query, variables)).done.__typename;

/** Somebody who has mailed a report. */
async function mailed(code: string): Promise<string> {
  const { saved } = await mailbox.must<{ saved: { id: string } }>(
    `mutation { saved: saveMailContact(email: "${code.toLowerCase()}@gmail.example", name: "Lê Thư") { ... on Contact { id } } }`,
  );
  await here.owner.query('insert into accounts.reported_case (case_id, account_id, code, submitted_at) values ($1, $2, $3, now())', [
    randomUUID(),
    saved.id,
    code,
  ]);
  return saved.id;
}
const messages = async (contactId: string): Promise<object[]> =>
  (await here.owner.query<object>('select channel, template, params from accounts.message where account_id = $1', [contactId])).rows;

it('B-32 an answer is mailed once for each publication, in its words', async () => {
  const code = 'KH-2611-AAAAAA';
  const contactId = await mailed(code);
  const variables = { code, contactId, id: randomUUID(), at: '2026-11-20T03:00:00Z', text: 'Đã sửa xong.' };
  for (let turn = 0; turn < 2; turn++) expect(await done(WORDS, variables)).toBe('Done');
  expect(await messages(contactId)).toEqual([{ channel: 'EMAIL', template: 'ANSWERED', params: { code, due: null, answer: 'Đã sửa xong.' } }]);
  await done(WORDS, { ...variables, at: '2026-11-21T03:00:00Z' });
  expect(await messages(contactId)).toHaveLength(2);
});

it('B-32 a question, a refusal, a message and a closing are each a mail of their own, with the files of cases and no other addresses', async () => {
  const code = 'KH-2611-FFFFFF';
  const contactId = await mailed(code);
  const words = { code, contactId, id: randomUUID(), at: '2026-11-20T03:00:00Z', text: 'Ở đoạn nào?' };
  const file = { name: 'anh.jpg', bytes: 1_000, url: `/files/a/${randomUUID()}?e=1796000000&s=${'a'.repeat(43)}` };
  for (const kind of ['INFO_REQUESTED', 'REJECTED', 'CLOSED', 'INFO_REQUESTED']) expect(await done(WORDS, { ...words, kind })).toBe('Done');
  expect(await done(WORDS, { ...words, kind: 'MESSAGE_OF_AGENCY', files: [file] })).toBe('Done');
  expect(await messages(contactId)).toEqual([
    ...['INFO_REQUESTED', 'REJECTED', 'CLOSED'].map((template) => ({ channel: 'EMAIL', template, params: { code, due: null, answer: words.text } })),
    { channel: 'EMAIL', template: 'MESSAGE_OF_AGENCY', params: { code, due: null, answer: words.text, files: [file] } },
  ]);
  for (const url of [
    'https://evil.example/x',
    '//evil.example/files/a/x',
    `/files/a/../../graphql?e=1&s=${'a'.repeat(43)}`,
    `${file.url}&x=1`,
    `@evil.example${file.url}`,
  ])
    expect([url, await done(WORDS, { ...words, id: randomUUID(), files: [{ ...file, url }] })]).toEqual([url, 'Refusal']);
  expect(await messages(contactId)).toHaveLength(4);
});

it('B-32 S1 it is mailed to nobody but whoever mailed that report', async () => {
  const [one, other] = [await mailed('KH-2611-BBBBBB'), await mailed('KH-2611-CCCCCC')];
  const citizen = await signedIn(here, here.person('CITIZEN'));
  const answer = { code: 'KH-2611-BBBBBB', id: randomUUID(), at: '2026-11-20T03:00:00Z', text: 'x' };
  for (const contactId of [other, citizen.identity.sub, randomUUID(), 'x']) {
    expect(await mailbox.fault(WORDS, { ...answer, contactId })).toBe('NOT_FOUND');
    if (contactId !== other) expect(await mailbox.fault(THREAD, { code: answer.code, contactId, messageId: '<a@b>' })).toBe('NOT_FOUND');
  }
  expect([await messages(one), await messages(other)]).toEqual([[], []]);
  const partner = here.as({ sub: randomUUID(), kind: 'PARTNER', roles: [], scopes: ['cases:read', 'cases:submit'] });
  for (const who of [citizen, partner, await signedIn(here, here.person('OPERATOR')), await signedIn(here, here.person('ADMIN'))]) {
    expect(await who.fault(WORDS, { ...answer, contactId: one })).toBe('FORBIDDEN');
    expect(await who.fault(THREAD, { code: answer.code, contactId: one, messageId: '<a@b>' })).toBe('FORBIDDEN');
  }
});

it('B-32 the first mail of a report is kept; what is no Message-ID cannot become a header', async () => {
  const contactId = await mailed('KH-2611-DDDDDD');
  const thread = { code: 'KH-2611-DDDDDD', contactId };
  expect(await done(THREAD, { ...thread, messageId: '<first@gmail.example>' })).toBe('Done');
  expect(await done(THREAD, { ...thread, messageId: '<second@gmail.example>' })).toBe('Done');
  for (const messageId of ['first@gmail.example', '<a@b>\nBcc: <c@d>', '<a@b> <c@d>', `<${'a'.repeat(1_000)}@b>`])
    expect([messageId.slice(0, 20), await done(THREAD, { ...thread, messageId })]).toEqual([messageId.slice(0, 20), 'Refusal']);
  const { rows } = await here.owner.query('select message_id from accounts.mail_thread where code = $1', [thread.code]);
  expect(rows).toEqual([{ message_id: '<first@gmail.example>' }]);
});

it('B-32 who is erased leaves no address and no mail behind', async () => {
  const contactId = await mailed('KH-2611-EEEEEE');
  await done(THREAD, { code: 'KH-2611-EEEEEE', contactId, messageId: '<e@gmail.example>' });
  await here.owner.query('delete from accounts.account where id = $1', [contactId]);
  const { rows } = await here.owner.query(
    'select (select count(*)::int from accounts.mail_contact where account_id = $1) as contacts, (select count(*)::int from accounts.mail_thread where account_id = $1) as threads',
    [contactId],
  );
  expect(rows).toEqual([{ contacts: 0, threads: 0 }]);
});
