import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import type { Person } from '../testing/province.ts';

let d: Desks;
let mailbox: Person;
beforeAll(async () => {
  d = await desks();
  mailbox = d.here.partner('mailbox');
});
afterAll(() => d.here.close());

interface Words {
  id: string;
  kind: string;
  code: string;
  content: string;
  files: { name: string; bytes: number; url: string }[];
}
const WORDS = 'query($from: DateTime!) { mailedWords(from: $from, first: 50) { id kind code contactId content files { name bytes url } at } }';
const words = async (code?: string): Promise<Words[]> =>
  (await mailbox.must<{ mailedWords: Words[] }>(WORDS, { from: '2020-01-01T00:00:00Z' })).mailedWords.filter((one) => !code || one.code === code);
const byMail = (id: string): Promise<unknown> => d.sql(`update cases."case" set channel = 'EMAIL' where id = $1`, [id]);
/** As if all of it had been written so long ago. */
async function wait(id: string, ago = '1 minute'): Promise<void> {
  const shifted = (columns: string[]): string => columns.map((column) => `${column} = ${column} - $2::interval`).join(', ');
  await d.sql(`update cases."case" set ${shifted(['info_asked_at', 'rejected_at', 'closed_at'])} where id = $1`, [id, ago]);
  await d.sql(`update cases.answer set ${shifted(['published_at'])} where case_id = $1`, [id, ago]);
  await d.sql(`update cases.message set ${shifted(['sent_at'])} where case_id = $1`, [id, ago]);
}

it('B-32 published answers of mailed reports are given to the mailbox, once they cannot be taken back any more', async () => {
  const { id, code, version, answers: written } = await d.reviewed();
  await d.operator.does('publishAnswer', { id, version, answerId: written[0]?.id, makeCasePublic: true });
  const published = (ago: string): Promise<unknown> => d.sql(`update cases.answer set published_at = cases.now() - $2::interval where case_id = $1`, [id, ago]);
  await published('1 minute');
  expect(await words(code)).toEqual([]); // it came by another way
  await byMail(id);
  const [answer] = await words(code);
  expect(answer).toMatchObject({ id: written[0]?.id, kind: 'ANSWERED', content: 'Đã vá mặt đường.', files: [{ name: 'tep', bytes: 1000 }] });
  expect(answer?.files[0]?.url).toMatch(/^\/files\/a\/[\w-]+\?e=\d+&s=[\w-]+$/);
  await published('3 seconds');
  expect(await words(code)).toEqual([]);
  await published('11 seconds');
  expect(await words(code)).toHaveLength(1);
  await d.sql('update cases.answer set published = false where case_id = $1', [id]);
  expect(await words(code)).toEqual([]);
});

it('B-32 a question goes out while it is open, and what the reporter mails then answers it; later mails are messages', async () => {
  const { id, code, version } = await d.claimed();
  await byMail(id);
  const { version: asked } = await d.specialist.does('requestInfo', { id, version, question: 'Ở đoạn nào?', withinWorkingHours: 8 });
  expect(await words(code)).toEqual([]); // it may be taken back
  await wait(id);
  expect(await words(code)).toMatchObject([{ id, kind: 'INFO_REQUESTED', content: 'Ở đoạn nào?', files: [] }]);
  const reply = (text: string, key: string): Promise<unknown> =>
    mailbox.ask(
      'mutation($code: String!, $who: ID!, $text: String!) { receiveMessage(code: $code, contactId: $who, text: $text) { __typename } }',
      {
        code,
        who: d.reporter.id,
        text,
      },
      key,
    );
  const key = randomUUID();
  for (let turn = 0; turn < 2; turn++) await reply('Trước số nhà 86.', key);
  const seen = await d.operator.sees(id);
  expect(seen).toMatchObject({ status: 'IN_PROGRESS', version: asked + 1 });
  const events = await d.events(id);
  expect([events.filter((type) => type === 'InfoSupplied').length, events.includes('MessageSent')]).toEqual([1, false]);
  expect(await words(code)).toEqual([]);
  await reply('Thêm một ý.', randomUUID());
  expect((await d.events(id)).at(-1)).toBe('MessageSent');
  await wait(id);
  expect(await words(code), 'their own words do not come back').toEqual([]);
});

it('B-32 a refusal goes out with its reason, the explanation and where to go; a message of an officer with its files; a closing', async () => {
  const refused = await d.files();
  await byMail(refused.id);
  await d.operator.does('rejectCase', { id: refused.id, version: refused.version, reasonCode: 'COMPLAINT_DENUNCIATION', explanation: 'Đây là đơn khiếu nại.' });
  await wait(refused.id);
  const [refusal] = await words(refused.code);
  expect(refusal).toMatchObject({ id: refused.id, kind: 'REJECTED' });
  expect(refusal?.content).toMatch(/^Lý do: .+\.\n\nĐây là đơn khiếu nại\.\n\nNơi có thể gửi: .*tiếp công dân/);

  const talked = await d.claimed();
  await byMail(talked.id);
  await d.specialist.does('sendMessage', { caseId: talked.id, text: 'Chiều nay chúng tôi đến.', attachmentIds: [await d.upload(d.specialist)] });
  await d.reporter.does('sendMessage', { caseId: talked.id, text: 'Cảm ơn.' });
  await wait(talked.id);
  expect(await words(talked.code)).toMatchObject([{ kind: 'MESSAGE_OF_AGENCY', content: 'Chiều nay chúng tôi đến.', files: [{ name: 'tep' }] }]);

  await d.isNow(refused.id, { status: 'CLOSED', closedAt: new Date(Date.now() - 60_000) });
  expect(await words(refused.code)).toMatchObject([{ id: refused.id, kind: 'CLOSED', content: '' }]);
});

it('B-32 S1 nobody else reads them', async () => {
  for (const who of [
    d.here.citizen(),
    d.here.officer('desk', 'OPERATOR'),
    d.here.officer('desk', 'ADMIN'),
    d.here.partner('cases:read', 'cases:submit', 'cases:handle'),
  ])
    expect((await who.ask(WORDS, { from: '2020-01-01T00:00:00Z' })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await d.here.anyone.ask(WORDS, { from: '2020-01-01T00:00:00Z' })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});
