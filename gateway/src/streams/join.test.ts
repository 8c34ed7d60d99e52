import { describe, expect, test } from 'vitest';
import { Family } from './family.ts';
import type { UpstreamReports } from './stream.ts';
import { Socket, type Event, type Fault } from '../testing/simulation.ts';

interface Opened extends UpstreamReports<Event, Fault> {
  after: string | null;
  stopped: boolean;
}

/** A family whose upstreams the test itself holds. */
function given(limits: { ringSize?: number; maxPending?: number } = {}) {
  const opened: Opened[] = [];
  const retries: { failures: number; retry: () => void }[] = [];
  const life = { idle: 0 };
  const family = new Family<Event, Fault>({
    open: (after, reports) => {
      const upstream = { ...reports, after, stopped: false };
      opened.push(upstream);
      return () => void (upstream.stopped = true);
    },
    later: (failures, retry) => void retries.push({ failures, retry }),
    resync: 'RESYNC',
    ringSize: limits.ringSize ?? 256,
    maxPending: limits.maxPending ?? 1000,
    parallel: 4,
    idle: () => void life.idle++,
  });
  const join = (after: string | null): Socket => {
    const socket = new Socket(after);
    family.subscribe(socket, after);
    return socket;
  };
  const event = async (upstream: Opened | undefined, n: number): Promise<void> => {
    upstream?.next(String(n), () => Promise.resolve({ n }));
    await settled();
  };
  return { family, opened, retries, life, join, event };
}
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('B-01 one stream, many sockets', () => {
  test('sockets of the same place share one upstream; each event is completed once', async () => {
    const { opened, join, event } = given();
    const sockets = [join('0'), join('0'), join('0')];
    await event(opened[0], 1);
    expect(opened).toHaveLength(1);
    expect(sockets.map((socket) => socket.got)).toEqual([[1], [1], [1]]);
  });

  test('a socket that comes back inside the ring gets what it missed without a new upstream', async () => {
    const { opened, join, event } = given();
    join('0');
    for (const n of [1, 2, 3]) await event(opened[0], n);
    expect(join('1').got).toEqual([2, 3]);
    expect(opened).toHaveLength(1);
  });

  test('a socket older than the ring replays on its own and joins when it has caught up', async () => {
    const { family, opened, join, event } = given({ ringSize: 2 });
    join('0');
    for (const n of [1, 2, 3, 4]) await event(opened[0], n);
    const late = join('1');
    for (const n of [2, 3]) await event(opened[1], n);
    expect(late.got).toEqual([2, 3, 4]);
    expect(family.streamCount).toBe(1);
    expect(opened[1]?.stopped).toBe(true);
  });

  test('when the last socket leaves, the upstream stops and the family is idle', () => {
    const { family, opened, life, join } = given();
    const socket = join('0');
    family.unsubscribe(socket);
    expect([opened[0]?.stopped, life.idle]).toEqual([true, 1]);
  });
});

describe('B-01 R3 a lost upstream', () => {
  test('is reopened at the last cursor delivered, not at the last received', async () => {
    const { opened, retries, join, event } = given();
    const socket = join('0');
    await event(opened[0], 1);
    opened[0]?.next('2', () => new Promise(() => undefined));
    opened[0]?.lost();
    retries[0]?.retry();
    expect(opened[1]?.after).toBe('1');
    await event(opened[1], 2);
    expect(socket.got).toEqual([1, 2]);
  });

  test('waits longer with each failure in a row and starts again after a delivery', async () => {
    const { opened, retries, join, event } = given();
    join('0');
    opened[0]?.lost();
    retries[0]?.retry();
    opened[1]?.lost();
    retries[1]?.retry();
    await event(opened[2], 1);
    opened[2]?.lost();
    expect(retries.map((one) => one.failures)).toEqual([0, 1, 0]);
  });

  test('sends nothing to the socket meanwhile', () => {
    const { opened, join } = given();
    const socket = join('0');
    opened[0]?.lost();
    expect([socket.open, socket.fault]).toEqual([true, null]);
  });

  test('without any cursor ends in RESYNC, but only once the service is there again', () => {
    const { opened, retries, join } = given();
    const socket = join(null);
    opened[0]?.begun();
    opened[0]?.lost();
    expect(socket.open).toBe(true);
    retries[0]?.retry();
    opened[1]?.begun();
    expect(socket.fault).toBe('RESYNC');
  });
});

describe('B-01 faults and bounds', () => {
  test('a refusal reaches every socket of the stream', () => {
    const { opened, join } = given();
    const sockets = [join('9'), join('9')];
    opened[0]?.refused('FORBIDDEN');
    expect(sockets.map((socket) => socket.fault)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  test('an event that can never be delivered ends in RESYNC after five tries, what stood before it is delivered', async () => {
    const { opened, retries, join } = given();
    const socket = join('0');
    opened[0]?.next('1', () => Promise.resolve({ n: 1 }));
    for (let i = 0; i < 5; i++) {
      opened[i]?.spoiled();
      await settled();
      retries[i]?.retry();
    }
    expect([socket.got, socket.fault]).toEqual([[1], 'RESYNC']);
  });

  test('too many events waiting for their frames: the upstream is let go and reopened where the delivery stands', async () => {
    const { opened, join } = given({ maxPending: 2 });
    const socket = join('0');
    for (const n of [1, 2, 3]) opened[0]?.next(String(n), () => Promise.resolve({ n }));
    expect(opened[0]?.stopped).toBe(true);
    await settled();
    expect(opened[1]?.after).toBe('2');
    expect(socket.got).toEqual([1, 2]);
  });

  test('the same cursor twice is delivered once', async () => {
    const { opened, join, event } = given();
    const socket = join('0');
    await event(opened[0], 1);
    await event(opened[0], 1);
    expect(socket.got).toEqual([1]);
  });
});
