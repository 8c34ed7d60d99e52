import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { outside } from '../e2e/outside/client.ts';
import { agencyIds } from '../e2e/outside/filing.ts';
import { demoPerson, signedIn } from '../e2e/outside/people.ts';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// P6, P7, P8, P15: every list, count and search that a person can ask for, through the gateway, at growing numbers of cases. A running system (ORIGIN, DATA_DIR)
// is first measured as it is, then filled up to each of SIZES that is larger; what was measured before on the same DATA_DIR stays in the table.
const SIZES = (process.env.SIZES ?? '10000,100000').split(',').filter(Boolean).map(Number);
const RUNS = Number(process.env.RUNS ?? 24);
const TARGET_EXPONENT = 0.3;
const TARGET_MS = 40;

const system = await measuredSystem();
const database = new pg.Client({ connectionString: system.database });
await database.connect();
/** Those who ask. */
const signIn = async () => ({
  anyone: outside(system.origin),
  operator: await signedIn(system, await demoPerson(system, 'OPERATOR')),
  specialist: await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD')),
  communeSpecialist: await signedIn(system, await demoPerson(system, 'SPECIALIST', 'UBND-22366')),
});
type People = Awaited<ReturnType<typeof signIn>>;
let people = await signIn();
const agency = await agencyIds(people.operator);

const ROW = 'id code title status submittedAt dueAt place { address } category { code name } leadAgency { id name }';
const CASES = `query($filter: CaseFilter, $order: CaseOrder, $after: String) { cases(filter: $filter, order: $order, first: 20, after: $after) { totalCount nodes { ${ROW} } pageInfo { hasNextPage endCursor } } }`;
const INBOX = `query($queue: InboxQueue!, $filter: CaseFilter, $order: CaseOrder, $after: String) { inbox(queue: $queue, filter: $filter, order: $order, first: 50, after: $after) { totalCount nodes { ${ROW} reporterName } pageInfo { hasNextPage endCursor } } }`;
const COUNTS = '{ inboxCounts { queue count overdue } }';

interface Question {
  name: string;
  who: keyof People;
  query: string;
  variables: object;
}
const asks = (name: string, filter: object, more: object = {}): Question => ({
  name: `public: ${name}`,
  who: 'anyone',
  query: CASES,
  variables: { filter, ...more },
});
const desk = (name: string, queue: string, filter: object = {}, more: object = {}): Question => ({
  name: `operator: ${name}`,
  who: 'operator',
  query: INBOX,
  variables: { queue, filter, ...more },
});
const works = (name: string, queue: string, filter: object = {}, more: object = {}): Question => ({
  name: `specialist: ${name}`,
  who: 'specialist',
  query: INBOX,
  variables: { queue, filter, ...more },
});

const QUESTIONS: Question[] = [
  asks('newest', {}),
  asks('one status', { status: ['ANSWERED'] }),
  asks('rare status', { status: ['SCHEDULED'] }),
  asks('agency and status', { agencyId: agency('S-YT'), status: ['IN_PROGRESS'] }),
  asks('agency and common status', { agencyId: agency('S-YT'), status: ['CLOSED'] }),
  asks('commune', { wardCode: ['22366'] }),
  asks('commune and rare field', { wardCode: ['22702'], categoryCode: ['JUSTICE'] }),
  asks('field of years ago', { categoryCode: ['ROAD'], submittedTo: '2023-01-01T00:00:00Z' }),
  asks('oldest', {}, { order: 'OLDEST' }),
  asks('overdue', { progress: ['OVERDUE'] }),
  asks('rated badly', { satisfaction: ['DISSATISFIED'] }),
  asks('search: common word', { text: 'đường' }),
  asks('search: rare words', { text: 'kích điện' }),
  asks('search: several words', { text: 'rac le hong phong' }),
  asks('search: nothing', { text: 'khonghecotunay' }),
  asks('search with a commune', { text: 'den duong', wardCode: ['22366'] }),
  asks('search with a rare field', { text: 'hem', categoryCode: ['JUSTICE'] }),
  asks('end of a code', { code: '7F3K9Q' }),
  desk('triage', 'TRIAGE'),
  desk('all, newest', 'ALL'),
  desk('all, most urgent', 'ALL', {}, { order: 'DUE_FIRST' }),
  desk('rare status', 'ALL', { status: ['AWAITING_INFO'] }),
  desk('rejected', 'ALL', { status: ['REJECTED'] }),
  desk('rare channel', 'ALL', { channel: ['SMS'] }),
  desk('rare channel and field', 'ALL', { channel: ['SMS'], categoryCode: ['TOURISM'] }),
  desk('commune and rare field', 'ALL', { wardCode: ['22702'], categoryCode: ['JUSTICE'] }),
  desk('overdue', 'ALL', { progress: ['OVERDUE'] }),
  desk('overdue, most urgent', 'ALL', { progress: ['OVERDUE'] }, { order: 'DUE_FIRST' }),
  desk('near its deadline', 'ALL', { progress: ['DUE_SOON'] }),
  desk('late, of an agency', 'ALL', { progress: ['LATE'], agencyId: agency('S-YT') }),
  desk('search', 'ALL', { text: 'ngap sau mua' }),
  desk('search with a status', 'ALL', { text: 'ngap sau mua', status: ['REJECTED'] }),
  { name: 'operator: inbox counts', who: 'operator', query: COUNTS, variables: {} },
  works('to handle', 'TO_HANDLE'),
  works('all, newest', 'ALL'),
  works('channel and field', 'ALL', { channel: ['IN_PERSON'], categoryCode: ['CONSTRUCTION'] }),
  works('rare status', 'ALL', { status: ['SCHEDULED'] }),
  works('overdue', 'ALL', { progress: ['OVERDUE'] }),
  works('mine', 'ALL', { holder: 'MINE' }),
  works('search', 'ALL', { text: 'lun nut' }),
  { name: 'specialist: inbox counts', who: 'specialist', query: COUNTS, variables: {} },
  { name: 'specialist of a commune: inbox counts', who: 'communeSpecialist', query: COUNTS, variables: {} },
];

