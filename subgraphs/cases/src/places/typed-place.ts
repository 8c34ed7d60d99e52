import { searchWords } from '@pakn/vocabulary';
import { withoutKind } from '../reference/old-name.ts';

/** A part of what was typed, between two commas. */
export interface TypedPart {
  /** As it was typed. */
  text: string;
  kind: string | null;
  /** Folded, without the kind: what a commune is looked for by. */
  name: string;
}

export const typedPart = (text: string): TypedPart => ({ text, ...withoutKind(searchWords(text)) });

/** "12 Trần Phú, P. Vĩnh Hải": the parts that say something, in their order. */
export const typedParts = (text: string): TypedPart[] =>
  text
    .split(/[,;\n]/)
    .map((part) => typedPart(part.trim()))
    .filter(({ name }) => name !== '');

/** Numbers of houses and lanes before a street: "Số 12", "hẻm 45/3", "86B đường". A day is no number: "2 Tháng 4". `cases.street_of` cuts the same. */
const BEFORE_STREET =
  /^(?:(?:số nhà|số|hẻm|ngõ|ngách|kiệt|lô|so nha|so|hem|ngo|kiet|lo)\s+(?=\d)|[a-z]?\d+[a-z]?(?:[/.-]\d+[a-z]?)*\s+(?!th[áa]ng)|(?:đường|phố|đại lộ|đ\.|duong|pho)\s+)+/iu;

/** The house number as it was typed ("12 "), and the words of the street: "tran phu". */
export function typedStreet({ text }: TypedPart): { number: string; words: string } {
  const composed = text.normalize('NFC');
  const before = BEFORE_STREET.exec(composed)?.[0] ?? '';
  return { number: before, words: searchWords(composed.slice(before.length)).join(' ') };
}
