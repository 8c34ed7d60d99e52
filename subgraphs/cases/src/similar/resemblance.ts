import { rarity } from './rarity.ts';
import { compare, readReport, type Candidate, type ReportLook } from './signals.ts';
import { SIGNALS } from './signals.ts';
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

/** The likelihood that signals in the order of `SIGNALS` say. */
export const likelihood = (signals: readonly number[], weights: readonly number[] = WEIGHTS): number =>
  1 / (1 + Math.exp(-signals.reduce((sum, signal, at) => sum + signal * (weights[at] ?? 0), 0)));

/** Compares one report with many; its own words are taken apart once. @param wide unmarked names of communes and towns: many reports are from there */
export function resemblanceTo(own: ReportLook, wide: ReadonlySet<string>): (candidate: Candidate) => Resemblance {
  const mine = readReport(own, wide);
  return (candidate) => {
    const { signals, metres } = compare(mine, readReport(candidate, wide), rarity);
    const score = signals === null ? 0 : likelihood(signals) * (candidate.status === 'REJECTED' ? REFUSED : 1);
    return { score: Math.round(score * 1000) / 1000, metres: metres === null ? null : Math.round(metres) };
  };
}

/** Below it, more of what is shown is about something else than not (weights.json says what it finds). */
const LEAST_SCORE = 0.12;
/** What is much less likely than the likeliest is about something else. */
const OF_THE_BEST = 0.4;

/** The likeliest that are likely enough to be shown. */
export function likeliest<Of extends Resemblance>(all: readonly Of[], first: number): Of[] {
  const sorted = all.toSorted((one, other) => other.score - one.score || (one.metres ?? Infinity) - (other.metres ?? Infinity));
  const least = Math.max(LEAST_SCORE, OF_THE_BEST * (sorted[0]?.score ?? 0));
  return sorted.filter(({ score }) => score >= least).slice(0, first);
}
