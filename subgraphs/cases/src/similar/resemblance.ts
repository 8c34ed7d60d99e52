import { rarity } from './rarity.ts';
import { compare, readReport, SIGNALS, type Candidate, type ReportLook } from './signals.ts';
import learned from './weights.json' with { type: 'json' };

export interface Resemblance {
  /** How likely it is the same trouble, 0 to 1. */
  score: number;
  /** Null: one of the two has no point. */
  metres: number | null;
}

const WEIGHTS = SIGNALS.map((signal) => learned.weights[signal]);

/** What was refused is asked again with better reason. */
const REFUSED = 0.8;

/** The likelihood that signals in the order of `SIGNALS` say; 0 where there is nothing to weigh. */
export const likelihood = (signals: readonly number[] | null, weights: readonly number[] = WEIGHTS): number =>
  signals === null ? 0 : 1 / (1 + Math.exp(-signals.reduce((sum, signal, at) => sum + signal * (weights[at] ?? 0), 0)));

/**
 * Compares one report with many; its own words are taken apart once. While only a title is typed, it is looked for in the others; a report with a content is
 * looked for in them as much as they in it. @param wide unmarked names of communes and towns: many reports are from there
 */
export function resemblanceTo(own: ReportLook, wide: ReadonlySet<string>): (candidate: Candidate) => Resemblance {
  const mine = readReport(own, wide);
  return (candidate) => {
    const theirs = readReport(candidate, wide);
    const { signals, metres } = compare(mine, theirs, rarity);
    const found = likelihood(signals);
    const likely = own.content === '' ? found : (found + likelihood(compare(theirs, mine, rarity).signals)) / 2;
    const score = likely * (candidate.status === 'REJECTED' ? REFUSED : 1);
    return { score: Math.round(score * 1000) / 1000, metres: metres === null ? null : Math.round(metres) };
  };
}

/** What is shown of what is found. */
export interface Bounds {
  /** Below it, more is about something else than not. */
  least: number;
  /** Which part of the likeliest's score: what is much less likely is about something else. */
  ofTheBest: number;
}

/** The likeliest that are likely enough to be shown. */
export function likeliest<Of extends Resemblance>(all: readonly Of[], first: number, { least, ofTheBest }: Bounds = learned.shown): Of[] {
  const sorted = all.toSorted((one, other) => other.score - one.score || (one.metres ?? Infinity) - (other.metres ?? Infinity));
  const bound = Math.max(least, ofTheBest * (sorted[0]?.score ?? 0));
  return sorted.filter(({ score }) => score >= bound).slice(0, first);
}
