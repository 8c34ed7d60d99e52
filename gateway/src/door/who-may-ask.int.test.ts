import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { world, type World } from '../testing/client.ts';

const OWN = 'https://pakn.example';
const METRICS_TOKEN = 'a-token-of-sixteen-letters';

let here: World;
beforeAll(async () => {
  here = await world({ PUBLIC_ORIGIN: OWN, PUBLIC_ORIGINS: 'http://other.example:8080', METRICS_TOKEN, TRUST_PROXY: '127.9.9.9' });
  await mkdir(join(here.frontends, 'shell/dist'), { recursive: true });
  await writeFile(join(here.frontends, 'shell/dist/index.html'), '<!doctype html>');
});
afterAll(() => here.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** fetch does not let a test choose `host` or the address it calls from. */
async function ask(path: string, headers: Record<string, string> = {}, options: { method?: string; from?: string } = {}): Promise<Answer> {
  const sent = request(`${here.gateway.url}${path}`, { headers, method: options.method ?? 'GET', ...(options.from ? { localAddress: options.from } : {}) });
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => sent.once('response', resolve).once('error', reject).end());
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** Sends exact bytes. Resolves with all that came until the gateway closed the connection. */
const raw = (...chunks: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(here.gateway.url).port), '127.0.0.1');
    let received = '';
    socket.on('data', (data) => (received += data.toString()));
    socket.once('close', () => resolve(received));
    socket.once('error', reject);
    for (const chunk of chunks) socket.write(chunk);
  });

describe('S2 hosts', () => {
  test.each([
    ['localhost', 200],
    ['LOCALHOST:1234', 200],
    ['127.0.0.1:4000', 200],
    ['[::1]:4000', 200],
    ['pakn.example', 200],
    ['pakn.example:443', 200],
    ['PAKN.example', 200],
    ['other.example:8080', 200],
    ['other.example', 421],
    ['pakn.example:4000', 421],
    ['pakn.example.evil.test', 421],
    ['evil.test', 421],
    ['localhost.evil.test', 421],
    ['localhost@evil.test', 421],
    ['pakn.example, evil.test', 421],
    ['pakn.example/x', 421],
    ['10.0.0.1', 421],
  ])('the host %s is answered with %i, on every route', async (host, status) => {
    for (const path of ['/', '/health', '/graphql?query={__typename}', '/remotes.json', '/exports/x', '/nowhere.js']) {
      const answer = await ask(path, { host, 'apollo-require-preflight': 'x' });
      expect([path, answer.status === 421]).toEqual([path, status === 421]);
      if (status !== 421) continue;
      expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
      if (host !== '') expect(answer.body + JSON.stringify(answer.headers)).not.toContain(host);
    }
  });

  test('what a proxy says is believed of a trusted one only', async () => {
    const page = async (headers: Record<string, string>, from?: string): Promise<unknown> => {
      const answer = await ask('/', headers, from ? { from } : {});
      return answer.status === 200 ? /wss:\/\/(\S+);/.exec(String(answer.headers['content-security-policy']))?.[1] : answer.status;
    };
    expect(await page({ 'x-forwarded-host': 'evil.test', host: 'localhost:1' })).toBe('localhost:1');
    expect(await page({ 'x-forwarded-host': 'pakn.example', host: 'evil.test' })).toBe(421);
    expect(await page({ 'x-forwarded-host': 'pakn.example', host: 'gateway:4000' }, '127.9.9.9')).toBe('pakn.example');
    expect(await page({ 'x-forwarded-host': 'evil.test', host: 'localhost:1' }, '127.9.9.9')).toBe(421);
  });

  test('a socket for a foreign host is not opened', async () => {
    const upgrade = (host: string): string =>
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    expect(await raw(upgrade('evil.test'))).toMatch(/^HTTP\/1\.1 421 /);
  });
});

describe('CORS by an allow-list', () => {
  const permissions = ({ headers }: Answer): unknown[] => [headers['access-control-allow-origin'], headers['access-control-allow-credentials']];

  test('pages of the public origins may ask and read, others get no permission', async () => {
    for (const path of ['/graphql?query={__typename}', '/files/7', '/health', '/nowhere']) {
      const own = await ask(path, { origin: OWN, 'apollo-require-preflight': 'x' });
      expect([path, ...permissions(own)]).toEqual([path, OWN, 'true']);
      expect(String(own.headers['access-control-expose-headers'])).toContain('x-ratelimit-remaining');
      for (const origin of ['https://evil.test', 'null', 'http://pakn.example', `${OWN}.evil.test`]) {
        const foreign = await ask(path, { origin, 'apollo-require-preflight': 'x' });
        expect(permissions(foreign)).toEqual([undefined, undefined]);
        expect(String(foreign.headers.vary).toLowerCase()).toContain('origin');
      }
    }
  });

  test('a preflight is answered at the door for both kinds', async () => {
    const preflight = (origin: string): Promise<Answer> =>
      ask('/files', { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'upload-offset' }, { method: 'OPTIONS' });
    const own = await preflight(OWN);
    expect([own.status, ...permissions(own)]).toEqual([204, OWN, 'true']);
    expect(String(own.headers['access-control-allow-headers'])).toContain('upload-offset');
    expect(permissions(await preflight('https://evil.test'))).toEqual([undefined, undefined]);
  });

  test('what a service itself permits to other origins does not pass', async () => {
    expect(permissions(await ask('/files', {}, { method: 'POST' }))).toEqual([undefined, undefined]);
  });
});

