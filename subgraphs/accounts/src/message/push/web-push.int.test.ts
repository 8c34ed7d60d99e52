import { createECDH, createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNotifier, type Notifier } from '@pakn/events';
import { newId, outgoingFetch, privateHostsOf } from '@pakn/service-kit';
import webPush from 'web-push';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { caseHappens, undoingIsOver } from '../../testing/case-event.ts';
import { province, until, type Province } from '../../testing/province.ts';
import { signedIn } from '../../testing/sign-in.ts';
import { AddressGone, NeverTaken, NotTaken } from '../driver.ts';
import { decryptPush } from '../../testing/decrypt-push.ts';
import { webPushDriver, type PushMessage } from './web-push.ts';

interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}
/** A push service of our own; `status` is what it answers. */
const received: Received[] = [];
let status: number | 'cut' = 201;
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
    if (status === 'cut') response.destroy();
    else response.writeHead(status).end();
  });
});
const origin = (): string => `http://localhost:${(server.address() as AddressInfo).port}`;

/** A browser that has subscribed. */
function browser() {
  const pair = createECDH('prime256v1');
  const p256dh = pair.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  const endpoint = `${origin()}/push/${randomBytes(8).toString('hex')}`;
  const seen = (): string[] => received.filter(({ path }) => endpoint.endsWith(path)).map(({ body }) => decryptPush(body, pair, auth));
  return { endpoint, p256dh, auth, seen, path: new URL(endpoint).pathname };
}

