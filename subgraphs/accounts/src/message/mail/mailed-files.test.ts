import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NotTaken } from '../driver.ts';
import { dividedFiles, fetchedFiles } from './mailed-files.ts';

const server = createServer((request, response) => {
  if (request.url === '/moved') return void response.writeHead(302, { location: '/there' }).end();
  response.writeHead({ '/there': 200, '/gone': 404 }[request.url ?? ''] ?? 503).end('nội dung');
});
let origin: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('B-32 what is small enough together is attached, the rest is linked', () => {
  const files = [4, 7, 5, 1].map((megabytes, index) => ({ name: `tep-${index}`, bytes: megabytes * 1_000_000, url: `/files/a/${index}` }));
  const { attached, linked } = dividedFiles(files);
  expect([attached.map(({ name }) => name), linked.map(({ name }) => name)]).toEqual([['tep-0', 'tep-2', 'tep-3'], ['tep-1']]);
});

it('B-32 a file that is gone is left out; one that cannot be read now makes the mail wait; no other address is followed', async () => {
  const file = (path: string): { name: string; url: string } => ({ name: 'anh.jpg', url: `${origin}${path}` });
  expect(await fetchedFiles([file('/gone'), file('/there')])).toEqual([{ filename: 'anh.jpg', content: Buffer.from('nội dung') }]);
  for (const path of ['/away', '/moved']) await expect(fetchedFiles([file(path)])).rejects.toThrow(NotTaken);
});