describe('/metrics', () => {
  const status = async (headers: Record<string, string> = {}): Promise<number> => (await ask('/metrics', headers)).status;

  test('S22 is for this machine itself, or for whoever brings the token', async () => {
    expect(await status()).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host', 'x-forwarded-proto']) {
      expect([name, await status({ [name]: '127.0.0.1' })]).toEqual([name, 403]);
      expect([name, await status({ [name]: 'x', authorization: `Bearer ${METRICS_TOKEN}` })]).toEqual([name, 200]);
    }
    for (const token of ['wrong', `${METRICS_TOKEN}x`, METRICS_TOKEN.slice(1)])
      expect(await status({ 'x-forwarded-for': '::1', authorization: `Bearer ${token}` })).toBe(403);
  });
});

describe('requests that never end', () => {
  let slow: World;
  beforeAll(async () => {
    slow = here;
    here = await world({ HEADERS_WITHIN_MS: '200', BODY_WITHIN_MS: '200', STALLED_AFTER_MS: '300' });
  });
  afterAll(async () => {
    await here.close();
    here = slow;
  });
  const post = (path: string, headers = ''): string =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}Content-Length: 100\r\n\r\n{"query":`;

  test('nothing, half of the headers, and half of a body are closed', async () => {
    const [nothing, headers, graph, token, refused] = await Promise.all([
      raw(),
      raw('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow:'),
      raw(post('/graphql')),
      raw(post('/oauth/token')),
      raw(post('/graphql', 'Authorization: Bearer forged\r\n')),
    ]);
    expect(nothing === '' || nothing.startsWith('HTTP/1.1 408')).toBe(true);
    expect(headers).toMatch(/^HTTP\/1\.1 408 /);
    expect(graph).toMatch(/^HTTP\/1\.1 408 /);
    expect(token).toMatch(/^HTTP\/1\.1 408 /);
    expect(refused).toMatch(/^HTTP\/1\.1 401 /); // answered at once; its body may not go on for ever behind the answer
  });

  const upload = (socket: import('node:net').Socket, bytes: number): void =>
    void socket.write(
      `PATCH /files/7 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${bytes}\r\nConnection: close\r\n\r\n`,
    );

  test('R13 an upload may take many times that while it moves, and is closed when it stands still', async () => {
    const socket = connect(Number(new URL(here.gateway.url).port), '127.0.0.1');
    let received = '';
    socket.on('data', (data) => (received += data.toString()));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    const chunk = 'x'.repeat(20_000);
    upload(socket, 10 * chunk.length);
    const begun = performance.now();
    for (let sent = 0; sent < 10; sent++) {
      await new Promise((resolve) => setTimeout(resolve, 80)); // the slow network itself
      socket.write(chunk);
    }
    await closed;
    expect(performance.now() - begun).toBeGreaterThan(600);
    expect(received).toMatch(/^HTTP\/1\.1 200 /);

    const still = connect(Number(new URL(here.gateway.url).port), '127.0.0.1');
    upload(still, 1_000_000);
    still.write(chunk);
    let said = '';
    still.on('data', (data) => (said += data.toString()));
    await new Promise<void>((resolve) => still.once('close', () => resolve()));
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('an answer that nobody reads is closed', async () => {
    await mkdir(join(here.frontends, 'shell/dist/assets'), { recursive: true });
    await writeFile(join(here.frontends, 'shell/dist/assets/big-12345678.js'), 'x'.repeat(64 << 20));
    const socket = connect(Number(new URL(here.gateway.url).port), '127.0.0.1');
    socket.pause();
    socket.write('GET /assets/big-12345678.js HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await expect.poll(openConnections, { timeout: 5_000 }).toBe(0);
    socket.destroy();
  });
});

const openConnections = (): Promise<number> => new Promise((resolve) => here.gateway.app.server.getConnections((_error, count) => resolve(count)));
