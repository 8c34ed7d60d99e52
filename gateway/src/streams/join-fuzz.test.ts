import { describe, expect, test } from 'vitest';
import { Chance, familyOf, seeded, Socket, Subgraph } from '../testing/simulation.ts';

const RUNS = Number(process.env.RUNS ?? 120);
const STEPS = 160;

async function run(seed: number): Promise<{ delivered: number; merged: number; resynced: number; opened: number; streams: number }> {
  const chance = new Chance(seeded(seed));
  const subgraph = new Subgraph(chance);
  const family = familyOf(subgraph, chance, { ringSize: [1, 3, 16, 256][chance.int(4)]!, maxPending: [2, 8, 1000][chance.int(3)]! });
  const sockets: Socket[] = [];
  const connect = (after: string | null): void => {
    const socket = new Socket(after);
    sockets.push(socket);
    family.subscribe(socket, after);
  };
  const anyOpen = (): Socket | undefined => {
    const open = sockets.filter((socket) => socket.open);
    return open[chance.int(open.length)];
  };
  const cutAndReconnect = (): void => {
    const socket = anyOpen();
    if (!socket) return;
    family.unsubscribe(socket);
    socket.open = false;
    if (chance.odds(0.8)) connect(socket.seen);
  };

  for (let step = 0; step < STEPS; step++) {
    const dice = chance.int(100);
    if (dice < 35) subgraph.append();
    else if (dice < 50) connect(chance.odds(0.25) ? null : String(chance.int(subgraph.released + 1)));
    else if (dice < 68) cutAndReconnect();
    else if (dice < 74) subgraph.cutAll();
    else if (dice < 78) subgraph.cutOne();
    else if (dice < 79) subgraph.oldest = chance.int(subgraph.released + 1);
    subgraph.advance();
    for (let i = chance.int(6); i > 0; i--) await chance.step();
  }
  // Quiet at last: everything that waits goes on until nothing waits.
  for (let i = 0; i < 3; i++) subgraph.append();
  while (subgraph.released < subgraph.log.length) subgraph.advance();
  while (await chance.step()) subgraph.advance();

  for (const socket of sockets) {
    const first = socket.after === null ? socket.got[0] : Number(socket.after) + 1;
    socket.got.forEach((n, i) => expect(n, `seed ${seed}: gap or duplicate after ${socket.after}: ${socket.got.join(',')}`).toBe(first! + i));
    const mustHaveAll = socket.open && socket.after !== null;
    if (mustHaveAll) expect(socket.seen, `seed ${seed}: incomplete after ${socket.after}`).toBe(String(subgraph.log.length));
  }
  return {
    delivered: sockets.reduce((sum, socket) => sum + socket.got.length, 0),
    merged: family.counts.merged,
    resynced: sockets.filter((s) => s.fault === 'RESYNC').length,
    opened: family.counts.opened,
    streams: family.streamCount,
  };
}

describe('B-01 R3 streams that replay and merge by cursor', () => {
  test(
    `${RUNS} random lives: sockets and upstreams cut, slow completions, forgotten cursors; no gap, no duplicate, nothing missing`,
    { timeout: 30_000 + RUNS * 200 },
    async () => {
      const total = { delivered: 0, merged: 0, resynced: 0, opened: 0, streams: 0 };
      for (let seed = 1; seed <= RUNS; seed++) {
        const one = await run(seed);
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += one[key];
      }
      expect(total.delivered).toBeGreaterThan(RUNS * 50);
      expect(total.merged).toBeGreaterThan(0);
      expect(total.resynced).toBeGreaterThan(0);
      console.info(`join fuzz: ${RUNS} runs`, total);
    },
  );
});
