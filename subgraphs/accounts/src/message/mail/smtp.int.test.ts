import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { appendEvent, createNotifier, type CaseEventData, type Notifier } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from '../../testing/province.ts';
import { signedIn } from '../../testing/sign-in.ts';
import type { Caller } from '../../testing/caller.ts';
import { NeverTaken, NotTaken } from '../driver.ts';
import { ownDrivers } from '../drivers.ts';
import { tellAdministrators } from '../tell-administrators.ts';
import { findLostMessages } from '../hand-over.ts';
import { readUnsubscribe } from './unsubscribe-link.ts';
import type { Mail } from './mail-text.ts';
import { smtp } from './smtp.ts';

interface Taken {
  to: string[];
  text: string;
}
/** A real mail server; `answers` may refuse, `cuts` drops the connection when it has read the text. */
class MailServer {
  readonly taken: Taken[] = [];
  refuses: { at: 'recipient' | 'text'; code: number } | null = null;
  cuts: 'before' | 'after' | null = null;
  readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, end) =>
      username === 'pakn' && password === 's3cret' ? end(null, { user: username }) : end(new Error('wrong password')),
    onRcptTo: (_address, session, end) => {
      if (this.cuts === 'before') return dropConnections(this.server);
      if (this.refuses?.at === 'recipient') return end(failed(this.refuses.code));
      void session;
      end();
    },
    onData: (stream, session, end) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (this.cuts === 'after') return dropConnections(this.server);
        if (this.refuses?.at === 'text') return end(failed(this.refuses.code));
        this.taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString('utf8') });
        end();
      });
    },
  });
  start(): Promise<void> {
    this.server.on('error', () => {});
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
  }
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }
}
const socketOf = (server: SMTPServer): { destroy(): void }[] =>
  [...(server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections].map(({ _socket }) => _socket);
const dropConnections = (server: SMTPServer): void => {
  for (const socket of socketOf(server)) socket.destroy();
};
const failed = (code: number): Error => Object.assign(new Error('refused'), { responseCode: code });

const server = new MailServer();
let here: Province;
let notifier: Notifier;
let citizen: Caller;
beforeAll(async () => {
  await server.start();
  here = await province({ SMTP_URL: server.url, MAIL_FROM: 'Phản ánh <thu@tinh.example>', DEMO: 'off' });
  notifier = createNotifier(here.env.DATABASE_URL);
  citizen = await signedIn(here, here.person('CITIZEN'));
  await citizen.must('mutation { updateProfile(email: "nguoi.dan@example.vn") { __typename } }');
});
afterEach(() => void Object.assign(server, { refuses: null, cuts: null }));
afterAll(async () => {
  await notifier.close();
  await here.close();
  await new Promise<void>((resolve) => server.server.close(() => resolve()));
});

const mail = (): Mail => ({
  id: newId(),
  at: new Date(),
  to: 'ai-do@example.vn',
  template: 'ANSWERED',
  subject: 'Phản ánh đã có kết quả',
  text: 'Mở để xem.',
  html: '<p>Mở để xem.</p>',
  unsubscribe: 'https://tinh.example/ngung-email/abc',
});
const outcome = (driver = smtp({ url: server.url, from: 'thu@tinh.example' })): Promise<string> =>
  driver(mail()).then(
    () => 'sent',
    (error: Error) => (error instanceof NotTaken ? 'later' : error instanceof NeverTaken ? 'never' : 'unknown'),
  );

/** Something happened to a case of the citizen; answers its code. */
async function happens(type: string, more: Partial<CaseEventData> = {}): Promise<string> {
  const [caseId, code] = [newId(), `KH-3611-${newId().slice(-6).toUpperCase()}`];
  const facts = { code, categoryCode: 'GT', answerDueAt: '2036-11-25T10:00:00.000Z', dueAt: '2036-11-24T10:00:00.000Z', leadAgencyId: null };
  const data = { facts, changes: [], reporterId: citizen.identity.sub, actorAgencyId: null, ...more } as unknown as CaseEventData;
  const chain = { caseId, last: { n: 0, hash: null } };
  await inTransaction(here.accounts.services.pool, (client) =>
    appendEvent(client, { type, commandId: 'test', actorId: null, at: here.accounts.services.now(), data, audience: [`case:${caseId}`], chain }),
  );
  notifier.notify();
  return code;
}
const rowOf = async (code: string): Promise<{ id: string; sent_at: Date | null; failed_at: Date | null; problem: string | null } | undefined> =>
  (await here.owner.query(`select id, sent_at, failed_at, problem from accounts.message where channel = 'EMAIL' and params->>'code' = $1`, [code])).rows[0];
/** The ten seconds of undoing are over. */
const due = async (): Promise<void> => {
  here.later(20_000);
  await here.owner.query('update accounts_worker._private_jobs set run_at = now() where run_at <= $1 and locked_at is null', [here.accounts.services.now()]);
};
const arrived = async (code: string): Promise<Taken> => {
  await until(() => rowOf(code));
  await due();
  return until(() => server.taken.find(({ text }) => text.includes(code)));
};

describe('A5-05 mail by SMTP', () => {
  it('tells what was not taken, what never will be, and what nobody knows', async () => {
    expect(await outcome()).toBe('sent');
    for (const at of ['recipient', 'text'] as const) {
      server.refuses = { at, code: 451 };
      expect(await outcome(), at).toBe('later');
      server.refuses = { at, code: 550 };
      expect(await outcome(), at).toBe('never');
    }
    server.refuses = null;
    server.cuts = 'before';
    expect(await outcome()).toBe('later');
    server.cuts = 'after';
    expect(await outcome()).toBe('unknown');
    server.cuts = null;
    expect(await outcome(smtp({ url: 'smtp://127.0.0.1:9', from: 'thu@tinh.example' }))).toBe('later');
    // Somebody mends the password of the installation; the mails wait for it.
    expect(await outcome(smtp({ url: server.url.replace('//', '//pakn:wrong@'), from: 'thu@tinh.example' }))).toBe('later');
    expect(await outcome(smtp({ url: server.url.replace('//', '//pakn:s3cret@'), from: 'thu@tinh.example' }))).toBe('sent');
  });

  it('an answer reaches the reporter with its words, the link to the case and the way to end it, and nothing that somebody wrote', async () => {
    const code = await happens('AnswerPublished');
    const { to, text } = await arrived(code);
    expect(to).toEqual(['nguoi.dan@example.vn']);
    const { id } = (await rowOf(code)) ?? { id: '' };
    expect(text).toContain(`Message-ID: <${id}@tinh.example>`);
    expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const plain = decoded(text);
    expect(plain).toContain(`http://localhost:4000/phan-anh/${code}`);
    expect(plain).toContain('đã có kết quả');
    const token = /List-Unsubscribe: ?<http:\/\/localhost:4000\/ngung-email\/([\w-]+)>/.exec(text.replaceAll(/\r\n[ \t]+/g, ''))?.[1] ?? '';
    expect(readUnsubscribe(here.accounts.services.ciphers, token)).toEqual({ kind: 'MY_REPORTS', accountId: citizen.identity.sub });
    expect(readUnsubscribe(here.accounts.services.ciphers, `${token.slice(0, -2)}AA`)).toBeNull();
    expect(token).not.toContain(citizen.identity.sub ?? '-');
    await until(async () => (await rowOf(code))?.sent_at);
    expect(here.logged.join('')).not.toMatch(/nguoi\.dan|KH-3611/);
  });

  it('in the language in which the person was last here', async () => {
    const own = here.as();
    own.cookie = citizen.cookie;
    own.language = 'en';
    await own.must('mutation { refreshSession { __typename } }');
    const { text } = await arrived(await happens('AnswerPublished'));
    expect(decoded(text)).toContain('was answered');
  });

  it('A3-17 whoever has switched e-mail off for a kind gets none, and the other kinds still', async () => {
    const SET = `mutation($channels: [NotificationChannel!]!) { setNotificationPreferences(choices: [{ kind: "MY_REPORTS", channels: $channels }]) { __typename } }`;
    await citizen.must(SET, { channels: ['IN_APP'] });
    const silent = await happens('AnswerPublished');
    const { text } = await arrived(await happens('MessageSent', { actorAgencyId: 'some' }));
    expect(decoded(text)).toMatch(/New message|Tin nhắn mới/);
    expect(await rowOf(silent)).toBeUndefined();
    await citizen.must(SET, { channels: ['IN_APP', 'EMAIL', 'SMS'] });
  });

  it('a mailbox that refuses for good is shown with why; one of unknown fate is not repeated (R5)', async () => {
    server.refuses = { at: 'recipient', code: 550 };
    const refused = await happens('AnswerPublished');
    await until(() => rowOf(refused));
    await due();
    await until(async () => (await rowOf(refused))?.failed_at);
    expect(await rowOf(refused)).toMatchObject({ problem: 'smtp 550', sent_at: null });
    server.refuses = null;
    server.cuts = 'after';
    const unknown = await happens('AnswerPublished');
    await until(() => rowOf(unknown));
    await due();
    await until(async () => (await rowOf(unknown))?.problem);
    server.cuts = null;
    here.later(120_000);
    await findLostMessages(here.accounts.services);
    await due();
    const after = await arrived(await happens('AnswerPublished'));
    expect(after).toBeTruthy();
    expect(server.taken.filter(({ text }) => text.includes(unknown))).toEqual([]);
    expect(await rowOf(unknown)).toMatchObject({ sent_at: null, failed_at: null });
  });

  it('B-04 administrators are told that mails wait only when none leaves', async () => {
    const { rows } = await here.owner.query<{ id: string }>(`select id from accounts.account where 'ADMIN' = any(roles)`);
    const admin = here.as({ sub: rows[0]?.id ?? '', kind: 'OFFICER', roles: ['ADMIN'] });
    const told = async (): Promise<number> =>
      (await admin.must<{ notifications: { nodes: { title: string }[] } }>('{ notifications(first: 20) { nodes { title } } }')).notifications.nodes.filter(
        ({ title }) => title === 'Email không gửi đi được',
      ).length;
    await here.owner.query('delete from accounts.message');
    const waits = (minutesAgo: number, sent: boolean): Promise<unknown> =>
      here.owner.query(
        `insert into accounts.message (id, account_id, channel, kind, template, once, params, created_at, not_before, problem, sent_at)
         values ($1::uuid, $2, 'EMAIL', 'MY_REPORTS', 'ANSWERED', $1::text, '{"code":""}', $3, $4, $5, $6)`,
        [newId(), citizen.identity.sub, before(minutesAgo), before(-60), sent ? null : 'smtp 451', sent ? before(1) : null],
      );
    const before = (minutes: number): Date => new Date(here.accounts.services.now().getTime() - minutes * 60_000);
    await waits(10, false);
    await waits(9, true);
    await tellAdministrators(here.accounts.services);
    expect(await told()).toBe(0);
    await here.owner.query('delete from accounts.message where sent_at is not null');
    await tellAdministrators(here.accounts.services);
    await tellAdministrators(here.accounts.services);
    expect(await told()).toBe(1);
  });

  it('people of the demo only ever get the outbox, whatever address they have', async () => {
    const { EMAIL } = ownDrivers({ ...here.env, DEMO: 'on' });
    const [real, demo] = [mail(), { ...mail(), demo: true }];
    const before = server.taken.length;
    await EMAIL(real);
    await EMAIL(demo);
    expect(server.taken.length).toBe(before + 1);
    const lines = (await readFile(join(here.env.DATA_DIR, 'outbox', 'mail.ndjson'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { id: demo.id, at: demo.at.toISOString(), to: demo.to, text: demo.text, template: demo.template },
    ]);
    await EMAIL.forget?.(new Set([demo.to]));
    expect(await readFile(join(here.env.DATA_DIR, 'outbox', 'mail.ndjson'), 'utf8')).toBe('');
  });
});

/** The parts of a mail as people read them. */
function decoded(text: string): string {
  return text
    .split(/\r\n\r\n/)
    .map((part) => (/^[A-Za-z0-9+/=\r\n]+$/.test(part) ? Buffer.from(part, 'base64').toString('utf8') : quoted(part)))
    .join('\n');
}
const quoted = (part: string): string =>
  Buffer.from(
    part.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
