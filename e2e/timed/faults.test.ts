import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, inject, test } from 'vitest';
import { attempt, does } from '../outside/case-acts.ts';
import { outside, until, type Answer, type Outside } from '../outside/client.ts';
import { agencyIds, files, report } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import { demoPerson, signedIn, type System } from '../outside/people.ts';
import { processesOf, type SystemProcess } from '../running-system.ts';

/** How often each fault is made: small here, by hand with RUNS=20. */
const RUNS = Number(process.env.RUNS ?? 1);
/** The next process after one that was killed; PostgreSQL takes ten times as long. */
const BACK_WITHIN_MS = 1_000;
const NOT_AVAILABLE_WITHIN_MS = 3_000;
const PARTIAL_WITHIN_MS = 1_000;
const REPLACED_WITHIN_MS = 15_000;
const RECONNECTED_WITHIN_MS = 5_000;
const SUBMIT = 'mutation($input: CaseDraftInput!, $key: ID!) { submitCase(input: $input, idempotencyKey: $key) { __typename } }';
const INBOX = '{ inbox(queue: ALL, first: 20) { nodes { code title reporterName leadAgency { code name } } } }';
interface Inbox {
  inbox: { nodes: { title: string; reporterName: string | null }[] };
}
const FIGURES = '{ statistics { totals { total } } }';
const PUBLIC_LIST = '{ cases(first: 5) { nodes { code } } }';

const system: System = inject('system');
let citizen: Outside;
let operator: Outside;

beforeAll(async () => {
  citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  await files(citizen);
});

const submits = (client: Outside): Promise<Answer<{ submitCase: { __typename: string } }>> => client.ask(SUBMIT, { input: report(), key: randomUUID() });
const isFiled = async (client: Outside): Promise<boolean> => (await submits(client).catch(() => null))?.data?.submitCase.__typename === 'Case';

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const began = performance.now();
  const answer = await work();
  return { answer, ms: Math.round(performance.now() - began) };
}

/** How many there are, as anybody is answered; 0 while nobody is. */
const agencies = async (): Promise<number> =>
  (
    await outside(system.origin)
      .ask<{ agencies: object[] }>('{ agencies { code } }')
      .catch(() => null)
  )?.data?.agencies.length ?? 0;

