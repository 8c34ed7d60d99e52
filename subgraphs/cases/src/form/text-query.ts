import { searchWords } from '@pakn/vocabulary';

/** More words find nothing more: the rest is left out. */
const MOST_WORDS = 16;

/** A number plate in folded words with one space between them, as `cases.search_vector` finds it: "79a 12345", "79 c1 123 45", "79aa12345". */
const PLATE = /(?<= |^)[0-9]{2} ?[a-z]{1,2}[0-9]? ?(?:[0-9]{4,5}|[0-9]{3} [0-9]{2})(?= |$)/g;

/**
 * What a person typed into a search box, as a query for to_tsquery('simple', …): every word must stand in the case, the last one may be only begun,
 * words within quotation marks stand beside each other, a number plate is found however it was written. It holds letters, digits and our own operators only.
 * @returns null when there is no word in it
 */
export function textQuery(text: string): string | null {
  // Odd parts stand between two quotation marks, or after one that was not closed yet.
  const parts = text.split(/["“”„«»]/).map((part, index) => ({ words: searchWords(part), quoted: index % 2 === 1 }));
  const last = parts.findLast(({ words }) => words.length > 0);
  if (!last) return null;
  const terms = parts.flatMap((part) => {
    if (part.words.length === 0) return [];
    if (part.quoted) return [`(${part.words.slice(0, MOST_WORDS).join(' <-> ')})`];
    return loose(part.words, part === last);
  });
  return terms.slice(0, MOST_WORDS).join(' & ');
}

/** Words that may stand anywhere. */
function loose(words: string[], endsText: boolean): string[] {
  const line = words.join(' ');
  const terms: string[] = [];
  let end = 0;
  for (const { 0: plate, index } of line.matchAll(PLATE)) {
    terms.push(...line.slice(end, index).split(' '), `(${plate.replaceAll(' ', '')} | (${plate.replaceAll(' ', ' & ')}))`);
    end = index + plate.length;
  }
  const rest = line.slice(end).split(' ').filter(Boolean);
  const begun = endsText ? rest.pop() : undefined;
  terms.push(...rest);
  if (begun) terms.push(maybeBegun(begun));
  return terms.filter(Boolean);
}

/** One letter begins half of all words, and two digits half of all house numbers: they are taken as they stand. */
const maybeBegun = (word: string): string => (word.length > 2 || (word.length === 2 && !/^[0-9]/.test(word)) ? `${word}:*` : word);
