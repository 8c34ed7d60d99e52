import { DAY_MS } from '@pakn/service-kit/rules';
import type { CaseStatus } from '@pakn/vocabulary';
import { metresBetween, type Point } from './metres.ts';
import { namesOf, sharedNames, type Names } from './names.ts';
import type { Rarity } from './rarity.ts';
import { sameTopics, topicsOf, type Topics } from './topics.ts';
import { akin, troublesIn, UNKNOWN, type Trouble } from './troubles.ts';
import { isSlipOf, typedWords } from './typed-words.ts';

/** What is known of a report that somebody writes, or that stands already. */
export interface ReportLook {
  title: string;
  /** Empty while only the title is typed. */
  content: string;
  address: string;
  categoryCode: string | null;
  /** As the public sees it. */
  point: Point | null;
  at: Date;
}

/** A published report that may be about the same. */
export interface Candidate extends ReportLook {
  status: CaseStatus;
}

/** What says that two reports are about the same, or that they are not. Most lie between 0 and 1; what each is worth is learned (weights.json). */
export const SIGNALS = [
  'always', // 1
  'distance', // logarithm of the metres: 0 at the same point, 1.3 at 100 m, 3.3 at 1 km; 0 without points
  'noPoint', // one of the two has no point
  'namesWithoutPoint', // then: how far the names of one stand in the other
  'rareNameWithoutPoint', // then: how rare the rarest name is that both have
  'otherName', // both name a place, and not the same one
  'otherNumber', // another house, alley or kilometre
  'knownTrouble', // both say the same trouble of the table
  'otherTrouble', // both say a trouble of the table, and not the same one
  'alike', // the trouble, the field or the words agree
  'sharedWords', // how many rare words both have
  'alikeThere', // alike and near at once
  'longOver', // a trouble that lasts days, told long after
] as const;

/** A report taken apart. */
export interface ReadReport {
  titleWords: string[];
  words: string[];
  names: Names;
  topics: Topics;
  troubles: readonly Trouble[];
  /** Those that only the content tells. */
  further: readonly Trouble[];
  point: Point | null;
  at: Date;
  ended: boolean;
}

/** @param wide unmarked names of communes and towns, two words each: many reports are from there */
export function readReport({ title, content, address, point, at, ...more }: ReportLook & { status?: CaseStatus }, wide: ReadonlySet<string>): ReadReport {
  const titleWords = typedWords(title);
  const contentWords = typedWords(content);
  const names = namesOf(address ? `${title} ${address}` : title, wide);
  return {
    titleWords,
    words: [...titleWords, ...typedWords(address), ...contentWords],
    names,
    // The title is said twice: it is what the report is about.
    topics: topicsOf([...titleWords, ...titleWords, ...contentWords], names.words),
    troubles: troublesIn(titleWords.join(' ')),
    further: troublesIn(contentWords.join(' ')),
    point,
    at,
    ended: more.status === 'ANSWERED' || more.status === 'CLOSED',
  };
}

export interface Compared {
  /** In the order of `SIGNALS`. Null: they have nothing in common, so that nothing needs to be weighed. */
  signals: number[] | null;
  /** Null: one of the two has no point. */
  metres: number | null;
}

/** Farther apart nothing is the same, whatever it is. */
const FAR = 4_000;
/** Of a rare word or pair, and of all that are shared, what counts as much as can be. */
const RAREST_PAIR = 8;
const MANY_RARE = 12;
/** Words that are less rare than that stand in every fifth report. */
const COMMON = 1.5;
/** Troubles that last longer are still there when somebody looks months later. */
const SHORT_DAYS = 20;

