import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFrontDoor, portOf } from './front-door.mjs';

const WAYS = [
  { prefix: '/', port: 1 },
  { prefix: '/graphql', port: 2 },
  { prefix: '/remotes/map/', port: 3 },
];

describe('which server answers a path in development', () => {
  it.each([
    ['/', 1],
    ['/can-bo/xu-ly/KH-2611-AAAAAA?the=y-kien', 1],
    ['/graphql', 2],
    ['/graphql?x=/remotes/map/', 2],
    ['/graphqlish', 1],
    ['/remotes/map/remoteEntry.js', 3],
    ['/remotes/other/remoteEntry.js', 1],
  ])('%s', (url, port) => {
    expect(portOf(WAYS, url)).toBe(port);
  });
});

describe('the front door', () => {
  let behind: Server;
  let door: { close: () => Promise<void> };
  let origin: string;
  beforeAll(async () => {
    behind = createServer((asked, response) => {
      let body = '';
      asked.on('data', (part: Buffer) => (body += part.toString()));
      asked.on('end', () => response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-seen': `${asked.method} ${asked.headers.host}` }).end(body));
    });
    behind.on('upgrade', (asked, socket) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: ${asked.headers.upgrade}\r\nconnection: upgrade\r\n\r\n`);
      socket.on('data', (text: Buffer) => socket.write(`received ${text.toString()}`));
    });
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    origin = `127.0.0.1:${port}`;
    door = await openFrontDoor({
      port,
      host: '127.0.0.1',
      ways: [
        { prefix: '/', port: (behind.address() as AddressInfo).port },
        { prefix: '/nobody', port: 9 },
      ],
    });
  });
  afterAll(async () => {
    await door.close();
    behind.closeAllConnections();
    behind.close();
  });

  it('passes a request on with the host that the browser typed, and the answer with every cookie', async () => {
    const answer = await fetch(`http://${origin}/graphql`, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('x-seen'), answer.headers.getSetCookie(), await answer.text()]).toEqual([
      201,
      `POST ${origin}`,
      ['a=1', 'b=2'],
      '{}',
    ]);
  });

  it('passes sockets on in both directions', async () => {
    const onward = request(`http://${origin}/graphql`, { headers: { connection: 'upgrade', upgrade: 'websocket' } });
    const socket = await new Promise<Duplex>((resolve) => onward.on('upgrade', (_answer, opened) => resolve(opened)).end());
    const received = new Promise((resolve) => socket.once('data', (text: Buffer) => resolve(text.toString())));
    socket.write('hello');
    expect(await received).toBe('received hello');
    socket.destroy();
  });

  it('says which server does not answer yet', async () => {
    const answer = await fetch(`http://${origin}/nobody`);
    expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('port 9')]);
  });
});
