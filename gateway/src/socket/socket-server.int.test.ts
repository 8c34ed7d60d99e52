import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { citizen, officer, world, type World } from '../testing/client.ts';

const EVENTS = 'subscription ($after: String) { caseEvents(after: $after) { n case { title } } }';

let here: World;
beforeAll(async () => {
  here = await world({ PUBLIC_ORIGINS: 'https://cong.khanhhoa.test' });
});
afterAll(() => here.close());

/** How a handshake with this Origin ends: the status of the refusal, or 101. */
const handshake = (origin?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${here.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', origin ? { origin } : {});
    socket.on('open', () => (socket.close(), resolve(101)));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });

describe('S5 the handshake', () => {
  test('a page of a foreign Origin is refused', async () => {
    expect(await handshake('https://evil.test')).toBe(403);
    expect(await handshake('null')).toBe(403);
  });
  test('the public origins, the same host and programs without an Origin are admitted', async () => {
    for (const origin of ['http://pakn.test', 'https://cong.khanhhoa.test', here.gateway.url, undefined]) expect(await handshake(origin)).toBe(101);
  });
  test('another path is no socket', async () => {
    const socket = new WebSocket(`${here.gateway.url.replace('http', 'ws')}/files`);
    await expect(new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))).rejects.toThrow();
  });
});

describe('S4 the token of a socket', () => {
  test('a bad one is closed with 4403', async () => {
    const listening = here.connect('forged');
    listening.subscribe(EVENTS);
    expect(await listening.closed).toMatchObject({ code: 4403 });
  });

  test('when it expires the socket is closed with 4403', async () => {
    const listening = here.connect(await here.token(officer('soon'), 2));
    listening.subscribe(EVENTS);
    expect(await listening.closed).toMatchObject({ code: 4403 });
  });

  test('when accounts revokes it the socket is closed with 4403, others stay', async () => {
    const gone = here.connect(await here.token(officer('gone')));
    const stays = here.connect(await here.token(officer('stays')));
    gone.subscribe(EVENTS);
    const received = stays.subscribe(EVENTS);
    await vi.waitFor(() => expect(here.gateway.hub.listenerCount).toBe(2));
    here.province.revoked.push({ subject: 'gone', at: Date.now() });
    await here.gateway.readRevocations();
    expect(await gone.closed).toMatchObject({ code: 4403 });
    here.province.log.append('1');
    await received.count(1);
    await stays.leave();
  });
});

test('S4 by itself, within the poll: the token is refused and the socket closed with 4403', async () => {
  const quick = await world({ REVOCATION_POLL_MS: '100' });
  try {
    const token = await quick.token(officer('locked'));
    const listening = quick.connect(token);
    listening.subscribe(EVENTS);
    await vi.waitFor(() => expect(quick.gateway.hub.listenerCount).toBe(1));
    const at = Date.now();
    quick.province.revoked.push({ subject: 'locked', at });
    expect(await listening.closed).toMatchObject({ code: 4403 });
    expect(Date.now() - at).toBeLessThan(2_000);
    expect((await quick.ask('{ me { id } }', { token })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  } finally {
    await quick.close();
  }
});

describe('S6 R14 a socket that misbehaves', () => {
  test('says nothing: closed', async () => {
    const socket = new WebSocket(`${here.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(4408);
  }, 10_000);

  test('sends a huge message: closed', async () => {
    const socket = new WebSocket(`${here.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => socket.send('x'.repeat(65 << 10)));
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1009);
  });

  test('floods: closed', async () => {
    const socket = new WebSocket(`${here.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => {
      for (let i = 0; i < 400; i++) socket.send('{"type":"ping"}');
    });
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1008);
  });

  test('does not read: cut when 1 MB waits, and the others go on', async () => {
    const reader = here.connect(await here.token(citizen('reads')));
    const after = `c${here.province.log.events.length}`;
    const received = reader.subscribe(EVENTS, { after });
    const deaf = new WebSocket(`${here.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const started = new Promise<void>((resolve) => deaf.on('message', () => resolve()));
    deaf.on('open', () => deaf.send('{"type":"connection_init"}'));
    await started;
    deaf.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: EVENTS, variables: { after } } }));
    await vi.waitFor(() => expect(here.gateway.hub.listenerCount).toBe(2));
    deaf.pause();
    const big = 'x'.repeat(100_000);
    let sent = 0;
    await vi.waitFor(
      async () => {
        here.province.log.append(big);
        await received.count(++sent);
        expect(here.gateway.hub.listenerCount).toBe(1);
      },
      { timeout: 20_000, interval: 5 },
    );
    expect(received.events).toHaveLength(sent);
    deaf.terminate();
    await reader.leave();
  }, 30_000);

  test('speaks no HTTP at all: the gateway lives', async () => {
    const socket = createConnection(Number(new URL(here.gateway.url).port), '127.0.0.1');
    socket.resume();
    socket.end('nonsense\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve));
    expect((await fetch(`${here.gateway.url}/health`)).status).toBe(200);
  });
});
