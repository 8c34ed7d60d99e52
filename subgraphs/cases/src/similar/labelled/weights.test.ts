import { writeFileSync } from 'node:fs';
import { searchWords } from '@pakn/vocabulary';
import { describe, expect, it } from 'vitest';
import categories from '../../reference/data/categories.json' with { type: 'json' };
import former from '../../reference/data/old-names.json' with { type: 'json' };
import wards from '../../reference/data/wards.json' with { type: 'json' };
import { publicPoint } from '../../state/public-point.ts';
import { Judgement, LABELLED, LABELLED_SETS, type LabelledPair, type LabelledSet } from '../../testing/labelled-pairs.ts';
import { searchesOf } from '../candidates.ts';
import { countWords, rarityBy, type Rarity, type WordCounts } from '../rarity.ts';
import { likeliest, likelihood, type Bounds, type Resemblance } from '../resemblance.ts';
import { compare, readReport, SIGNALS, type ReadReport, type ReportLook } from '../signals.ts';
import { wideNames } from '../similar-cases.ts';
import { withoutTelex } from '../typed-words.ts';
import learned from '../weights.json' with { type: 'json' };
import counted from '../word-counts.json' with { type: 'json' };

// What each signal is worth (weights.json) and how often words stand in reports (word-counts.json) are learned here. To learn them anew:
// FIT=1 npx vitest run --project unit subgraphs/cases/src/similar/labelled/weights.test.ts
// Each set is judged by weights and bounds that were learned from the others, with the words counted in the others; and what is learned from a set is learned
// with the words counted without it, as for a text that nobody has seen.

const HOUR_MS = 3_600_000;
const NOW = new Date(`${learned.fitted}T12:00:00+07:00`);
/** What a search goes back to. */
const OLDEST_MS = 52 * 7 * 24 * HOUR_MS;
/** A fit of so many signals to so few pairs is held back a little. */
const RIDGE = 1;

const OLD_NAMES: Readonly<Record<string, string[]>> = former.oldNames;
const WIDE = wideNames(wards.map(({ code, name }) => ({ name, oldNames: OLD_NAMES[code] ?? [] })));
const SENSITIVE = new Map(categories.map(({ code, sensitive }) => [code, sensitive]));

interface Standing {
  name: string;
  keys: ReadonlySet<string>;
  read: ReadReport;
}
const standing = LABELLED_SETS.flatMap((set) => LABELLED[set].filter(({ b }) => -b.hours * HOUR_MS <= OLDEST_MS).map((pair) => published(set, pair)));

function published(set: LabelledSet, { n, b }: LabelledPair): Standing {
  const { lon, lat } = publicPoint({ lon: b.lon ?? null, lat: b.lat ?? null }, SENSITIVE.get(b.category) ?? false);
  const content = b.text || b.title;
  // As the index files it (migration 0019).
  const words = searchWords(`${b.title} ${content.slice(0, 160)}`).map(withoutTelex);
  const keys = new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
  if (lon !== null && lat !== null) keys.add(`${Math.floor(lon * 200)}/${Math.floor(lat * 200)}`);
  const point = lon === null || lat === null ? null : { lon, lat };
  const at = new Date(NOW.getTime() + b.hours * HOUR_MS);
  return { name: `${set} ${n}`, keys, read: readReport({ title: b.title, content: content.slice(0, 240), address: '', categoryCode: null, point, at }, WIDE) };
}

interface Asked {
  set: LabelledSet;
  pair: LabelledPair;
  read: ReadReport;
  found: readonly Standing[];
}
/** @param hidden without its point: few pairs lack one, and many citizens do */
function asked(set: LabelledSet, pair: LabelledPair, hidden: boolean): Asked {
  const { title, lon, lat } = pair.a;
  const point = hidden || typeof lon !== 'number' || typeof lat !== 'number' ? null : { lon, lat };
  const own: ReportLook = { title, content: '', address: '', categoryCode: null, point, at: NOW };
  const found = searchesOf(own, WIDE).flatMap(({ parts, alsoWithPoint }) =>
    standing.filter(({ keys, read }) => (alsoWithPoint || !read.point) && parts.some((part) => keys.has(part))),
  );
  return { set, pair, read: readReport(own, WIDE), found: [...new Set(found)] };
}
const asks = (set: LabelledSet, hidden: boolean): Asked[] => LABELLED[set].map((pair) => asked(set, pair, hidden));
const asksOf = (set: LabelledSet): { plain: Asked[]; hidden: Asked[] } => ({ plain: asks(set, false), hidden: asks(set, true) });
const ASKED = { own: asksOf('own'), blind: asksOf('blind'), 'second-blind': asksOf('second-blind'), 'third-blind': asksOf('third-blind') };

const counts = (sets: readonly LabelledSet[]): WordCounts =>
  countWords([
    ...sets.flatMap((set) => LABELLED[set].flatMap(({ a, b }) => [a, b].map(({ title, text }) => `${title} . ${text}`))),
    ...categories.map(({ name }) => name),
  ]);
const without = (sets: readonly LabelledSet[], set: LabelledSet): LabelledSet[] => sets.filter((each) => each !== set);

interface Row {
  signals: readonly number[];
  same: number;
}
const rowsOf = (all: readonly Asked[], rarity: Rarity): Row[] =>
  all.flatMap(({ set, pair, read, found }) => {
    const right = new Set([...(pair.same ? [`${set} ${pair.n}`] : []), ...(pair.also ?? [])]);
    return found.flatMap((each) => {
      const { signals } = compare(read, each.read, rarity);
      return signals ? [{ signals, same: right.has(each.name) ? 1 : 0 }] : [];
    });
  });

