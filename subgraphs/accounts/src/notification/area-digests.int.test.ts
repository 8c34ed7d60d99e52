import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendEvent, createNotifier, type AreaDigest, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let notifier: Notifier;
let citizen: Caller;
let other: Caller;
beforeAll(async () => {
  here = await province();
  notifier = createNotifier(here.env.DATABASE_URL);
  citizen = await signedIn(here, here.person('CITIZEN'));
  other = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
  await citizen.must('mutation { updateProfile(email: "theo.doi@example.vn") { __typename } }');
});
afterAll(async () => {
  await notifier.close();
  await here.close();
});

interface Mailed {
  to: string;
  text: string;
  template: string;
}
const mails = async (): Promise<Mailed[]> =>
  (await readFile(join(here.env.DATA_DIR ?? '', 'outbox', 'mail.ndjson'), 'utf8').catch(() => ''))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Mailed)
    .filter(({ template }) => template === 'AREA_DIGEST');

interface Line {
  title: string;
  body: string;
  path: string | null;
  kind: string;
}
const listed = async (who: Caller): Promise<Line[]> =>
  (await who.must<{ notifications: { nodes: Line[] } }>('{ notifications(first: 20) { nodes { title body path kind } } }')).notifications.nodes.filter(
    ({ kind }) => kind === 'AREA_DIGEST',
  );

async function digest(more: Partial<AreaDigest> = {}): Promise<AreaDigest> {
  const data: AreaDigest = {
    areaId: newId(),
    accountId: citizen.identity.sub ?? '',
    frequency: 'DAILY',
    total: 21,
    cases: [
      { caseId: newId(), code: 'KH-2611-AAAAAA', categoryCode: 'ROAD', wardCode: '22366', news: 'NEW' },
      { caseId: newId(), code: 'KH-2611-BBBBBB', categoryCode: null, wardCode: null, news: 'ANSWERED' },
    ],
    ...more,
  };
  await inTransaction(here.accounts.services.pool, async (client) => {
    await client.query(
      `insert into accounts.category_name (code, name, name_en) values ('ROAD', 'Giao thông & Đường sá', 'Traffic & roads') on conflict do nothing`,
    );
    await appendEvent(client, { type: 'AreaDigest', commandId: 'test', actorId: null, at: new Date(), data, audience: [] });
  });
  notifier.notify();
  return data;
}

it('B-21 a digest is a notice that leads to its area, and a mail that lists the cases; nobody else is told', async () => {
  const { areaId } = await digest();
  await until(async () => (await listed(citizen)).length === 1);
  expect(await listed(citizen)).toEqual([
    expect.objectContaining({ title: 'Khu vực bạn theo dõi có 21 tin mới', body: 'Mở để xem phản ánh mới và câu trả lời.', path: `/khu-vuc/${areaId}` }),
  ]);
  await here.accounts.services.pool.query('update accounts.message set not_before = now() where sent_at is null');
  await until(async () => (await mails()).length === 1);
  const [mail] = await mails();
  expect(mail?.to).toBe('theo.doi@example.vn');
  for (const words of [
    'Phản ánh mới · Giao thông & Đường sá · phường Nha Trang · KH-2611-AAAAAA',
    'Đã trả lời · KH-2611-BBBBBB',
    '/phan-anh/KH-2611-AAAAAA',
    `/khu-vuc/${areaId}`,
  ])
    expect(mail?.text).toContain(words);
  expect(await listed(other)).toEqual([]);
});

it('B-21 a digest is in the language of its reader, with the English name of the field', async () => {
  await here.accounts.services.pool.query(`update accounts.session set language = 'en' where account_id = $1`, [citizen.identity.sub]);
  await digest();
  await here.accounts.services.pool.query('update accounts.message set not_before = now() where sent_at is null');
  await until(async () => (await mails()).length === 2);
  expect((await mails())[1]?.text).toContain('Traffic & roads · phường Nha Trang · KH-2611-AAAAAA');
  await here.accounts.services.pool.query(`delete from accounts.message where template = 'AREA_DIGEST'`);
});

it('B-21 A3-17 who does not want mails of areas has the notice alone', async () => {
  await citizen.must(
    'mutation { setNotificationPreferences(choices: [{ kind: "AREAS", channels: [IN_APP] }]) { ... on Refusal { message } ... on NotificationPreferences { sound } } }',
  );
  const before = (await listed(citizen)).length;
  await digest();
  await until(async () => (await listed(citizen)).length === before + 1);
  const { rows } = await here.accounts.services.pool.query(`select 1 from accounts.message where template = 'AREA_DIGEST'`);
  expect(rows).toHaveLength(0);
});
