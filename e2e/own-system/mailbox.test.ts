import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { does } from '../outside/case-acts.ts';
import { outside, until, type Outside } from '../outside/client.ts';
import { asOwner } from '../outside/database.ts';
import { agencyIds } from '../outside/filing.ts';
import { mailServer, PROVINCE_ADDRESS, RECEIVING_SERVER, type MailServer } from '../outside/mail-server.ts';
import { made, type MadeMail } from '../outside/mails.ts';
import { outgoingServer, type OutgoingServer } from '../outside/outgoing-server.ts';
import { demoPerson, partnerToken, signedIn } from '../outside/people.ts';
import { photo, upload } from '../outside/upload.ts';
import { removeData, startSystem, type RunningSystem } from '../running-system.ts';

// B-32: the province's mailbox on a real IMAP server, read by the product's own process.
const MOST_AN_HOUR = 5;
const CLIENT_ID = '01930000-0000-7000-8000-000000000b32';
const FILED = 'Đã tiếp nhận';
const IGNORED = 'Đã bỏ qua';

let dataDir: string;
let mail: MailServer;
let outgoing: OutgoingServer;
let system: RunningSystem;
let operator: Outside;
const environment = (): Record<string, string> => ({
  MAIL_IN_URL: mail.url,
  MAIL_AUTHSERV: RECEIVING_SERVER,
  MAIL_POLL_SECONDS: '0.2',
  NODE_EXTRA_CA_CERTS: mail.certificate,
  SMTP_URL: outgoing.url,
  MAIL_FROM: `Phản ánh hiện trường <${PROVINCE_ADDRESS}>`,
  LIMIT_MAILS_PER_SENDER_PER_HOUR: String(MOST_AN_HOUR),
});

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-mailbox-'));
  [mail, outgoing] = await Promise.all([mailServer(), outgoingServer()]);
  system = await startSystem(dataDir, environment());
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
});
afterAll(async () => {
  await system?.stop();
  await Promise.all([mail?.close(), outgoing?.close()]);
  await removeData(dataDir);
});

interface Seen {
  id: string;
  code: string;
  version: number;
  title: string;
  content: string;
  channel: string;
  status: string;
  isPublic: boolean;
  identityMode: string;
  reporterName: string;
  place: { address: string | null } | null;
  attachments: { name: string; mediaType: string; status: string; url: string }[];
  messages: { nodes: { text: string; fromReporter: boolean; attachments: { name: string }[] }[] };
}
const INBOX = `query($first: Int!) { inbox(queue: ALL, first: $first) { nodes {
  id code version title content channel status isPublic identityMode reporterName place { address } attachments { name mediaType status url }
  messages(first: 5) { nodes { text fromReporter attachments { name } } } } } }`;
const reports = async (): Promise<Seen[]> => (await operator.must<{ inbox: { nodes: Seen[] } }>(INBOX, { first: 100 })).inbox.nodes;
const reportTitled = (title: string): Promise<Seen> => until(`the report ${title}`, async () => (await reports()).find((seen) => seen.title === title));
const isDealtWith = (): Promise<boolean> => until('an empty inbox', async () => (await mail.subjects('INBOX')).length === 0);
const send = (one: MadeMail): Promise<void> => mail.deliver(made(one));
const processOf = (name: string): Promise<{ pid: number; port: number }> =>
  until(`the process ${name}`, async () => (await system.processes()).find((each) => each.name === name));
