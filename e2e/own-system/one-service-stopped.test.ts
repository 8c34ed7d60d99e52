import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempt, does, type SeenCase } from '../outside/case-acts.ts';
import { until, type Outside } from '../outside/client.ts';
import { agencyIds, files, report } from '../outside/filing.ts';
import { demoPerson, signedIn } from '../outside/people.ts';
import { removeData, startSystem, type RunningSystem } from '../running-system.ts';
import { randomUUID } from 'node:crypto';

// R7: a service that hangs (SIGSTOP: worse than one that is gone, which the supervisor brings back within a second).
const PARTIAL_WITHIN_MS = 6_000;
const INBOX = '{ inbox(queue: ALL, first: 20) { nodes { code title reporterName leadAgency { code name } } } }';
/** A word of each subgraph. */
const ALL_THREE = '{ agencies { id } eventCursor statistics { totals { total } } }';
interface Inbox {
  inbox: { nodes: { code: string; title: string; reporterName: string | null; leadAgency: { code: string; name: string } | null }[] } | null;
}

let system: RunningSystem;
let citizen: Outside;
let operator: Outside;
let filed: SeenCase;

beforeAll(async () => {
  system = await startSystem(await mkdtemp(path.join(tmpdir(), 'pakn-stopped-')));
  citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  filed = await files(citizen);
});
afterAll(async () => {
  await system.stop();
  await removeData(system.dataDir);
});

async function whileHung(name: string, work: () => Promise<void>): Promise<void> {
  const hung = (await system.processes()).find((each) => each.name === name);
  if (!hung) throw new Error(`${name} is not running`);
  process.kill(hung.pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    try {
      process.kill(hung.pid, 'SIGCONT');
    } catch {
      // Its liveness has noticed: the supervisor has replaced it (R12).
    }
    await until(`${name} answers again`, async () => (await operator.ask(ALL_THREE)).errors === undefined);
  }
}

test('R7: accounts hangs: the inbox still lists its rows without names, and who is signed in files a report', async () => {
  await whileHung('accounts', async () => {
    const started = Date.now();
    const inbox = await operator.ask<Inbox>(INBOX);
    expect(Date.now() - started).toBeLessThan(PARTIAL_WITHIN_MS);
    const row = inbox.data?.inbox?.nodes.find((node) => node.code === filed.code);
    expect(row?.title).toBe('Đèn đường tắt cả tuyến');
    expect(row?.reporterName).toBeNull();
    const { result } = await attempt(citizen, 'submitCase', { input: report({ title: 'Gửi khi dịch vụ tài khoản dừng' }), idempotencyKey: randomUUID() });
    expect(result?.__typename).toBe('Case');
  });
});

test('R7: stats hangs: filing and handling go on', async () => {
  const agency = await agencyIds(operator);
  await whileHung('stats', async () => {
    const fresh = await files(citizen, { title: 'Gửi khi dịch vụ thống kê dừng' });
    const assigned = await does(operator, 'assignCase', { id: fresh.id, version: fresh.version, input: { leadAgencyId: agency('S-XD'), makePublic: false } });
    expect(assigned.status).toBe('IN_PROGRESS');
    const figures = await operator.ask('{ statistics { totals { total } } }');
    expect(figures.data).toBeNull();
    expect(figures.errors).toBeTruthy();
  });
});
