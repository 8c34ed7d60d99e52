import { beforeAll, expect, inject, test } from 'vitest';
import { files } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { photo, upload } from '../outside/upload.ts';
import { crowd, WHO, type Crowd, type Who } from './people.ts';
import { bearer, raw } from './raw.ts';
import { BEHIND, DOOR, OTHERS_FILE, OTHERS_UPLOAD, routesOf } from './routes.ts';
import { identityOf, keyOf, originOf, SERVICES, signature } from './subgraphs.ts';
import { differences } from './table.ts';

const system: System = inject('system');
let people: Crowd;
let fill: (text: string) => string;
const HEADERS_OF_TUS = { 'tus-resumable': '1.0.0', 'upload-length': '5' };

beforeAll(async () => {
  people = await crowd(system);
  const reporter = people['the reporter'];
  const begun = await raw(system.origin, { method: 'POST', path: '/files', headers: { ...bearer(reporter.token), ...HEADERS_OF_TUS } });
  const kept = await upload(reporter, await photo('riêng'), 'anh.jpg', 'image/jpeg');
  await files(reporter, { title: 'Ảnh chưa công khai', attachmentIds: [kept] });
  fill = (text) => text.replace(OTHERS_UPLOAD, String(begun.headers.location).split('/').at(-1) ?? '').replace(OTHERS_FILE, kept);
});

const WHERE = 'e2e/attack/routes.ts';
const SAYS = 'who may ask it, and what a wrong person sees';

test('S1 S2: every route of the gateway and of each service has its line, and every line its route', async () => {
  expect(differences(await routesOf(system, 'gateway'), Object.keys(DOOR), WHERE, SAYS)).toEqual([]);
  for (const service of SERVICES) expect(differences(await routesOf(system, service), Object.keys(BEHIND[service] ?? {}), WHERE, SAYS), service).toEqual([]);
});

/** What only the inside of a program or of this machine says. */
const INSIDE = /TypeError|Cannot read|node_modules|\.ts:\d|\.js:\d|"workspaces"|"passwords"|127\.0\.0\.1:\d/;

test('S1 S22: every route as everybody, by right and wrong methods: the status that stands in the table, nothing of the inside', async () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [route, tries] of Object.entries(DOOR))
    for (const { method, path, body, headers, expected } of tries) {
      const wanted = (who: Who): number => (typeof expected === 'number' ? expected : expected[who]);
      // Who may do it comes last: then it is gone.
      for (const who of WHO.toSorted((a, b) => wanted(b) - wanted(a))) {
        const answer = await raw(system.origin, { method, path: fill(path), body, headers: { ...bearer(people[who].token), ...headers } });
        count += 1;
        const where = `${method} ${path} as ${who}`;
        // 503 is how /ready says that a part is busy.
        const isBusy = path === '/ready' && answer.status === 503;
        if (answer.status !== wanted(who) && !isBusy)
          wrong.push(`${route}: ${where}: expected ${wanted(who)}, seen ${answer.status} ${answer.text.slice(0, 120)}`);
        if (!path.startsWith('/metrics') && INSIDE.test(answer.text)) wrong.push(`${where} says ${INSIDE.exec(answer.text)?.[0]}`);
        if (headers?.origin && answer.headers['access-control-allow-origin']) wrong.push(`${where} lets ${headers.origin} read it`);
        if (answer.headers['x-content-type-options'] !== 'nosniff') wrong.push(`${where} has no nosniff`);
      }
    }
  expect(wrong).toEqual([]);
  observed('S1', `${Object.keys(DOOR).length} routes, ${count} requests: each as its line says`);
});

test('S2: a service asked directly refuses what the gateway did not sign for exactly this: unsigned, of another key, path, body, replica, time, or again', async () => {
  const wrong: string[] = [];
  let count = 0;
  const ANYBODY = { kind: 'OFFICER', roles: ['ADMIN', 'OPERATOR'], scopes: [], sub: '01890000-0000-7000-8000-000000000000' };
  for (const service of SERVICES) {
    const [origin, key] = await Promise.all([originOf(system, service), keyOf(system, service)]);
    const otherKey = await keyOf(system, service === 'cases' ? 'accounts' : 'cases');
    const said = Buffer.from(JSON.stringify(ANYBODY)).toString('base64url');
    for (const [route, kind] of Object.entries(BEHIND[service] ?? {})) {
      const url = route.split(' ').at(-1) ?? '';
      const path = url.replaceAll(/:\w+|\*/g, 'x');
      for (const method of route.split(' ').slice(0, -1)) {
        const body = method === 'POST' && path === '/graphql' ? '{"query":"{ __typename }"}' : undefined;
        const request = { origin, key, method, path, body: body ?? '', identity: ANYBODY };
        const past = { iat: Math.floor(Date.now() / 1_000) - 60, exp: Math.floor(Date.now() / 1_000) - 31 };
        const forgeries: Record<string, Record<string, string>> = {
          'no signature': {},
          'identity headers': { 'x-pakn-identity': said, 'x-pakn-signature': 'AAAA' },
          'another key': { 'x-pakn-call': signature({ ...request, key: otherKey }) },
          'another path': { 'x-pakn-call': signature({ ...request, path: '/x' }) },
          'another method': { 'x-pakn-call': signature({ ...request, method: 'LINK' }) },
          'another replica': { 'x-pakn-call': signature(request, { aud: 'http://127.0.0.1:1' }) },
          'another issuer': { 'x-pakn-call': signature(request, { iss: 'cases' }) },
          'a minute ago': { 'x-pakn-call': signature(request, past) },
          ...(body ? { 'another body': { 'x-pakn-call': signature({ ...request, body: '{}' }) } } : {}),
        };
        for (const [what, headers] of Object.entries(forgeries)) {
          const { status } = await raw(origin, { method, path, body, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers } });
          count += 1;
          if ((kind === 'SIGNED') !== (status === 401)) wrong.push(`${service} ${method} ${path} with ${what}: ${status}`);
        }
      }
    }
    const request = { origin, key, method: 'POST', path: '/graphql', body: '{"query":"mutation { __typename }"}', identity: identityOf(people.anonymous) };
    const call = signature(request);
    const sends = () =>
      raw(origin, { method: 'POST', path: '/graphql', body: request.body, headers: { 'content-type': 'application/json', 'x-pakn-call': call } });
    expect([service, (await sends()).status, (await sends()).status]).toEqual([service, 200, 401]);
  }
  expect(wrong).toEqual([]);
  observed('S2', `${count} calls to the services themselves: refused with 401 unless open to all; a signed mutation is taken once`);
});
