import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { outside } from '../e2e/outside/client.ts';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// P8 and B-05: searches by class of query, and the look for similar reports, through the gateway at the size that the system has. A system that grows
// (ORIGIN, DATA_DIR) is measured at each size; what was measured before on the same DATA_DIR stays in the table.
const RUNS = Number(process.env.RUNS ?? 60);
const TARGET_EXPONENT = 0.3;
const SEARCH_P99_MS = 100;
const SIMILAR_P95_MS = 300;

const system = await measuredSystem();
const database = new pg.Client({ connectionString: system.database });
await database.connect();
const anyone = outside(system.origin);

interface Question {
  name: string;
  target: { share: number; ms: number };
  ask(nth: number): { query: string; variables: object };
}
const FOUND = `query($text: String!) { cases(filter: { text: $text }, first: 20) { totalCount nodes { id title } } }`;
const LIKE = `query($title: String!, $lon: Float, $lat: Float) { similarCases(title: $title, lon: $lon, lat: $lat, first: 3) { score distanceMeters case { id title status } } }`;
const oneOf = (list: readonly string[], nth: number): string => list[nth % list.length] ?? '';
const search = (name: string, texts: readonly string[]): Question => ({
  name: `search: ${name}`,
  target: { share: 0.99, ms: SEARCH_P99_MS },
  ask: (nth) => ({ query: FOUND, variables: { text: oneOf(texts, nth) } }),
});
const similar = (name: string, titles: readonly string[], points: readonly { lon: number; lat: number }[] = []): Question => ({
  name: `similar: ${name}`,
  target: { share: 0.95, ms: SIMILAR_P95_MS },
  ask: (nth) => ({ query: LIKE, variables: { title: oneOf(titles, nth), ...points[nth % (points.length || 1)] } }),
});

/** Where reports lie: of the newest, so that there is something to find. */
const { rows: places } = await database.query<{ lon: number; lat: number }>(
  `select public_lon as lon, public_lat as lat from cases."case" where is_public and public_lon is not null order by submitted_at desc limit 200`,
);
const TITLES = [
  'den duong tran phu khong sang',
  'Ổ gà lớn đường Lê Hồng Phong',
  'rac chua thu gom duong Nguyễn Trãi',
  'mat dien khu Cao Thắng',
  'duong 23/10 ngap nang',
];
const QUESTIONS: Question[] = [
  search('common word', ['duong', 'nuoc', 'nguoi dan']),
  search('rare words', ['kich dien', 'khai sinh', 'ghe da']),
  search('several words', ['rac le hong phong', 'den duong tran phu', 'ngap sau mua']),
  search('phrase', ['"ban dem"', '"via he"', '"le thanh ton"']),
  search('no match', ['khonghecotunay', 'abcxyz duong']),
  similar('a street, no point', TITLES),
  similar('a street and a point', TITLES, places),
  similar('no street, a point', ['đường hư', 'rác nhiều quá', 'den khong sang'], places),
  similar('a town, no point', ['mat nuoc o nha trang', 'ngập nước phường Bắc Nha Trang']),
  similar('a long sentence', [`Kính gửi UBND, ${TITLES.join(', ')} đề nghị xử lý sớm giúp bà con`.slice(0, 200)], places),
];

type Sample = { p50: number; p95: number; p99: number };
/** By number of cases, then by question. */
type Samples = Record<string, Record<string, Sample>>;
const file = path.join(system.dataDir, 'search.json');
const samples: Samples = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Samples) : {};
const times = new Map<string, number[]>(QUESTIONS.map(({ name }) => [name, []]));
// The questions take turns, so that what else the machine does meets all of them.
for (let run = -2; run < RUNS; run++)
  for (const { name, ask } of QUESTIONS) {
    const { query, variables } = ask(run + 2);
    const since = performance.now();
    const { errors } = await anyone.ask(query, variables);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    if (run >= 0) times.get(name)?.push(performance.now() - since);
  }
const { rows } = await database.query<{ count: number }>('select count(*)::int as count from cases."case"');
samples[String(rows[0]?.count ?? 0)] = Object.fromEntries(
  [...times].map(([name, list]) => [name, { p50: quantile(list, 0.5), p95: quantile(list, 0.95), p99: quantile(list, 0.99) }]),
);
await writeFile(file, JSON.stringify(samples, null, 1));

const sizes = Object.keys(samples)
  .map(Number)
  .sort((a, b) => a - b);
const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
const sampleOf = (size: number, name: string): Sample | undefined => samples[String(size)]?.[name];
const exponent = (name: string): number =>
  Math.log((sampleOf(most, name)?.p50 ?? Number.NaN) / (sampleOf(least, name)?.p50 ?? Number.NaN)) / Math.log(most / least);
const held = ({ name, target }: Question): boolean => {
  const sample = sampleOf(most, name);
  return sample !== undefined && (target.share === 0.95 ? sample.p95 : sample.p99) <= target.ms && (sizes.length < 2 || exponent(name) <= TARGET_EXPONENT);
};
const misses = QUESTIONS.filter((question) => !held(question));
await report(
  'search',
  'P8, B-05: searches and similar reports through the gateway',
  ['what', ...sizes.map((size) => `${size} cases: p50 / p95 / p99 ms`), 'target ms', 'exponent'],
  QUESTIONS.map(({ name, target }) => [
    name,
    ...sizes.map((size) => {
      const sample = sampleOf(size, name);
      return sample ? [sample.p50, sample.p95, sample.p99].map((ms) => rounded(ms)).join(' / ') : '–';
    }),
    `p${target.share * 100} ${target.ms}`,
    sizes.length > 1 ? rounded(exponent(name), 2) : '–',
  ]),
  [
    `${RUNS} runs of each question, in turns; the load, the database and the services on this machine.`,
    `The exponent is that of p50 over the number of cases; target: at most ${TARGET_EXPONENT}.`,
    misses.length === 0 ? 'Every question holds its target.' : `Beyond the target: ${misses.map(({ name }) => name).join('; ')}.`,
  ],
);
await database.end();
await system.stop();
process.exit(0);