/** Logistic regression by Newton's method; the first signal is the constant, which nothing holds back. */
function fitted(rows: readonly Row[]): number[] {
  const size = SIGNALS.length;
  const weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < 15; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : -RIDGE * weight));
    const bend = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? RIDGE : 0)));
    for (const { signals, same } of rows) {
      const likely = likelihood(signals, weights);
      for (let i = 0; i < size; i++) {
        const signal = signals[i] ?? 0;
        if (signal === 0) continue;
        slope[i] = (slope[i] ?? 0) + (same - likely) * signal;
        const row = bend[i] as number[];
        for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + likely * (1 - likely) * signal * (signals[j] ?? 0);
      }
    }
    for (const [i, change] of solved(bend, slope).entries()) weights[i] = (weights[i] ?? 0) + change;
  }
  return weights;
}

/** Gaussian elimination; the matrix is symmetric and positive. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [at, pivot] of rows.entries())
    for (const row of rows.slice(at + 1)) {
      const share = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let i = at; i < row.length; i++) row[i] = (row[i] ?? 0) - share * (pivot[i] ?? 0);
    }
  const answer = rows.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    const rest = answer.reduce((sum, value, j) => (j > i ? sum + (row[j] ?? 0) * value : sum), 0);
    answer[i] = ((row.at(-1) ?? 0) - rest) / (row[i] ?? 1);
  }
  return answer;
}

const known = new Map<string, number[]>();
function fittedTo(sets: readonly LabelledSet[]): number[] {
  const key = sets.join(' ');
  const weights = known.get(key) ?? fitted(sets.flatMap((set) => rowsOf([...ASKED[set].plain, ...ASKED[set].hidden], rarityBy(counts(without(sets, set))))));
  known.set(key, weights);
  return weights;
}

interface Scored {
  set: LabelledSet;
  pair: LabelledPair;
  all: (Resemblance & { name: string })[];
}
/** What is found for each pair of a set, by what others taught. */
function scored(set: LabelledSet, others: readonly LabelledSet[]): Scored[] {
  const weights = fittedTo(others);
  const rarity = rarityBy(counts(others));
  return ASKED[set].plain.map(({ pair, read, found }) => {
    const all = found.map(({ name, read: theirs }) => {
      const { signals, metres } = compare(read, theirs, rarity);
      return { name, score: likelihood(signals, weights), metres };
    });
    return { set, pair, all };
  });
}

function judged(all: readonly Scored[], bounds: Bounds): Judgement['figures'] {
  const judgement = new Judgement();
  for (const { set, pair, all: found } of all) {
    const shown = likeliest(found, 5, bounds);
    judgement.take(
      set,
      pair,
      shown.map(({ name }) => name),
    );
  }
  return judgement.figures;
}

const TARGET = { recallAt5: 0.85, precision: 0.6 };
const BOUNDS: readonly Bounds[] = [0.3, 0.4, 0.5].flatMap((ofTheBest) =>
  Array.from({ length: 15 }, (_, at) => ({ least: Math.round((0.06 + at / 100) * 100) / 100, ofTheBest })),
);
/** The bounds by which, each set judged by the others, the figure that is nearest to its target or farthest below it lies best. */
function boundsFor(sets: readonly LabelledSet[]): Bounds {
  const all = sets.map((set) => scored(set, without(sets, set)));
  const worst = (bounds: Bounds): number =>
    Math.min(
      ...all.map((each) => {
        const { recallAt5, precision } = judged(each, bounds);
        return Math.min(recallAt5 - TARGET.recallAt5, precision - TARGET.precision);
      }),
    );
  return BOUNDS.map((bounds) => ({ bounds, margin: worst(bounds) })).reduce((best, each) => (each.margin > best.margin ? each : best)).bounds;
}

describe('B-05 what the labelled pairs teach', () => {
  const words = counts(LABELLED_SETS);
  const weights = Object.fromEntries(fittedTo(LABELLED_SETS).map((weight, at) => [SIGNALS[at] as string, Math.round(weight * 1000) / 1000]));
  const shown = boundsFor(LABELLED_SETS);
  const heldOut = Object.fromEntries(
    LABELLED_SETS.map((set) => {
      const others = without(LABELLED_SETS, set);
      const bounds = boundsFor(others);
      return [set, { ...judged(scored(set, others), bounds), ...bounds }];
    }),
  );
  if (process.env.FIT) {
    const file = { about: learned.about, fitted: new Date().toISOString().slice(0, 10), sets: LABELLED_SETS, heldOut, shown, weights };
    writeFileSync(new URL('../weights.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
    writeFileSync(new URL('../word-counts.json', import.meta.url), `${JSON.stringify(words)}\n`);
  }

  it.skipIf(process.env.FIT)('the weights and the words are those that stand in the files', () => {
    expect(words).toEqual(counted);
    expect(shown).toEqual(learned.shown);
    for (const signal of SIGNALS) expect(weights[signal]).toBeCloseTo(learned.weights[signal], 2);
  });

  it('what is said of each set by what was learned without it is what comes out', () => {
    console.info(heldOut);
    if (!process.env.FIT) expect(heldOut).toEqual(learned.heldOut);
  });
});
