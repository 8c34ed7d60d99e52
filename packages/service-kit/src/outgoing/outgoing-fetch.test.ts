import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupAddress } from 'node:dns';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { privateHostsOf, type ResolveAll } from './checked-address.ts';
import { OutgoingError } from './outgoing-error.ts';
import { outgoingFetch, type OutgoingSettings } from './outgoing-fetch.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serves(answer: RequestListener): Promise<{ host: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(String(request.url));
    answer(request, response);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { host: `localhost:${address.port}`, seen };
}

/** Why a call was refused; a call that goes through fails the test. */
async function reasonOf(address: string, settings: OutgoingSettings = {}): Promise<string> {
  try {
    const { status } = await outgoingFetch(settings)(address);
    return `answered ${status}`;
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    expect(error.message).not.toContain('://');
    return error.reason;
  }
}

const LOOPS =
  '127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. 0 0.0.0.0 0x0 %31%32%37.0.0.1 １２７.0.0.1 127。0。0。1'.split(' ');
const IPV6 = '[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [fe80::1] [fd00:ec2::254] [2002:7f00:1::]'.split(
  ' ',
);
const INSIDE =
  '10.0.0.1 172.31.255.255 192.168.1.1 169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376 100.64.0.1 168.63.129.16 224.0.0.1 255.255.255.255'.split(' ');

it('S: every way to write an address of the inside is refused before a connection is made', async () => {
  for (const host of [...LOOPS, ...IPV6, ...INSIDE]) expect(await reasonOf(`https://${host}/`), host).toBe('PRIVATE_ADDRESS');
});

it('S: names of this machine are refused when they are resolved', async () => {
  for (const host of ['localhost', 'LOCALHOST', 'ｌｏｃａｌｈｏｓｔ']) expect(await reasonOf(`https://${host}:4433/`), host).toBe('PRIVATE_ADDRESS');
  // Not every resolver knows this form.
  expect(['PRIVATE_ADDRESS', 'UNKNOWN_HOST']).toContain(await reasonOf('https://localhost.:4433/'));
  expect(await reasonOf('https://no-such-name.invalid/')).toBe('UNKNOWN_HOST');
});

it('S: only https, without a user in the address; the operator alone allows http', async () => {
  const { host, seen } = await serves((_, response) => response.end('yes'));
  for (const scheme of ['http', 'ftp', 'ws', 'HTTP']) expect(await reasonOf(`${scheme}://${host}/`), scheme).toBe('NOT_HTTPS');
  for (const address of ['file:///etc/passwd', 'data:text/plain,x', 'blob:https://a.example/1', 'javascript:1', '', '//a.example', 'https://', 'a.example'])
    expect(['NOT_HTTPS', 'BAD_ADDRESS'], address).toContain(await reasonOf(address));
  for (const user of ['a@', 'a:b@', ':b@', '8.8.8.8@', 'a.example:443@']) expect(await reasonOf(`https://${user}${host}/`), user).toBe('USER_INFO');
  expect(seen).toEqual([]);
  for (const list of [host, `other.example, ${host.toUpperCase()}`, 'localhost']) {
    const answer = await outgoingFetch({ privateHosts: privateHostsOf(list) })(`http://${host}/a`);
    expect(await answer.text()).toBe('yes');
  }
  expect(await reasonOf(`http://${host}/`, { privateHosts: privateHostsOf('localhost:1,ocalhost,localhost.example') })).toBe('NOT_HTTPS');
});

it('S: a name is resolved once: one that becomes private after the check is not asked again, and this machine is not called', async () => {
  let connections = 0;
  const { host, seen } = await serves((_, response) => response.end());
  servers[0]?.on('connection', () => connections++);
  const answers: LookupAddress[][] = [[{ address: '8.8.8.8', family: 4 }], [{ address: '127.0.0.1', family: 4 }]];
  let asked = 0;
  const resolve: ResolveAll = (_, done) => done(null, answers[asked++] ?? []);
  const reason = await reasonOf(`https://rebinding.example:${host.split(':')[1]}/`, { answerWithinMs: 300, resolve });
  expect(['UNREACHABLE', 'TOO_LATE']).toContain(reason);
  expect([asked, connections, seen]).toEqual([1, 0, []]);
});

it('S: one private address among public ones refuses the name, in any place and family', async () => {
  const bad = fc.constantFrom('127.0.0.1', '10.1.2.3', '::1', 'fd00::1', '::ffff:10.0.0.1', '169.254.169.254');
  const good = fc.array(fc.constantFrom('8.8.8.8', '2606:4700::1111'), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(good, bad, good, async (before, inside, after) => {
      const addresses = [...before, inside, ...after].map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      expect(await reasonOf('https://many.example/', { resolve: (_, done) => done(null, addresses) })).toBe('PRIVATE_ADDRESS');
    }),
    { numRuns: 30 },
  );
});

it('S: redirects are answers, not followed; a body ends at its limit, also a compressed one; a silent server at the time', async () => {
  const settings = { answerWithinMs: 300, longestAnswerBytes: 1_000 };
  const { host, seen } = await serves((request, response) => {
    if (request.url === '/moved') return response.writeHead(302, { location: '/elsewhere' }).end();
    if (request.url === '/long') return response.end('x'.repeat(1_001));
    if (request.url === '/bomb') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(500_000)));
    if (request.url === '/slow') return response.write('x');
    if (request.url === '/none') return response.writeHead(204).end();
    return response.end('x'.repeat(1_000));
  });
  const own = { ...settings, privateHosts: privateHostsOf(host) };
  const call = outgoingFetch(own);
  const moved = await call(`http://${host}/moved`);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/elsewhere']);
  expect((await call(`http://${host}/none`)).status).toBe(204);
  expect((await (await call(`http://${host}/fits`)).text()).length).toBe(1_000);
  for (const [path, reason] of [
    ['long', 'TOO_LARGE'],
    ['bomb', 'TOO_LARGE'],
    ['slow', 'TOO_LATE'],
  ])
    expect(await reasonOf(`http://${host}/${path}`, own), path).toBe(reason);
  expect(await reasonOf('http://localhost:4433/', { privateHosts: privateHostsOf('localhost') })).toBe('UNREACHABLE');
  expect(seen).not.toContain('/elsewhere');
});

it('S: an error says whether anything can have left', () => {
  expect(new OutgoingError('PRIVATE_ADDRESS').neverLeft).toBe(true);
  expect(new OutgoingError('TOO_LATE').neverLeft).toBe(false);
});
