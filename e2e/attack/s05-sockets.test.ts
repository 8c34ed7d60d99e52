import { expect, inject, test } from 'vitest';
import WebSocket from 'ws';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';

const system: System = inject('system');
const URL_OF_SOCKETS = `${system.origin.replace(/^http/, 'ws')}/graphql`;
const opens = (origin?: string): WebSocket => new WebSocket(URL_OF_SOCKETS, 'graphql-transport-ws', origin ? { origin } : {});

const handshake = (origin?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = opens(origin);
    socket.on('open', () => (socket.close(), resolve(101)));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });

/** The code with which a socket is closed that does this when it is open. */
const closedAfter = (misbehaves: (socket: WebSocket) => void): Promise<number> =>
  new Promise((resolve) => {
    const socket = opens();
    socket.on('open', () => misbehaves(socket));
    socket.on('error', () => {}); // the close says it
    socket.on('close', resolve);
  });

test('S5: pages of foreign origins open no socket, the own pages and programs do', async () => {
  const foreign = ['https://evil.example', 'null', `${system.origin}.evil.example`, 'file://', `https://evil.example/${system.origin}`];
  expect(await Promise.all(foreign.map((origin) => handshake(origin)))).toEqual(foreign.map(() => 403));
  expect([await handshake(system.origin), await handshake()]).toEqual([101, 101]);
  observed('S5', `${foreign.length} foreign origins: 403 at the handshake`);
});

test('S6: a socket that says nothing, floods, sends a huge frame or nonsense is closed; of 1,000 operations 50 run', async () => {
  const codes = await Promise.all([
    closedAfter(() => {}),
    closedAfter((socket) => socket.send('x'.repeat(65 << 10))),
    closedAfter((socket) => {
      for (let i = 0; i < 400; i++) socket.send('{"type":"ping"}');
    }),
    closedAfter((socket) => socket.send('no JSON')),
    closedAfter((socket) => socket.send('{"type":"subscribe","id":"1","payload":{"query":"{ me { id } }"}}')),
  ]);
  expect(codes).toEqual([4408, 1009, 1008, 4400, 4401]);

  const refused = new Set<string>();
  let closed = 0;
  // In fours of 250, as many messages as a socket may send within a ping's time.
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const socket = opens();
      await new Promise<void>((resolve) => {
        socket.on('close', (code: number) => ((closed = code), resolve()));
        socket.on('open', () => socket.send('{"type":"connection_init"}'));
        let answers = 0;
        socket.on('message', (data) => {
          const message = JSON.parse(String(data)) as { type: string; payload?: { extensions?: { code?: string } }[] };
          if (message.type === 'connection_ack')
            for (let id = 0; id < 250; id++)
              socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query: 'subscription { publicCaseEvents { caseId } }' } }));
          if (message.type !== 'error') return;
          refused.add(message.payload?.[0]?.extensions?.code ?? 'no code');
          if (++answers === 200) socket.close();
        });
      });
    }),
  );
  expect([[...refused], closed]).toEqual([['RATE_LIMITED'], 1005]);
  observed('S6', `no init 4408, huge frame 1009, flood 1008, no JSON 4400, before init 4401; of 1,000 operations on four sockets 800 RATE_LIMITED`);
});
