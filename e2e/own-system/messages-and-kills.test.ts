import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../outside/client.ts';
import { asOwner } from '../outside/database.ts';
import { entered, newPerson, registers } from '../outside/new-person.ts';
import { observed } from '../outside/observed.ts';
import { removeData, startSystem, type RunningSystem } from '../running-system.ts';

/** Messages: few here, by hand RUNS=1000. */
const MESSAGES = Number(process.env.RUNS ?? 90);
/** What a killed process had in its hands is looked for every minute, and handed over again a minute later. */
const SETTLED_WITHIN_MS = 420_000;

/** An SMS gateway; each tenth call fails: not taken, broken off before, or broken off after it was taken. */
const taken: string[] = [];
let calls = 0;
let callsSeen = 0;
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', () => answer(response, (JSON.parse(body) as { id: string }).id, ++calls));
});
function answer(response: ServerResponse, id: string, nth: number): void {
  if (nth % 30 === 0) return void response.writeHead(503).end();
  if (nth % 30 === 20) return void response.destroy();
  taken.push(id);
  if (nth % 30 === 10) return void response.destroy();
  response.writeHead(202).end();
}
const times = (): Map<string, number> => {
  const counted = new Map<string, number>();
  for (const id of taken) counted.set(id, (counted.get(id) ?? 0) + 1);
  return counted;
};

let dataDir: string;
let system: RunningSystem;
let accountId: string;
const withGateway = (more: Record<string, string>): Promise<RunningSystem> =>
  startSystem(dataDir, { SMS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, DEMO_CASES: '0', ...more });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-messages-'));
  system = await startSystem(dataDir, { DEMO_CASES: '0' });
  const person = newPerson('Vượng');
  await registers(system, person);
  const client = await entered(system, person);
  accountId = (await client.must<{ me: { id: string } }>('{ me { id } }')).me.id;
  // Whatever the hour is.
  await client.must('mutation { setNotificationPreferences(choices: [], quietFrom: "00:00", quietTo: "00:00") { __typename } }');
  await system.stop();
});
afterAll(async () => {
  await system.stop();
  await removeData(dataDir);
  server.closeAllConnections();
  server.close();
});

/** So many messages wait, each with its job. */
async function waiting(): Promise<string[]> {
  const ids = Array.from({ length: MESSAGES }, () => randomUUID());
  await asOwner(
    dataDir,
    `with added as (
       insert into accounts.message (id, account_id, channel, kind, template, once, params, created_at, not_before)
       select id, $2, 'SMS', 'MY_REPORTS', 'RESOLVED', id::text, '{"code":"KH-3611-ABCDEF"}', now(), now() from unnest($1::uuid[]) as id returning id)
     select accounts_worker.add_job('send-message', json_build_object('messageId', id), max_attempts => 1, job_key => 'message:' || id) from added`,
    [ids, accountId],
  );
  return ids;
}
const killAccounts = async (): Promise<void> => {
  const victim = (await system.processes()).find(({ name }) => name === 'accounts');
  if (!victim) throw new Error('accounts does not run');
  process.kill(victim.pid, 'SIGKILL');
};
interface Standing {
  sent: number;
  shown: number;
  open: number;
}
/** `shown`: marked, and nobody knows what became of it. */
const standing = async (ids: string[]): Promise<Standing> => {
  const [row] = await asOwner<Standing & Record<string, number>>(
    dataDir,
    `select count(sent_at)::int as sent, count(*) filter (where sent_at is null and marked_at is not null)::int as shown,
       count(*) filter (where sent_at is null and marked_at is null and failed_at is null)::int as open from accounts.message where id = any($1)`,
    [ids],
  );
  return row ?? { sent: 0, shown: 0, open: ids.length };
};
/** Kills accounts when a third, and again when two thirds, were taken; and once more when nothing moves: what starts looks for what the dead one had in its hands. */
async function killedThrice(ids: string[]): Promise<void> {
  const some = (): Promise<number> => Promise.resolve(ids.filter((id) => times().has(id)).length);
  for (const part of [1 / 3, 2 / 3]) {
    await until('enough were taken', async () => (await some()) > MESSAGES * part, SETTLED_WITHIN_MS);
    await killAccounts();
  }
  await until('no more is taken', async () => (await nothingMoves()) && (await some()) > MESSAGES * 0.8, SETTLED_WITHIN_MS);
  // As if a minute had passed: until then nobody takes what a killed process had in its hands for lost.
  await asOwner(
    dataDir,
    `update accounts.message set marked_at = marked_at - interval '2 minutes', not_before = not_before - interval '2 minutes' where id = any($1) and sent_at is null`,
    [ids],
  );
  await asOwner(dataDir, `update accounts_worker._private_jobs set locked_at = locked_at - interval '2 minutes' where locked_at is not null`);
  await killAccounts();
}
/** Whether no job of a message is due or in somebody's hands (those of a killed worker count for nobody's) and no call came since it was asked before. */
async function nothingMoves(): Promise<boolean> {
  const [row] = await asOwner<{ due: number }>(
    dataDir,
    `select count(*)::int as due from accounts_worker.jobs where key like 'message:%' and locked_at is null and run_at <= now()`,
  );
  const came = calls - callsSeen;
  callsSeen = calls;
  return row?.due === 0 && came === 0;
}

test('R5 B-04: a gateway that knows a message by its id, failing a tenth of the time; accounts killed three times with -9: none is lost, none comes twice', async () => {
  system = await withGateway({ SMS_KEY_HEADER: 'x-message-id' });
  const ids = await waiting();
  const began = Date.now();
  await killedThrice(ids);
  await until('all were sent', async () => (await standing(ids)).sent === MESSAGES, SETTLED_WITHIN_MS);
  const counted = times();
  const lost = ids.filter((id) => !counted.has(id));
  // The gateway sends one message for each id; what it was handed more often is counted.
  const repeated = ids.filter((id) => (counted.get(id) ?? 0) > 1).length;
  observed(
    'R5',
    `${MESSAGES} messages, ${calls} calls, 3 kills with a key: ${lost.length} lost, ${repeated} handed over again under the same id, ${Date.now() - began} ms`,
  );
  expect(lost).toEqual([]);
  await system.stop();
}, 900_000);

test('R5 B-04: a gateway without such a key: none is handed over twice, and those of unknown fate are shown', async () => {
  system = await withGateway({});
  const ids = await waiting();
  const before = calls;
  await killedThrice(ids);
  await until('nothing waits', async () => (await standing(ids)).open === 0, SETTLED_WITHIN_MS);
  const counted = times();
  const { sent, shown } = await standing(ids);
  const lost = ids.filter((id) => !counted.has(id)).length;
  observed(
    'R5',
    `${MESSAGES} messages, ${calls - before} calls, 3 kills without a key: ${sent} sent, ${shown} shown as of unknown fate (${lost} of them never taken)`,
  );
  expect(ids.filter((id) => (counted.get(id) ?? 0) > 1)).toEqual([]);
  expect(sent + shown).toBe(MESSAGES);
  expect(lost).toBeLessThanOrEqual(shown);
}, 900_000);