const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${(await processOf('mailbox')).port}/metrics`)).text();
const outcomes = async (): Promise<Record<string, number>> =>
  Object.fromEntries([...(await metrics()).matchAll(/^mailbox_mails_total\{outcome="(\w+)"\} (\d+)$/gm)].map(([, outcome = '', n]) => [outcome, Number(n)]));

describe('B-32 a mail becomes a report at the duty desk', () => {
  test('with its words, its picture and its sender as a contact; what was not taken is said; nobody else sees it, and the desk can work on it', async () => {
    await send({
      from: 'Trần Thị Hoa <hoa.tran@gmail.example>',
      subject: 'Fwd: Hố sâu trước cổng trường',
      html: '<p>Kính gửi anh chị,</p><p>Trước cổng trường có <b>hố sâu</b> &lt;rất nguy hiểm&gt;.</p><script>alert(1)</script>-- <br>',
      files: [
        { name: 'ho-sau.jpg', mediaType: 'image/jpeg', content: await photo('hố') },
        { name: 'cai-dat.exe', mediaType: 'application/octet-stream', content: Buffer.from('MZ this is a program, not a picture') },
      ],
    });
    const seen = await reportTitled('Hố sâu trước cổng trường');
    expect(seen).toMatchObject({ channel: 'EMAIL', status: 'AWAITING_ACCEPTANCE', isPublic: false, identityMode: 'HIDDEN_NAME', reporterName: 'Trần Thị Hoa' });
    expect(seen.content).toMatch(/^Kính gửi anh chị,\n\nTrước cổng trường có hố sâu <rất nguy hiểm>\.[\s\S]*\[Không nhận được tệp “cai-dat\.exe”: .+\]$/);
    expect(seen.content).not.toContain('alert');
    expect(seen.attachments).toEqual([expect.objectContaining({ name: 'ho-sau.jpg', mediaType: 'image/jpeg', status: 'READY' })]);
    expect((await fetch(new URL(seen.attachments[0]?.url ?? '', system.origin))).headers.get('content-type')).toBe('image/jpeg');
    // Nothing of it is public, and the address lies in accounts alone.
    expect(await outside(system.origin).must('query($code: String) { case(code: $code) { id } }', { code: seen.code })).toEqual({ case: null });
    const [dump] = await asOwner<{ words: string }>(
      dataDir,
      `select (select string_agg(c::text, ' ') from cases."case" c) || (select string_agg(t::text, ' ') from cases.history_text t) || (select string_agg(l.data::text, ' ') from events.log l) as words`,
    );
    expect(dump?.words).toContain(seen.code);
    expect(dump?.words).not.toContain('hoa.tran');
    await until('the mail among the filed ones', async () => (await mail.subjects(FILED)).length === 1);

    // It names no place: the desk sets one, or sends it on without.
    const edited = await operator.must<{ editCase: { place: { address: string } } }>(
      `mutation($id: ID!, $version: Int!) { editCase(id: $id, version: $version, place: { address: "Đường Lê Lợi" }) { ... on Case { version place { address } } } }`,
      { id: seen.id, version: seen.version },
    );
    expect(edited.editCase.place.address).toBe('Đường Lê Lợi');
    const leadAgencyId = (await agencyIds(operator))('S-XD');
    await does(operator, 'assignCase', { id: seen.id, version: seen.version + 1, input: { leadAgencyId, coordinatorAgencyIds: [] } });
  });

  test('the same mail twice is one report; one without subject and words too has a title and a text', async () => {
    const one = { from: 'Nam <nam@gmail.example>', subject: 'Cây đổ chắn đường', text: 'Cây đổ.', messageId: '<same@gmail.example>' };
    await send(one);
    await send(one);
    await send({ from: 'x@gmail.example', subject: '', text: '' });
    expect(await reportTitled('Thư không có tiêu đề')).toMatchObject({ content: '(Thư không có nội dung chữ.)', reporterName: 'Người gửi thư điện tử' });
    await isDealtWith();
    expect((await reports()).filter(({ title }) => title === one.subject)).toHaveLength(1);
    const contacts = await asOwner<{ email: string }>(dataDir, `select a.email from accounts.mail_contact m join accounts.account a on a.id = m.account_id`);
    expect(contacts.map(({ email }) => email).toSorted()).toEqual(['hoa.tran@gmail.example', 'nam@gmail.example', 'x@gmail.example']);
  });
});

describe('B-32 what is no report is ignored, and the administrator sees why', () => {
  test('bounces, programs, lists, loops, the own address and forged senders; one sender’s flood', async () => {
    const before = await outcomes();
    const known = (await reports()).length;
    const one = (from: string, headers: string[] = [], checked?: string): Promise<void> =>
      send({ from, subject: `bí mật ${from}`, text: 'bí mật', headers, ...(checked ? { checked } : {}) });
    await one('MAILER-DAEMON@gmail.example');
    await one('vang-mat@gmail.example', ['Auto-Submitted: auto-replied']);
    await one('cua-hang@shop.example', ['Precedence: bulk', 'List-Unsubscribe: <https://shop.example/u>']);
    await one('vong@gmail.example', [`X-Loop: ${PROVINCE_ADDRESS}`]);
    await one(PROVINCE_ADDRESS);
    await one('gia-mao@gmail.example', [], 'spf=fail smtp.mailfrom=gmail.example; dmarc=fail header.from=gmail.example');
    await isDealtWith();
    for (let n = 0; n < MOST_AN_HOUR + 2; n++) await send({ from: 'Nhiều <nhieu@gmail.example>', subject: `Thư thứ ${n + 1}`, text: 'Lại là tôi.' });
    await isDealtWith();
    const after = await outcomes();
    const more = Object.fromEntries(Object.entries(after).map(([outcome, n]) => [outcome, n - (before[outcome] ?? 0)]));
    expect(more).toMatchObject({ BOUNCE: 1, AUTOMATIC: 1, BULK: 1, LOOP: 1, OWN_ADDRESS: 1, FORGED: 1, TOO_MANY: 2, INTAKE: MOST_AN_HOUR });
    expect(await reports()).toHaveLength(known + MOST_AN_HOUR);
    expect(await mail.subjects(IGNORED)).toHaveLength(8);
    const log = await readFile(path.join(dataDir, 'logs/mailbox.log'), 'utf8');
    expect(log).toContain('"reason":"FORGED"');
    expect(log).not.toMatch(/@gmail|bí mật|gia-mao/);
    const gateway = await readFile(path.join(dataDir, 'logs/gateway.log'), 'utf8');
    expect(gateway).not.toContain('@gmail');
  });
});

describe('B-32 an answer to a report', () => {
  const ANSWER = 'Tôi gửi thêm: hố cạnh cây số 3.';
  const quoted = (text: string): string => `${text}\n\nVào Th 2, 30 thg 11, 2026 vào lúc 10:00 Phản ánh <${PROVINCE_ADDRESS}> đã viết:\n\n> Kính gửi`;
  const messages = async (code: string): Promise<Seen['messages']['nodes']> => (await reports()).find((seen) => seen.code === code)?.messages.nodes ?? [];

  test('by its sender becomes a message of theirs; a foreign sender, and one that may be forged, never writes into it', async () => {
    await send({ from: 'Lan <lan@gmail.example>', subject: 'Nắp cống mất', text: 'Nắp cống bị mất.' });
    const { code } = await reportTitled('Nắp cống mất');
    await send({
      from: 'Lan <LAN@gmail.example>',
      subject: `Re: [${code}] Nắp cống mất`,
      text: quoted(ANSWER),
      files: [{ name: 'cong.jpg', mediaType: 'image/jpeg', content: await photo('cống') }],
    });
    const filed = await until('the message', async () => (await messages(code))[0]);
    expect(filed).toEqual({ text: ANSWER, fromReporter: true, attachments: [{ name: 'cong.jpg' }] });

    // Without the code, as an answer to a mail of ours.
    await send({ from: 'Lan <lan@gmail.example>', subject: 'Re: Nắp cống mất', text: 'Thêm nữa.', headers: [`In-Reply-To: <${code}.1@khanhhoa.example>`] });
    await until('the second message', async () => (await messages(code)).length === 2);

    await send({ from: 'Lan <kexau@evil.example>', subject: `Re: [${code}] Nắp cống mất`, text: 'Tôi là Lan đây.' });
    await send({ from: 'Lan <lan@gmail.example>', subject: `Re: [${code}] Kẻ giả`, text: 'Tôi cũng là Lan.', checked: 'spf=none' });
    const [foreign, doubtful] = [
      await until('a report of its own', async () => (await reports()).find(({ content }) => content.startsWith('Tôi là Lan đây'))),
      await reportTitled('Kẻ giả'),
    ];
    for (const { content, channel } of [foreign, doubtful]) {
      expect(content).toContain(`[Thư trả lời về phản ánh ${code}.]`);
      expect(channel).toBe('EMAIL');
    }
    await isDealtWith();
    expect(await messages(code)).toHaveLength(2);
  });
});

describe('B-32 what is sent back', () => {
  // Whatever the hour at which this runs.
  const NO_QUIET = `insert into accounts.tenant_setting (quiet_from, quiet_to) values ('00:00', '00:00') on conflict (one) do update set quiet_from = '00:00', quiet_to = '00:00'`;
  beforeAll(async () => void (await asOwner(dataDir, NO_QUIET)));

  test('acceptance with code and deadline, then the answer in its words, in one thread; an answer to that is a message', async () => {
    const address = 'minh@gmail.example';
    await send({ from: `Minh <${address}>`, subject: 'Đèn tắt', text: 'Đèn đường tắt.', messageId: '<dau-tien@gmail.example>' });
    const seen = await reportTitled('Đèn tắt');
    const { code, id } = seen;
    const leadAgencyId = (await agencyIds(operator))('S-XD');
    const assigned = await does(operator, 'assignCase', { id, version: seen.version, input: { leadAgencyId, coordinatorAgencyIds: [] } });
    const accepted = await outgoing.mailTo(address, 1);
    expect(accepted).toMatchObject({
      subject: `[${code}] Đã tiếp nhận phản ánh ${code}`,
      from: PROVINCE_ADDRESS,
      inReplyTo: '<dau-tien@gmail.example>',
      references: ['<dau-tien@gmail.example>'],
      autoSubmitted: 'auto-generated',
    });
    expect(accepted.text).toMatch(/Dự kiến trả lời trước \d\d[:h]/);
    expect(accepted.text).toContain('Trả lời thư này để bổ sung thông tin');

    const specialist = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
    const claimed = await does(specialist, 'claimCase', { id, version: assigned.version });
    const content = 'Đèn đã được thay.\nCảm ơn anh Minh.';
    const recorded = await does(specialist, 'recordAnswer', { id, version: claimed.version, input: { agencyId: leadAgencyId, content } });
    const returned = await does(specialist, 'returnResult', { id, version: recorded.version, comment: 'Đã xong.' });
    const { case: found } = await operator.must<{ case: { answers: { id: string }[] } }>('query($id: ID) { case(id: $id) { answers { id } } }', { id });
    await does(operator, 'publishAnswer', { id, version: returned.version, answerId: found.answers[0]?.id, makeCasePublic: false });
    const answered = await outgoing.mailTo(address, 2);
    expect(answered).toMatchObject({ subject: `[${code}] Phản ánh ${code} đã có kết quả`, inReplyTo: '<dau-tien@gmail.example>' });
    expect(answered.text).toContain(content);

    // Whoever answers without the code in the subject answers by the mail's own id.
    await send({ from: `Minh <${address}>`, subject: 'Re: cảm ơn', text: 'Rất cảm ơn.', headers: [`In-Reply-To: ${answered.messageId}`] });
    await until('the message', async () => (await reports()).find((one) => one.code === code)?.messages.nodes.find(({ text }) => text === 'Rất cảm ơn.'));
    // A mailbox that starts again hands every answer over again.
    process.kill((await processOf('mailbox')).pid, 'SIGKILL');
    await send({ from: 'Sau <sau@gmail.example>', subject: 'Sau khi khởi động lại', text: 'x' });
    await reportTitled('Sau khi khởi động lại');
    const waiting = await asOwner<{ n: number }>(dataDir, `select count(*)::int as n from accounts.message where channel = 'EMAIL' and sent_at is null`);
    expect(waiting).toEqual([{ n: 0 }]);
    expect(outgoing.countTo(address)).toBe(2);
  });

  test('a question, whose answer by mail goes on with the report; a message and an answer with their files; a refusal with where to go', async () => {
    const address = 'hung@gmail.example';
    const first = '<hung-1@gmail.example>';
    await send({ from: `Hùng <${address}>`, subject: 'Vỉa hè hỏng', text: 'Vỉa hè hỏng.', messageId: first });
    const { id, code, version } = await reportTitled('Vỉa hè hỏng');
    const leadAgencyId = (await agencyIds(operator))('S-XD');
    const assigned = await does(operator, 'assignCase', { id, version, input: { leadAgencyId, coordinatorAgencyIds: [] } });
    const specialist = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
    const claimed = await does(specialist, 'claimCase', { id, version: assigned.version });
    await specialist.must(
      `mutation($id: ID!, $version: Int!) { requestInfo(id: $id, version: $version, question: "Ở số nhà nào?", withinWorkingHours: 8) { ... on Case { id } } }`,
      { id, version: claimed.version },
    );
    const question = await outgoing.mailTo(address, 2);
    expect(question).toMatchObject({ subject: `[${code}] Phản ánh ${code} cần bạn bổ sung thông tin`, inReplyTo: first, references: [first], files: [] });
    expect(question.text).toContain('Ở số nhà nào?');
    const reply = {
      from: `Hùng <${address}>`,
      subject: `Re: ${question.subject}`,
      headers: [`In-Reply-To: ${question.messageId}`],
      messageId: '<hung-2@gmail.example>',
    };
    const files = [{ name: 'so-nha.jpg', mediaType: 'image/jpeg', content: await photo('số nhà') }];
    for (let turn = 0; turn < 2; turn++) await send({ ...reply, text: `Trước số nhà 86.\n\n> Ở số nhà nào?`, files });
    const going = await until('the report goes on', async () => (await reports()).find((one) => one.code === code && one.status === 'IN_PROGRESS'));
    await isDealtWith();
    expect(going.messages.nodes).toEqual([{ text: 'Trước số nhà 86.', fromReporter: true, attachments: [{ name: 'so-nha.jpg' }] }]);
    expect(await reports()).toHaveLength((await reports()).filter(({ content }) => !content.includes('86')).length);

    const [plan, done] = [
      await upload(specialist, await photo('kế hoạch'), 'ke-hoach.jpg', 'image/jpeg'),
      await upload(specialist, await photo('xong'), 'xong.jpg', 'image/jpeg'),
    ];
    await specialist.must(
      `mutation($id: ID!, $files: [ID!]) { sendMessage(caseId: $id, text: "Mai chúng tôi sửa.", attachmentIds: $files) { ... on Case { id } } }`,
      {
        id,
        files: [plan],
      },
    );
    const message = await outgoing.mailTo(address, 3);
    expect(message).toMatchObject({
      subject: `[${code}] Tin nhắn mới về phản ánh ${code}`,
      inReplyTo: first,
      files: [{ name: 'ke-hoach.jpg', mediaType: 'image/jpeg' }],
    });
    expect(message.text).toContain('Mai chúng tôi sửa.');
    const input = { agencyId: leadAgencyId, content: 'Đã lát lại.', attachmentIds: [done] };
    const recorded = await does(specialist, 'recordAnswer', { id, version: going.version, input });
    const returned = await does(specialist, 'returnResult', { id, version: recorded.version, comment: 'Xong.' });
    const { case: found } = await operator.must<{ case: { answers: { id: string }[] } }>('query($id: ID) { case(id: $id) { answers { id } } }', { id });
    await does(operator, 'publishAnswer', { id, version: returned.version, answerId: found.answers[0]?.id, makeCasePublic: false });
    expect((await outgoing.mailTo(address, 4)).files).toEqual([{ name: 'xong.jpg', mediaType: 'image/jpeg', bytes: expect.any(Number) }]);

    await send({ from: `Hùng <${address}>`, subject: 'Tố cáo ông A', text: 'Tôi tố cáo.' });
    const other = await reportTitled('Tố cáo ông A');
    await does(operator, 'rejectCase', { id: other.id, version: other.version, reasonCode: 'COMPLAINT_DENUNCIATION', explanation: 'Đây là đơn tố cáo.' });
    const refusal = await outgoing.mailTo(address, 5);
    expect(refusal.subject).toBe(`[${other.code}] Phản ánh ${other.code} không được tiếp nhận`);
    expect(refusal.text).toMatch(/Đây là đơn tố cáo\.[\s\S]*Nơi có thể gửi: /);
    expect(outgoing.countTo(address)).toBe(5);
  });
});

describe('B-32 the mailbox may do nothing else', () => {
  test('its token reads nothing and changes nothing but what was mailed; nobody else gets such a token', async () => {
    const { keys } = JSON.parse(await readFile(path.join(dataDir, 'secrets.json'), 'utf8')) as { keys: Record<string, string> };
    const granted = (await (await partnerToken(system, CLIENT_ID, keys.MAILBOX_KEY ?? '')).json()) as { access_token: string; scope: string };
    expect(granted.scope).toBe('mailbox');
    const mailbox = outside(system.origin, granted.access_token);
    const [some] = await reports();
    const codeOf = async (query: string, variables: object = {}): Promise<string | undefined> =>
      (await mailbox.ask(query, variables)).errors?.[0]?.extensions?.code;
    expect(await mailbox.must('query($id: ID) { case(id: $id) { id } }', { id: some?.id }).catch(() => 'refused')).toBe('refused');
    for (const query of [
      '{ cases(first: 1) { nodes { id } } }',
      '{ inbox(queue: ALL, first: 1) { nodes { id } } }',
      '{ people(name: "Hoa") { id } }',
      '{ partnerClients { id } }',
      'mutation { saveContact(name: "Hoa") { __typename } }',
      `mutation { sendMessage(caseId: "${some?.id}", text: "x") { __typename } }`,
      `mutation { addNote(caseId: "${some?.id}", text: "x") { __typename } }`,
      'mutation { submitCase(input: {}, idempotencyKey: "k") { __typename } }',
      `mutation { intakeCase(input: { channel: HOTLINE, contactId: "${some?.id}", draft: {} }, idempotencyKey: "k") { __typename } }`,
    ])
      expect([query, await codeOf(query)]).toEqual([query, 'FORBIDDEN']);
    // A report of the web, even by its own reporter's id, takes no mail.
    expect(await codeOf(`mutation { receiveMessage(code: "${some?.code}", contactId: "${some?.id}", text: "x") { __typename } }`)).toBe('NOT_FOUND');

    const admin = await signedIn(system, await demoPerson(system, 'ADMIN'));
    const { made: refused } = await admin.must<{ made: { code: string } }>(
      'mutation { made: createPartnerClient(name: "Kẻ khác", scopes: ["mailbox"]) { ... on Refusal { code } } }',
    );
    expect(refused.code).toBe('INVALID_INPUT');
    const partner = await demoPerson(system, 'PARTNER');
    const other = (await (await partnerToken(system, partner.identifier, partner.password)).json()) as { access_token: string };
    for (const token of [other.access_token, operator.token, admin.token]) {
      const who = outside(system.origin, token);
      expect((await who.ask('{ mailedWords(from: "2026-01-01T00:00:00Z", first: 1) { id } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      for (const mutation of [
        'saveMailContact(email: "a@b.vn")',
        `saveMailThread(code: "${some?.code}", contactId: "${some?.id}", messageId: "<a@b>")`,
        `mailWords(code: "${some?.code}", contactId: "${some?.id}", kind: CLOSED, id: "${some?.id}", at: "2026-01-01T00:00:00Z", text: "x", files: [])`,
        `receiveMessage(code: "${some?.code}", contactId: "${some?.id}", text: "x")`,
      ])
        expect((await who.ask(`mutation { ${mutation} { __typename } }`)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});

describe('B-32 nothing is lost and nothing is filed twice', () => {
  test('a mail server that was away, and a mail that a person moves back', async () => {
    await mail.halt();
    await until('the mailbox without its server', async () => /^mailbox_connected 0$/m.test(await metrics()));
    await mail.start();
    await send({ from: 'Bình <binh@gmail.example>', subject: 'Sau khi máy chủ thư trở lại', text: 'Đèn hỏng.' });
    await reportTitled('Sau khi máy chủ thư trở lại');
    const known = (await reports()).length;
    await isDealtWith();
    await mail.moveAll(FILED, 'INBOX');
    await isDealtWith();
    expect(await reports()).toHaveLength(known);
  });

  test('killed by kill -9 again and again, also with the service that files: each mail is one report with its one picture', async () => {
    const before = (await reports()).length;
    const count = 12;
    const picture = await photo('kill');
    for (let n = 0; n < count; n++)
      await send({
        from: `Người ${n} <kill-${n}@gmail.example>`,
        subject: `Giết giữa chừng ${n}.`,
        text: `Nội dung ${n}`,
        files: [{ name: 'anh.jpg', mediaType: 'image/jpeg', content: picture }],
      });
    let kills = 0;
    let left = count;
    while (left > 0) {
      // Some progress, a part of the next mail, and it is gone.
      left = await until('progress', async () => {
        const waiting = (await mail.subjects('INBOX')).length;
        return waiting < left ? { waiting } : null;
      }).then(({ waiting }) => waiting);
      if (left === 0) break;
      const killAt = performance.now() + Math.random() * 500;
      await until('the moment', async () => performance.now() >= killAt);
      const { pid } = await processOf(kills % 6 === 5 ? 'cases' : 'mailbox');
      try {
        process.kill(pid, 'SIGKILL');
        kills += 1;
      } catch {
        // Its successor is not listed yet.
      }
    }
    expect(kills, 'how many depends on how fast mails are filed').toBeGreaterThan(1);
    const filed = (await until('the desk', async () => (await operator.ask<{ inbox: { nodes: Seen[] } }>(INBOX, { first: 100 })).data))?.inbox.nodes ?? [];
    const mine = filed.filter(({ title }) => title.startsWith('Giết giữa chừng'));
    expect(mine.map(({ title }) => title).toSorted()).toEqual(Array.from({ length: count }, (_, n) => `Giết giữa chừng ${n}.`).toSorted());
    expect(mine.map(({ attachments }) => attachments.length)).toEqual(Array.from({ length: count }, () => 1));
    expect(filed).toHaveLength(before + count);
  });
});
