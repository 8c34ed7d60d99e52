import counted from './word-counts.json' with { type: 'json' };
import { typedWords } from './typed-words.ts';

/** How little often a word, or two words beside each other, stand in reports: 0 for what stands in each, about 7 for what stands in none that was counted. */
export type Rarity = (term: string) => number;

/** In how many texts each stands; what stands in fewer than `LEAST_COUNT` is left out of the table that is kept. */
export interface WordCounts {
  texts: number;
  counts: Readonly<Record<string, number>>;
}
/** Nothing that only one or two people wrote is kept. */
const LEAST_COUNT = 3;

/** The words of a text, and each two that stand beside each other, as they are counted. */
const termsOf = (text: string): Set<string> => {
  const words = typedWords(text);
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
};

/** The table of some texts, in the order of the alphabet. */
export function countWords(texts: readonly string[]): WordCounts {
  const counts = new Map<string, number>();
  for (const text of texts) for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= LEAST_COUNT).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { texts: texts.length, counts: Object.fromEntries(kept) };
}

export function rarityBy({ texts, counts }: WordCounts): Rarity {
  const known = new Map(Object.entries(counts));
  return (term) => Math.log((texts + 1) / ((known.get(term) ?? 0) + 1));
}

/** By the texts of the labelled pairs (labelled/weights.test.ts writes the table). */
export const rarity: Rarity = rarityBy(counted);