const vapid = webPush.generateVAPIDKeys();
let here: Province;
let notifier: Notifier;
let citizen: Caller;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const keys = { VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey };
  here = await province({ PUSH: 'on', ...keys, DEMO: 'off', OUTGOING_PRIVATE_HOSTS: new URL(origin()).host });
  notifier = createNotifier(here.env.DATABASE_URL);
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterEach(() => void (status = 201));
afterAll(async () => {
  await notifier.close();
  await here.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const REGISTER = `mutation($endpoint: String!, $p256dh: String!, $auth: String!) { answer: registerPush(endpoint: $endpoint, p256dh: $p256dh, auth: $auth) { __typename ... on Refusal { code fields { path } } } }`;
const UNREGISTER = 'mutation($endpoint: String!) { answer: unregisterPush(endpoint: $endpoint) { __typename } }';
const register = async (who: Caller, { endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string }) =>
  (await who.must<{ answer: { __typename: string; code?: string; fields?: { path: string }[] } }>(REGISTER, { endpoint, p256dh, auth })).answer;
const devices = async (): Promise<number> => (await here.owner.query('select from accounts.push_device')).rowCount ?? 0;

async function happens(): Promise<string> {
  const code = await caseHappens(here, notifier, { reporterId: citizen.identity.sub });
  await undoingIsOver(here);
  return code;
}

describe('A5-05 the driver of web push', () => {
  const message = (endpoint: string): PushMessage => {
    const { p256dh, auth } = browser();
    return {
      id: newId(),
      at: new Date(),
      to: endpoint,
      text: 'b',
      template: 'ANSWERED',
      title: 't',
      url: '/',
      urgent: false,
      subscription: { endpoint, keys: { p256dh, auth } },
    };
  };
  const outcome = (endpoint: string, privateHosts = new URL(origin()).host): Promise<string> =>
    webPushDriver({ ...vapid, subject: 'mailto:a@b.example', fetch: outgoingFetch({ privateHosts: privateHostsOf(privateHosts) }) })(message(endpoint)).then(
      () => 'sent',
      (error: Error) => {
        if (error instanceof AddressGone) return 'gone';
        return error instanceof NotTaken ? 'later' : error instanceof NeverTaken ? 'never' : 'unknown';
      },
    );
  it('tells what was not taken, what never will be, which device is gone, and what nobody knows', async () => {
    const told: Record<string, string> = {};
    for (const each of [201, 302, 400, 403, 404, 410, 413, 429, 500, 503, 'cut'] as const) {
      status = each;
      told[each] = await outcome(`${origin()}/x`);
    }
    expect(told).toEqual({
      201: 'sent',
      302: 'never',
      400: 'never',
      403: 'never',
      404: 'gone',
      410: 'gone',
      413: 'never',
      429: 'later',
      500: 'later',
      503: 'later',
      cut: 'unknown',
    });
  });
  it('S: calls no address of the inside, however it is written, and asks none twice', async () => {
    const before = received.length;
    for (const endpoint of [
      `${origin()}/x`,
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://169.254.169.254/latest',
      'https://localhost/x',
      'https://0x7f.1/x',
    ])
      expect(await outcome(endpoint, ''), endpoint).toBe('gone');
    expect(received.length).toBe(before);
  });
});

describe('A5-05 push to the browsers of a person', () => {
  it('the browser alone can read title and body; the push service sees neither', async () => {
    const own = browser();
    expect(await register(citizen, own)).toEqual({ __typename: 'Done' });
    const code = await happens();
    await until(() => own.seen().length);
    const { title, body, url, id } = JSON.parse(own.seen()[0] ?? '') as Record<string, string>;
    expect([title, body]).toEqual([`Phản ánh ${code} đã có kết quả`, 'Xem câu trả lời và đánh giá mức độ hài lòng.']);
    expect(url).toBe(`http://localhost:4000/phan-anh/${code}`);
    const post = received.find(({ path }) => path === own.path);
    expect(post?.body.toString('latin1')).not.toContain(code);
    expect(post?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', topic: id?.replaceAll('-', '') });
    expect(post?.headers.authorization).toMatch(/^vapid t=.+, k=/);
    expect(here.logged.join('')).not.toMatch(/\/push\/|KH-3611/);
    const rows = await here.owner.query<{ row: string }>('select d::text as row from accounts.push_device d');
    expect(rows.rows.map(({ row }) => row).join()).not.toContain(own.path);
    await citizen.must(UNREGISTER, { endpoint: own.endpoint });
    expect(await devices()).toBe(0);
  });

  it('a browser that is gone is forgotten, and the settings say so', async () => {
    const own = browser();
    await register(citizen, own);
    const offered = async (): Promise<boolean> =>
      !(
        await citizen.must<{ notificationPreferences: { pushKey: string; absent: { channel: string }[] } }>(
          '{ notificationPreferences { pushKey absent { channel } } }',
        )
      ).notificationPreferences.absent.some(({ channel }) => channel === 'PUSH');
    expect(await offered()).toBe(true);
    status = 410;
    await happens();
    await until(async () => (await devices()) === 0);
    expect(await offered()).toBe(false);
  });

  it('where the person signs out, or is signed out from afar, nothing is shown any more', async () => {
    const elsewhere = await signedIn(here, here.person('CITIZEN'));
    const [own, lost] = [browser(), browser()];
    await register(citizen, own);
    await register(elsewhere, lost);
    await citizen.must('mutation { endOtherSessions { __typename } }');
    await happens();
    await until(() => own.seen().length);
    expect(lost.seen()).toEqual([]);
  });

  it('a browser belongs to who signed in last; nobody ends that of another', async () => {
    const shared = browser();
    await register(citizen, shared);
    const business = await signedIn(here, here.person('BUSINESS'));
    await business.must(UNREGISTER, { endpoint: shared.endpoint });
    const whose = async (): Promise<string | undefined> =>
      (
        await here.owner.query<{ account_id: string }>('select account_id from accounts.push_device where endpoint_hash = $1', [
          here.accounts.services.ciphers.hash('push', shared.endpoint),
        ])
      ).rows[0]?.account_id;
    expect(await whose()).toBe(citizen.identity.sub);
    await register(business, shared);
    expect(await whose()).toBe(business.identity.sub);
    await happens();
    expect(shared.seen()).toEqual([]);
  });

  it('refuses what is no subscription, and whoever has no account; a twenty-first browser pushes the first out', async () => {
    const good = browser();
    for (const wrong of [
      { endpoint: 'http://push.example/x' },
      { endpoint: 'https://user:pw@push.example/x' },
      { endpoint: 'nonsense' },
      { endpoint: `https://push.example/${'x'.repeat(3_000)}` },
      { p256dh: 'AAAA' },
      { auth: '' },
    ])
      expect(await register(citizen, { ...good, ...wrong }), JSON.stringify(wrong)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'endpoint' }] });
    expect(await here.as().fault(REGISTER, { endpoint: good.endpoint, p256dh: good.p256dh, auth: good.auth })).toBe('UNAUTHENTICATED');
    const first = browser();
    await register(citizen, first);
    for (let n = 0; n < 20; n++) await register(citizen, browser());
    const own = await here.owner.query('select endpoint_hash from accounts.push_device where account_id = $1', [citizen.identity.sub]);
    expect(own.rowCount).toBe(20);
    const hash = createHash('sha256').update(here.accounts.services.ciphers.hash('push', first.endpoint)).digest('hex');
    expect(own.rows.map(({ endpoint_hash: each }: { endpoint_hash: Buffer }) => createHash('sha256').update(each).digest('hex'))).not.toContain(hash);
  });
});