/** `unanswered`: so many were cut off by the limit of a read's statement; left out: none. */
type Sample = { p50: number; p99: number; unanswered?: number };
/** By number of cases, then by question. */
type Samples = Record<string, Record<string, Sample>>;
const file = path.join(system.dataDir, 'growth.json');
const samples: Samples = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Samples) : {};

/** The questions take turns, so that what else the machine does meets all of them. */
async function measure(): Promise<void> {
  const times = new Map<string, number[]>(QUESTIONS.map(({ name }) => [name, []]));
  const unanswered = new Map<string, number>();
  for (let run = -2; run < RUNS; run++)
    for (const { name, who, query, variables } of QUESTIONS) {
      const since = performance.now();
      const { errors } = await people[who].ask(query, variables);
      if (errors && errors[0]?.extensions?.code !== 'SERVICE_DOWN') throw new Error(`${name}: ${JSON.stringify(errors)}`);
      if (errors && run >= 0) unanswered.set(name, (unanswered.get(name) ?? 0) + 1);
      if (run >= 0) times.get(name)?.push(performance.now() - since);
    }
  samples[String(await count())] = Object.fromEntries(
    [...times].map(([name, list]) => [name, { p50: quantile(list, 0.5), p99: quantile(list, 0.99), unanswered: unanswered.get(name) }]),
  );
  await writeFile(file, JSON.stringify(samples, null, 1));
}
const count = async (): Promise<number> => (await database.query<{ count: number }>('select count(*)::int as count from cases."case"')).rows[0]?.count ?? 0;

/** Each filling has a seed of its own. Meanwhile connections that the gateway closes are seen to be closed. */
async function fill(cases: number, seed: number): Promise<void> {
  const program = fileURLToPath(new URL('../local/tools/generate.mjs', import.meta.url));
  const filling = spawn(process.execPath, [program, '--cases', String(cases), '--seed', String(seed)], {
    stdio: 'inherit',
    env: { ...process.env, DATA_DIR: system.dataDir, PORT: new URL(system.origin).port },
  });
  const [code] = await once(filling, 'exit');
  if (code !== 0) throw new Error('the cases could not be generated');
  people = await signIn(); // filling takes longer than a session lives without being renewed
}

const present = await count();
if (present >= Math.min(...SIZES, 1_000)) await measure();
for (const size of SIZES.filter((each) => each > present)) {
  await fill(size - (await count()), size);
  await measure();
}

const sizes = Object.keys(samples)
  .map(Number)
  .sort((a, b) => a - b);
const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
const sampleOf = (size: number, name: string): Sample | undefined => samples[String(size)]?.[name];
const exponent = (name: string): number =>
  Math.log((sampleOf(most, name)?.p50 ?? Number.NaN) / (sampleOf(least, name)?.p50 ?? Number.NaN)) / Math.log(most / least);
const misses = QUESTIONS.filter(({ name }) => exponent(name) > TARGET_EXPONENT || (sampleOf(most, name)?.p50 ?? 0) > TARGET_MS);
await report(
  'growth',
  'P15 Growth: lists, counts and searches through the gateway',
  ['what', ...sizes.map((size) => `${size} cases: p50 / p99 ms`), 'exponent'],
  QUESTIONS.map(({ name }) => [
    name,
    ...sizes.map((size) => {
      const sample = sampleOf(size, name);
      return sample ? `${rounded(sample.p50)} / ${rounded(sample.p99)}${sample.unanswered ? ` (${sample.unanswered} cut off)` : ''}` : '–';
    }),
    sizes.length > 1 ? rounded(exponent(name), 2) : '–',
  ]),
  [
    `${RUNS} runs of each question, in turns; the load, the database and the services on this machine.`,
    `The exponent is log(p50 at ${most} / p50 at ${least}) / log(${most} / ${least}). Target: at most ${TARGET_EXPONENT}, and ${TARGET_MS} ms.`,
    misses.length === 0 ? 'Every question holds both.' : `Beyond the target: ${misses.map(({ name }) => name).join('; ')}.`,
  ],
);
await database.end();
await system.stop();
process.exit(0);
