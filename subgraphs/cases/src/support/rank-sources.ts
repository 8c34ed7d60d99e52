/** A text of the portal that has some of the typed terms. */
export interface Candidate {
  label: string;
  url: string;
  /** Which of the terms it has, and which of them stand in its title. */
  has: readonly string[];
  inTitle: readonly string[];
}

/** Of the words that were typed, counted by how rare they are, a text has to have so much; more, where cases answer already: who names a place asks about that. */
export const LEAST_SHARE = { usual: 0.34, besideCases: 0.7 };
/** Beside the best one only what is nearly as good is shown. */
const NEARLY = 0.6;
/** A term in a title says what the text is about; in the body it may be mentioned. */
const TITLE_WEIGHT = 2;
/** Two words side by side are a Vietnamese word more often than one alone. */
const PAIR_WEIGHT = 2;

/** What people ask with, and says nothing about what they ask. */
const ASKING = new Set(
  'toi minh em anh chi ban cho hoi muon can xin vui long lam sao the nao gi o dau khi bao gio lau thi la co khong ma va hay hoac cua ve de tu tai duoc bi nhu nay kia ay a oi nhe voi vay a the how what where when do does can i is a the to of my in on for and'.split(
    ' ',
  ),
);

/** The terms of a question: its words but those that only ask, and each two that stand side by side, as queries of PostgreSQL. */
export function termsOf(words: readonly string[]): string[] {
  const telling = words.filter((word) => !ASKING.has(word) && (word.length > 1 || /\d/.test(word)));
  const pairs = words.flatMap((word, at) => {
    const next = words[at + 1];
    return next === undefined || (ASKING.has(word) && ASKING.has(next)) ? [] : [`${word} <-> ${next}`];
  });
  return [...new Set([...telling, ...pairs])];
}

/** The texts that may answer, the best first: by how much of the question they have, rare terms before common ones. @param total how many texts there are; `least`: LEAST_SHARE */
export function rankSources(
  terms: readonly string[],
  candidates: readonly Candidate[],
  { total, most, least }: { total: number; most: number; least: number },
): Candidate[] {
  const weights = new Map(
    terms.map((term) => {
      const found = candidates.filter(({ has }) => has.includes(term)).length;
      return [term, Math.log(1 + total / (1 + found)) * (term.includes(' ') ? PAIR_WEIGHT : 1)];
    }),
  );
  const sum = (list: readonly string[]): number => list.reduce((all, term) => all + (weights.get(term) ?? 0), 0);
  // What no text has at all (a name, a slip of the finger) counts against none of them.
  const known = terms.filter((term) => candidates.some(({ has }) => has.includes(term)));
  const whole = sum(known.filter((term) => !term.includes(' '))) + sum(known.filter((term) => term.includes(' '))) / 2;
  const scored = candidates
    .map((candidate) => ({ candidate, score: sum(candidate.has) + (TITLE_WEIGHT - 1) * sum(candidate.inTitle) }))
    .filter(({ score, candidate }) => score >= least * whole && (candidate.inTitle.length > 0 || candidate.has.some((term) => term.includes(' '))))
    .toSorted((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= NEARLY * best)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
