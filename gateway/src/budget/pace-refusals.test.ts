import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { ANYONE } from '../identity/caller.ts';
import { paceRefusals, RefusalPace } from './pace-refusals.ts';

test('S14 refusals of one payer: twenty at once, then twenty-five a second, none waits longer than a second, and others do not wait', () => {
  let now = 1_000_000;
  const pace = new RefusalPace(() => now);
  const waits = (count: number): number[] => Array.from({ length: count }, () => pace.next('a'));
  expect(waits(20)).toEqual(Array.from({ length: 20 }, () => 0));
  expect(waits(25)).toEqual(Array.from({ length: 25 }, (_, nth) => (nth + 1) * 40));
  expect(waits(3)).toEqual([1_000, 1_000, 1_000]);
  expect(pace.next('b')).toBe(0);
  now += 1_000;
  expect(waits(2)).toEqual([40, 80]);
  now += 60_000;
  expect(waits(21)).toEqual([...Array.from({ length: 20 }, () => 0), 40]);
});

test('S14 only what is refused waits: a refused operation and a body that cannot be read, not what is right or not allowed now', async () => {
  class Slow extends RefusalPace {
    override next = (): number => 1_500;
  }
  const app = Fastify();
  app.addHook('onRequest', async (request) => void (request.caller = ANYONE));
  paceRefusals(app, new Slow());
  app.get('/refused', (request, reply) => {
    request.refused = true;
    return reply.send('x');
  });
  app.get<{ Params: { status: string } }>('/:status', async (request, reply) => reply.code(Number(request.params.status)).send('x'));
  const ended: string[] = [];
  await Promise.all(['/refused', '/400', '/413', '/200', '/429', '/503'].map(async (url) => app.inject(url).then(() => ended.push(url))));
  expect(ended.slice(0, 3).toSorted()).toEqual(['/200', '/429', '/503']);
  await app.close();
});
