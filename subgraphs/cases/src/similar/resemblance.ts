import { DAY_MS } from '@pakn/service-kit/rules';
import type { CaseStatus } from '@pakn/vocabulary';
import { metresBetween, type Point } from './metres.ts';
import { namesOf, sharedNames, type Names } from './names.ts';
import { sameTopics, topicsOf, type Topics } from './topics.ts';
import { akin, troublesIn, UNKNOWN, type Trouble } from './troubles.ts';
import { typedWords } from './typed-words.ts';
import { FILLERS } from './common-words.ts';

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

export interface Resemblance {
  /** 0 to 1. */
  score: number;
  /** Null: one of the two has no point. */
  metres: number | null;
}

/** What only a content tells is worth less than a title. */
const TOLD_AT_MOST = 0.9;

interface Parsed {
  titleWords: string[];
  contentWords: string[];
  words: string[];
  names: Names;
  topics: Topics;
}

function parsed({ title, content, address }: ReportLook, wide: ReadonlySet<string>): Parsed {
  const titleWords = typedWords(title);
  const contentWords = typedWords(content);
  const names = namesOf(address ? `${title} ${address}` : title, wide);
  // The title is said twice: it is what the report is about.
  const topics = topicsOf([...titleWords, ...titleWords, ...contentWords], names.words);
  return { titleWords, contentWords, words: [...titleWords, ...typedWords(address), ...contentWords], names, topics };
}

/** Compares one report with many; its own words are taken apart once. @param wide unmarked names of communes and towns: many reports are from there */
export function resemblanceTo(own: ReportLook, wide: ReadonlySet<string>): (candidate: Candidate) => Resemblance {
  const mine = parsed(own, wide);
  const troubles = troublesIn(mine.titleWords.join(' '));
  const further = troublesIn(mine.contentWords.join(' '));
  return (candidate) => {
    const metres = own.point && candidate.point ? Math.round(metresBetween(own.point, candidate.point)) : null;
    const theirs = parsed(candidate, wide);
    const shared = sharedNames(mine.names, theirs.names, theirs.words);
    const none = { score: 0, metres };
    // Far apart, whatever the trouble: not worth reading.
    if (metres !== null && metres > 4_000) return none;
    if (metres === null && shared.strength === 0) return none;
    const titled = troublesIn(theirs.titleWords.join(' '));
    const byTitle = sameTrouble({ troubles, further: [] }, { troubles: titled, further: [] });
    // What the content tells cannot say more than two titles that agree.
    const told = byTitle.share >= TOLD_AT_MOST ? [] : troublesIn(theirs.contentWords.join(' '));
    const what = told.length + further.length === 0 ? byTitle : sameTrouble({ troubles, further }, { troubles: titled, further: told });
    const words = sharedWords(mine, theirs);
    const isAlike = own.categoryCode !== null && own.categoryCode === candidate.categoryCode;
    const topics = sameTopics(mine.topics, theirs.topics) * (isAlike ? 1.2 : 1);
    // What nobody worded so before may still be the same: then the field that it is about counts, and the words that both have.
    const trouble = Math.max(what.share, what.known ? 0.1 + topics * 0.35 + words * 0.35 : 0.2 + topics * 0.5 + words * 0.5);
    const reach = what.of ?? titled[0] ?? told[0] ?? UNKNOWN;
    const place = samePlace(metres, reach.metres, shared);
    const score = trouble * place * stillFresh(own.at, candidate, reach.days);
    return { score: Math.min(1, Math.round(score * 1000) / 1000), metres };
  };
}

interface Told {
  troubles: readonly Trouble[];
  further: readonly Trouble[];
}

/** How far the two are about the same trouble; titles say it, contents hint at it. */
function sameTrouble(mine: Told, theirs: Told): { known: boolean; share: number; of: Trouble | null } {
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
  look(mine.troubles, theirs.further, theirs.troubles.length > 0 ? 0.5 : TOLD_AT_MOST);
  look(mine.further, theirs.troubles, mine.troubles.length > 0 ? 0.5 : TOLD_AT_MOST);
  const known = mine.troubles.length > 0 && (theirs.troubles.length > 0 || theirs.further.length > 0);
  return { known, ...best };
}

/** Which part of the words of one title, without names and what stands in every report, the other has: in its title whole, elsewhere half. */
function sharedWords(mine: Parsed, theirs: Parsed): number {
  const asked = [...new Set(mine.titleWords)].filter((word) => !FILLERS.has(word) && !mine.names.words.has(word));
  if (asked.length === 0) return 0;
  const inTitle = new Set(theirs.titleWords);
  const anywhere = new Set(theirs.words);
  return asked.reduce((sum, word) => sum + (inTitle.has(word) ? 1 : anywhere.has(word) ? 0.5 : 0), 0) / asked.length;
}

function samePlace(metres: number | null, reach: number, shared: { strength: number; isOther: boolean }): number {
  if (metres === null) return shared.strength;
  const near = metres <= reach / 3 ? 1 : Math.exp(-(((metres - reach / 3) / reach) ** 1.3));
  // Points are set by a finger: the same name makes up for some distance, another name for some nearness.
  const named = shared.isOther ? (metres < 60 ? 0.85 : 0.55) : 0.8 + 0.3 * shared.strength;
  return Math.min(1, near * named);
}

/** What was answered may have come back, so it grows old sooner; what was refused is asked again with better reason. */
function stillFresh(at: Date, candidate: Candidate, days: number): number {
  const { status } = candidate;
  const ended = status === 'ANSWERED' || status === 'CLOSED';
  const age = (Math.abs(at.getTime() - candidate.at.getTime()) / DAY_MS) * (ended ? 1.5 : 1);
  const fresh = age <= days ? 1 : Math.exp(-(age - days) / (days * 1.5));
  return fresh * (status === 'REJECTED' ? 0.8 : 1);
}