async function processOf(name: string): Promise<SystemProcess> {
  const found = (await processesOf(system)).find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not in processes.json`);
  return found;
}

const isReplaced = async ({ name, pid }: SystemProcess): Promise<boolean> => (await processesOf(system)).some((each) => each.name === name && each.pid !== pid);

/** PostgreSQL with the processes that it has made. */
function withChildren(pid: number): number[] {
  return [pid, ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)];
}

/** Not available is told by code, status and Retry-After. */
function expectNotAvailable(answer: Answer<unknown>): void {
  expect(answer.errors?.map(({ extensions }) => extensions?.code)).toContain('SERVICE_DOWN');
  expect([answer.status, answer.data === null || Object.values(answer.data as object).every((value) => value === null)]).toEqual([503, true]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

test('R12: while PostgreSQL hangs everybody is told within 3 s to try again, and it goes on by itself', async () => {
  for (let run = 0; run < RUNS; run++) {
    const pids = withChildren((await processOf('postgres')).pid);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      const all = await Promise.all([submits(citizen), operator.ask(INBOX), outside(system.origin).ask(PUBLIC_LIST)].map((asked) => timed(() => asked)));
      for (const { answer } of all) expectNotAvailable(answer);
      const slowest = Math.max(...all.map(({ ms }) => ms));
      expect(slowest).toBeLessThan(NOT_AVAILABLE_WITHIN_MS);
      observed('R12', `PostgreSQL hangs: 503 after ${slowest} ms`);
    } finally {
      for (const pid of pids.toReversed()) process.kill(pid, 'SIGCONT');
    }
    await until('a report is filed again', () => isFiled(citizen));
  }
});

test('R12: a service that hangs is 503 within 3 s, noticed by its liveness within 15 s and replaced', async () => {
  for (let run = 0; run < RUNS; run++) {
    const before = await processOf('cases');
    process.kill(before.pid, 'SIGSTOP');
    const began = Date.now();
    const { answer, ms } = await timed(() => submits(citizen));
    expectNotAvailable(answer);
    expect(ms).toBeLessThan(NOT_AVAILABLE_WITHIN_MS);
    await until('cases is another process', () => isReplaced(before));
    const replaced = Date.now() - began;
    expect(replaced).toBeLessThan(REPLACED_WITHIN_MS);
    await until('a report is filed again', () => isFiled(citizen));
    observed('R12', `cases hangs: 503 after ${ms} ms, replaced after ${replaced} ms`);
  }
});

test('R7 R12: accounts hangs: the inbox lists its rows within 1 s, who is signed in files, the sum and the sign-in say try again', async () => {
  const { inbox } = await operator.must<Inbox>(INBOX);
  expect(inbox.nodes.some(({ reporterName }) => reporterName !== null)).toBe(true);
  const hung = await processOf('accounts');
  process.kill(hung.pid, 'SIGSTOP');
  const first = await timed(() => outside(system.origin).ask('{ challenge { id } }'));
  expectNotAvailable(first.answer);
  const { answer, ms } = await timed(() => operator.ask<Inbox>(INBOX));
  expect(answer.status).toBe(200);
  expect(answer.data?.inbox.nodes.length).toBeGreaterThan(0);
  expect(answer.data?.inbox.nodes.filter(({ title, reporterName }) => title === '' || reporterName !== null)).toEqual([]);
  expect(answer.errors?.every(({ extensions }) => extensions?.code === 'SERVICE_DOWN')).toBe(true);
  expect(ms).toBeLessThan(PARTIAL_WITHIN_MS);
  const { result } = await attempt(citizen, 'submitCase', { input: report(), idempotencyKey: randomUUID() });
  expect(result?.__typename).toBe('Case');
  observed('R7', `accounts hangs: the sum is 503 after ${first.ms} ms, the inbox has its rows after ${ms} ms, a report is filed`);
  await until('accounts was replaced', () => isReplaced(hung));
  await until('the sum is there again', async () => (await outside(system.origin).ask('{ challenge { id } }')).errors === undefined);
});

test('R7: stats hangs: filing and handling go on', async () => {
  const agency = await agencyIds(operator);
  const hung = await processOf('stats');
  process.kill(hung.pid, 'SIGSTOP');
  try {
    const fresh = await files(citizen, { title: 'Gửi khi dịch vụ thống kê dừng' });
    const assigned = await does(operator, 'assignCase', { id: fresh.id, version: fresh.version, input: { leadAgencyId: agency('S-XD'), makePublic: false } });
    expect(assigned.status).toBe('IN_PROGRESS');
    const figures = await operator.ask(FIGURES);
    expect(figures.data).toBeNull();
    expect(figures.errors).toBeTruthy();
  } finally {
    // Its liveness may have noticed: then the supervisor has replaced it.
    if (!(await isReplaced(hung))) process.kill(hung.pid, 'SIGCONT');
  }
  await until('the figures are there again', async () => (await operator.ask(FIGURES)).errors === undefined);
});

test('R9: PostgreSQL restarts: the services keep their processes and file again within 5 s', async () => {
  for (let run = 0; run < RUNS; run++) {
    const before = (await processesOf(system)).filter(({ name }) => name !== 'postgres');
    const postgres = await processOf('postgres');
    process.kill(postgres.pid, 'SIGINT'); // a fast shutdown
    await until('PostgreSQL is another process', () => isReplaced(postgres));
    const { ms } = await timed(() => until('a report is filed again', () => isFiled(citizen)));
    expect(ms).toBeLessThan(RECONNECTED_WITHIN_MS);
    expect((await processesOf(system)).filter(({ name }) => name !== 'postgres')).toEqual(before);
    observed('R9', `PostgreSQL restarts: filed again after ${ms} ms, no service was started again`);
  }
});

test(`R1 R9: each process is back after kill -9, PostgreSQL too, ${RUNS} times`, async () => {
  for (const name of ['gateway', 'accounts', 'cases', 'stats', 'postgres'])
    for (let run = 0; run < RUNS; run++) {
      const before = await processOf(name);
      process.kill(before.pid, 'SIGKILL');
      await until(`${name} is another process`, () => isReplaced(before), name === 'postgres' ? 10 * BACK_WITHIN_MS : BACK_WITHIN_MS);
      await until('agencies are answered', async () => (await agencies()) > 60, 15_000);
    }
});
