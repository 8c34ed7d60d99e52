import { BEFORE_NAMES, BEFORE_WIDE, ENDS_NAMES, mayName, NUMBERED } from './common-words.ts';
import { capitals, isNumber, isSlipOf, typedWords } from './typed-words.ts';

/** What in a text may name a place. */
export interface Names {
  pairs: readonly Pair[];
  /** "lhp" for Lê Hồng Phong. */
  initials: readonly string[];
  /** "hem 66": the same kind with another number is another place. */
  numbered: ReadonlyMap<string, string>;
  /** All words that belong to a name. */
  words: ReadonlySet<string>;
}

/** Two words beside each other, with what they are worth. */
export interface Pair {
  one: string;
  other: string;
  weight: number;
}

/** Both words belong to a name; one does; or it is the name of a commune, from where many reports are. */
const FULL = 2;
const HALF = 1;
const LITTLE = 0.4;
/** Words of a name behind "đường", "chợ" and the like that would mean something else by themselves. */
const NAME_LENGTH = 3;
const INITIALS = /^[bcdghklmnpqrstvx]{3,4}$/;

/** The places that a text names. @param wide unmarked names of communes and towns, two words each */
export function namesOf(text: string, wide: ReadonlySet<string>): Names {
  const words = typedWords(text);
  const large = capitals(text);
  // Whoever writes names large writes everything else small.
  const names = (word: string): boolean => large.has(word) || (large.size === 0 && mayName(word));
  const pairs: Pair[] = [];
  const numbered = new Map<string, string>();
  /** How many words may still belong to the name that a marker began. */
  let left = 0;
  for (const [at, one] of words.entries()) {
    const other = words[at + 1];
    if (BEFORE_NAMES.has(one)) left = NAME_LENGTH;
    else left = ENDS_NAMES.has(one) ? 0 : left - 1;
    if (other === undefined) continue;
    const isNumbered = /^\d+[a-z]?$/.test(other);
    if (NUMBERED.has(one) && isNumbered) numbered.set(one, other);
    const weight = weightOf();
    if (weight > 0) pairs.push({ one, other, weight });

    function weightOf(): number {
      if (wide.has(`${one} ${other}`) || BEFORE_WIDE.has(one)) return LITTLE;
      if ((names(one) && names(other as string)) || (isNumber(one) && isNumber(other))) return FULL;
      if (BEFORE_NAMES.has(one)) {
        if (isNumbered) return HALF;
        // "đường Nguyễn" is half of many streets.
        if (names(other as string)) return names(words[at + 2] ?? '') ? LITTLE : HALF;
        return ENDS_NAMES.has(other as string) ? 0 : LITTLE;
      }
      if (left > 0 && !ENDS_NAMES.has(other as string)) return HALF;
      return names(one) || names(other as string) ? LITTLE : 0;
    }
  }
  const named = pairs.filter(({ weight }) => weight >= HALF).flatMap(({ one, other }) => [one, other]);
  return { pairs, initials: words.filter((word) => INITIALS.test(word)), numbered, words: new Set([...named, ...words.filter(names)]) };
}

export interface SharedNames {
  /** 0: none; 1: the same place, as far as words can say it. */
  strength: number;
  /** Both name a place, and not the same one. */
  isOther: boolean;
  /** The same alley, village or road has another number. */
  isOtherNumber: boolean;
}

/** How far the places that one names stand in the words of the other. */
export function sharedNames(mine: Names, theirs: Names, words: readonly string[]): SharedNames {
  const has = finder(words);
  let found = 0;
  let whole = 0;
  let all = 0;
  for (const pair of mine.pairs) {
    all += pair.weight;
    if (!has(pair)) continue;
    found += pair.weight;
    if (pair.weight === FULL) whole += 1;
  }
  for (const initials of mine.initials) {
    if (!hasInitials(words, initials)) continue;
    all += FULL;
    found += 2 * FULL;
    whole += 1;
  }
  const isOtherNumber = [...mine.numbered].some(([kind, number]) => theirs.numbered.has(kind) && theirs.numbered.get(kind) !== number);
  const isNamed = ({ pairs }: Names): boolean => pairs.some(({ weight }) => weight === FULL);
  const isOther = isOtherNumber || (whole === 0 && isNamed(mine) && isNamed(theirs));
  const strength = found === 0 ? 0 : 0.45 * Math.min(1, found / all) + 0.55 * (1 - Math.exp(-found / 1.6));
  return { strength, isOther, isOtherNumber };
}

/** Finds a pair in words, also with one slip of the finger in one of the two. */
function finder(words: readonly string[]): (pair: Pair) => boolean {
  const follows = new Map<string, Set<string>>();
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next !== undefined) follows.set(word, (follows.get(word) ?? new Set()).add(next));
  }
  return ({ one, other, weight }) => {
    const next = follows.get(one);
    if (next?.has(other)) return true;
    if (weight < HALF) return false;
    if (next && [...next].some((word) => isSlipOf(word, other))) return true;
    return one.length > 3 && [...follows].some(([word, after]) => after.has(other) && isSlipOf(word, one));
  };
}

const hasInitials = (words: readonly string[], initials: string): boolean =>
  words.some((_, at) => [...initials].every((letter, i) => words[at + i]?.[0] === letter));
