import { readFileSync } from 'node:fs';

/** Side a is about to be written; side b is a report that was published `hours` before (below 0). */
export interface LabelledSide {
  title: string;
  text: string;
  category: string;
  lon?: number | null;
  lat?: number | null;
  hours: number;
}
export interface LabelledPair {
  n: number;
  same: boolean;
  note: string;
  /** Side b of other pairs that are about the same too, by set and number: judged by somebody who saw neither scores nor rules. */
  also?: string[];
  a: LabelledSide;
  b: LabelledSide;
}

/** In the order in which they were written; each by somebody else. */
export const LABELLED_SETS = ['own', 'blind', 'second-blind', 'third-blind'] as const;
export type LabelledSet = (typeof LABELLED_SETS)[number];

const pairsOf = (set: LabelledSet): LabelledPair[] =>
  readFileSync(new URL(`../similar/labelled/${set}.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledPair);

export const LABELLED: Readonly<Record<LabelledSet, readonly LabelledPair[]>> = {
  own: pairsOf('own'),
  blind: pairsOf('blind'),
  'second-blind': pairsOf('second-blind'),
  'third-blind': pairsOf('third-blind'),
};

/** Counts what was shown against what is labelled: whatever is found and not labelled counts as wrong. */
export class Judgement {
  #found = 0;
  #wanted = 0;
  #shown = 0;
  #right = 0;
  readonly misses: string[] = [];

  /** @param shown what was found for side a, each by its set and number */
  take(set: LabelledSet, { n, same, also = [], a, b }: LabelledPair, shown: readonly string[]): void {
    const isFound = shown.includes(`${set} ${n}`);
    this.#shown += shown.length;
    this.#right += shown.filter((each) => also.includes(each)).length;
    if (same) this.#wanted += 1;
    if (same && isFound) this.#found += 1;
    if (same !== isFound) this.misses.push(`${same ? 'missed' : 'wrong'} ${n}: ${a.title} | ${b.title}`);
  }

  get figures(): { recallAt5: number; precision: number } {
    const rounded = (share: number): number => Math.round(share * 1000) / 1000;
    return { recallAt5: rounded(this.#found / this.#wanted), precision: rounded((this.#found + this.#right) / this.#shown) };
  }
}
