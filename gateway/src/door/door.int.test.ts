import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citizen, world, type World } from '../testing/client.ts';

const INLINE = 'console.log("inline")';

let here: World;
beforeAll(async () => {
  here = await world();
  const file = async (path: string, content: string): Promise<void> => {
    const full = join(here.frontends, path);
    await mkdir(join(full, '..'), { recursive: true });
    await writeFile(full, content);
  };
  await file('shell/dist/index.html', `<!doctype html><html lang="vi"><script>${INLINE}</script><script src="/assets/index-abcdefgh.js"></script></html>`);
  await file('shell/dist/assets/index-abcdefgh.js', 'export {}');
  await file('shell/dist/remotes.json', '[]');
  await file('map/dist/remoteEntry.js', 'export {}');
  await file('map/dist/assets/worker-12345678.mjs', 'export {}');
  await file('shell/dist/app-icon-large.svg', '<svg/>');
  await file('secret.txt', 'secret');
});
afterAll(() => here.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${here.gateway.url}${path}`, { headers });

describe('A1-04 one origin', () => {
  test('every route of the front ends is the shell, with a policy without unsafe-inline', async () => {
    for (const path of ['/', '/can-bo/xu-ly/PA-56-000001', '/phan-anh/x?y=1.5']) {
      const page = await get(path);
      expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).not.toContain('unsafe');
      expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('A4-04 a microphone is for the page that one may speak into, and for no other', async () => {
    const microphone = async (path: string): Promise<string | undefined> =>
      /microphone=(\(.*?\))/.exec((await get(path)).headers.get('permissions-policy') ?? '')?.[1];
    expect([await microphone('/gui-phan-anh'), await microphone('/gui-phan-anh?nhap=1')]).toEqual(['(self)', '(self)']);
    expect([await microphone('/'), await microphone('/can-bo'), await microphone('/app-icon-large.svg')]).toEqual(['()', '()', '()']);
  });

  test('assets: hashed ones for ever, entries never, modules with a JavaScript type', async () => {
    const facts = async (path: string): Promise<unknown[]> => {
      const file = await get(path);
      return [file.status, file.headers.get('cache-control'), file.headers.get('content-type')?.split(';')[0]];
    };
    expect(await facts('/assets/index-abcdefgh.js')).toEqual([200, 'public, max-age=31536000, immutable', 'application/javascript']);
    expect(await facts('/remotes/map/assets/worker-12345678.mjs')).toEqual([200, 'public, max-age=31536000, immutable', 'application/javascript']);
    expect(await facts('/app-icon-large.svg')).toEqual([200, 'public, max-age=3600', 'image/svg+xml']);
    expect(await facts('/remotes/map/remoteEntry.js')).toEqual([200, 'no-cache', 'application/javascript']);
    expect(await facts('/remotes.json')).toEqual([200, 'no-cache', 'application/json']);
  });

  test('S17 P11b what a browser may show as a page has all its protections; data and parts of a page carry what they need and no more', async () => {
    const isOfBody = (name: string): boolean => /^(?:content-length|content-encoding|transfer-encoding)$/.test(name);
    const names = async (path: string, headers: Record<string, string> = {}): Promise<string[]> =>
      [...(await get(path, headers)).headers.keys()].filter((name) => !isOfBody(name)).toSorted();
    const ofPages = [
      'content-security-policy',
      'cross-origin-opener-policy',
      'permissions-policy',
      'referrer-policy',
      'x-content-type-options',
      'x-frame-options',
    ];
    for (const path of ['/', '/app-icon-large.svg', '/metrics', '/nowhere']) {
      const has = await names(path);
      expect([path, ofPages.filter((name) => has.includes(name))]).toEqual([path, ofPages]);
    }
    const ofFile = ['cache-control', 'content-type', 'cross-origin-resource-policy', 'date', 'vary', 'x-content-type-options'];
    const own = { origin: here.gateway.url };
    expect(await names('/assets/index-abcdefgh.js', own)).toEqual(ofFile);
    expect(await names('/remotes/map/assets/worker-12345678.mjs'), 'a worker is bound by the policy of its own file').toEqual(
      [...ofFile, 'content-security-policy'].toSorted(),
    );
    expect(await names('/remotes/map/remoteEntry.js', own), 'asked for again, so it says which it is').toEqual([...ofFile, 'etag'].toSorted());
    const data = await names('/graphql?query={__typename}', { ...own, 'apollo-require-preflight': 'x' });
    expect(data.filter((name) => ofPages.includes(name) || name.startsWith('access-control'))).toEqual(['content-security-policy', 'x-content-type-options']);
    expect(data).toContain('x-ratelimit-remaining');
  });

  test('a hashed file that a release took away is not remembered as missing: a page that is open would be broken for ever', async () => {
    for (const path of [
      '/assets/gone-abcdefgh.js',
      '/remotes/map/assets/gone-abcdefgh.mjs',
      '/remotes/none/assets/a-abcdefgh.js',
      '/files/none',
      '/nowhere.png',
    ]) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
    }
  });

  test('a file that is missing is 404, and nothing outside is served', async () => {
    for (const path of [
      '/assets/gone-abcdefgh.js',
      '/remotes/none/remoteEntry.js',
      '/remotes/map/..%2f..%2fsecret.txt',
      '/..%2f..%2fsecret.txt',
      '/remotes/..%2f/secret.txt',
      '/remotes/map/%2e%2e/%2e%2e/secret.txt',
    ]) {
      const file = await get(path);
      expect([path, file.status === 404 || file.status === 403]).toEqual([path, true]);
      expect(await file.text()).not.toContain('secret');
    }
  });

  test('machines ask: alive, ready, figures, the key of tokens', async () => {
    expect((await get('/health')).status).toBe(200);
    expect((await get('/ready')).status).toBe(200);
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('gateway_sockets 0');
    expect(metrics, 'B-11: no scanner is configured').toContain('upload_scanner_configured 0');
    const { keys } = (await (await get('/.well-known/jwks.json')).json()) as { keys: object[] };
    expect(keys).toEqual([{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', x: expect.any(String) as string }]);
    await here.province.stop('stats');
    const waiting = await get('/ready');
    expect([waiting.status, await waiting.json()]).toEqual([503, { ready: false, waiting: ['stats'] }]);
    await here.province.serve('stats');
  });

  test('every answer names its request', async () => {
    expect((await get('/health', { 'x-request-id': 'mine' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('B-11 files and other raw routes', () => {
  const upload = (body: ReadableStream | string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${here.gateway.url}/files/7`, {
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/offset+octet-stream', ...headers },
      duplex: 'half',
    } as RequestInit);

  test('tus gets the public origin and its cookies stay inside', async () => {
    const created = await fetch(`${here.gateway.url}/files`, { method: 'POST', headers: { 'x-forwarded-host': 'evil.test' } });
    expect([created.status, created.headers.get('location'), created.headers.getSetCookie()]).toEqual([201, `${here.gateway.url}/files/7`, []]);
  });

  test('a body of 40 MB is streamed through, in the name of who sends it', async () => {
    const chunk = Buffer.alloc(1 << 20);
    const body = Readable.toWeb(Readable.from(Array.from({ length: 40 }, () => chunk))) as ReadableStream;
    const sent = await upload(body, { authorization: `Bearer ${await here.token(citizen('a'))}` });
    expect(await sent.json()).toEqual({ bytes: 40 << 20, kind: 'INDIVIDUAL', sub: 'a' });
  });

  test('a bad token is refused before a byte is taken', async () => {
    expect((await upload('x', { authorization: 'Bearer forged' })).status).toBe(401);
  });

  test('X-29 S14 a path or parameter that is no text goes to no service', async () => {
    const asked = ['/exports/a%00.xlsx', '/exports/agencies.xlsx?wardCode=%E2%80%AE', `/exports/${'x'.repeat(3_000)}.xlsx`];
    for (const path of asked) {
      const refused = await get(path, { 'accept-language': 'en' });
      expect([path.slice(0, 40), refused.status, await refused.json()]).toEqual([
        path.slice(0, 40),
        400,
        { errors: [{ message: expect.stringMatching(/^url: t/) as string, extensions: { code: 'BAD_USER_INPUT', field: 'url' } }] },
      ]);
    }
  });

  test('an address that is no text is 400 with a code', async () => {
    for (const path of ['/files/a/%ED%A0%80', '/remotes/%zz/x']) {
      const refused = await get(path);
      expect([refused.status, await refused.json()]).toEqual([400, { errors: [{ message: 'Yêu cầu không hợp lệ.', extensions: { code: 'BAD_USER_INPUT' } }] }]);
    }
  });

  test('a partner gets its token from accounts with its own credentials', async () => {
    const answer = await fetch(`${here.gateway.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: 'Basic eDp5', 'content-type': 'application/json' },
      body: '{"grant_type":"client_credentials"}',
    });
    expect(await answer.json()).toEqual({ authorization: 'Basic eDp5' });
  });

  test('S14 what is too large for a route without files is 413, however it is sent and whatever the service does with it', async () => {
    const large = `client_id=${'x'.repeat(3 << 20)}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const body of [large, large, new Blob([large]).stream()]) {
      const answer = await fetch(`${here.gateway.url}/oauth/token`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
      expect([answer.status, await answer.json()]).toEqual([
        413,
        { errors: [{ message: 'Nội dung gửi lên quá lớn.', extensions: { code: 'BAD_USER_INPUT' } }] },
      ]);
    }
  });

  test('a service that is down is 503 with Retry-After', async () => {
    await here.province.stop('stats');
    const answer = await get('/exports/agencies.xlsx');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    await here.province.serve('stats');
  });
});