export function compare(mine: ReadReport, theirs: ReadReport, rarity: Rarity): Compared {
  const metres = mine.point && theirs.point ? metresBetween(mine.point, theirs.point) : null;
  const names = sharedNames(mine.names, theirs.names, theirs.words);
  if (metres === null ? names.strength === 0 : metres > FAR) return { signals: null, metres };
  const what = sameTrouble(mine, theirs);
  const words = sharedWords(mine, theirs, rarity);
  const alike = 1 - (1 - what.share) * (1 - words.share) * (1 - 0.7 * sameTopics(mine.topics, theirs.topics));
  const there = metres === null ? names.strength * (names.isOther ? 0.4 : 1) : (1 / (1 + metres / 150)) * (names.isOther ? 0.6 : 1);
  const noPoint = metres === null ? 1 : 0;
  const signals = [
    1,
    metres === null ? 0 : Math.log(1 + metres / 40),
    noPoint,
    noPoint * names.strength,
    noPoint * rarestName(mine, theirs, rarity),
    names.isOther && !names.isOtherNumber ? 1 : 0,
    names.isOtherNumber ? 1 : 0,
    what.share,
    what.known && what.share === 0 ? 1 : 0,
    alike,
    words.much,
    there * alike,
    longOver(mine, theirs, what.of),
  ];
  return { signals, metres };
}

/** How rare the rarest two words are that name a place in one and stand in the other, 0 to 1. */
function rarestName(mine: ReadReport, { words }: ReadReport, rarity: Rarity): number {
  const beside = new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
  const found = mine.names.pairs.filter(({ one, other }) => beside.has(`${one} ${other}`));
  return Math.min(1, Math.max(0, ...found.map(({ one, other, weight }) => rarity(`${one} ${other}`) * (weight >= 1 ? 1 : 0.5))) / RAREST_PAIR);
}

/** What of the words of one title, without names and numbers, the other has, the rare ones counting most. */
function sharedWords(mine: ReadReport, theirs: ReadReport, rarity: Rarity): { share: number; much: number } {
  const inTitle = new Set(theirs.titleWords);
  const anywhere = new Set(theirs.words);
  const asked = [...new Set(mine.titleWords)].filter((word) => !mine.names.words.has(word) && !/^\d/.test(word));
  let [all, titled, found] = [0, 0, 0];
  for (const word of asked) {
    const worth = Math.max(0, rarity(word) - COMMON);
    all += worth;
    if (inTitle.has(word)) titled += worth;
    else if (theirs.titleWords.some((other) => isSlipOf(word, other))) titled += 0.7 * worth;
    if (anywhere.has(word)) found += worth;
  }
  return { share: all === 0 ? 0 : found / all, much: Math.min(1, (titled + found) / MANY_RARE) };
}

/** How far the two are about the same trouble; titles say it, contents hint at it. */
function sameTrouble(mine: ReadReport, theirs: ReadReport): { known: boolean; share: number; of: Trouble | null } {
  let best = { share: 0, of: null as Trouble | null };
  const look = (ones: readonly Trouble[], others: readonly Trouble[], worth: number): void => {
    for (const one of ones)
      for (const other of others) {
        const share = akin(one, other) * worth;
        if (share > best.share) best = { share, of: other };
      }
  };
  look(mine.troubles, theirs.troubles, 1);
  // What only the content of a report with a title that says something else tells is often a consequence.
  look(mine.troubles, theirs.further, theirs.troubles.length > 0 ? 0.5 : 0.9);
  look(mine.further, theirs.troubles, mine.troubles.length > 0 ? 0.5 : 0.9);
  const known = mine.troubles.length > 0 && (theirs.troubles.length > 0 || theirs.further.length > 0);
  return { known, ...best };
}

/** What was answered may have come back, so it grows old sooner. */
function longOver(mine: ReadReport, theirs: ReadReport, trouble: Trouble | null): number {
  const { days } = trouble ?? UNKNOWN;
  if (days > SHORT_DAYS) return 0;
  const age = (Math.abs(mine.at.getTime() - theirs.at.getTime()) / DAY_MS) * (theirs.ended ? 1.5 : 1);
  return Math.min(2, Math.log(1 + age / days));
}
