import type { Label } from '@pakn/vocabulary';
import { exceedsBytes, withoutUnseen } from './text.ts';

/** Vietnamese needs two marks on a letter, Tibetan five; what is above is drawn over other people's lines. */
const MARKS_A_LETTER = 8;
const FLOOD = new RegExp(String.raw`\p{M}{${MARKS_A_LETTER + 1}}`, 'u');

/** Why a text from outside is refused at the boundary. */
export const INPUT_PROBLEM = {
  TOO_LONG: { vi: 'nội dung quá dài.', en: 'this text is too long.' },
  TOO_MANY_MARKS: { vi: 'có quá nhiều dấu chồng lên một chữ.', en: 'one letter carries too many marks.' },
  TOO_DEEP: { vi: 'dữ liệu lồng nhau quá nhiều tầng.', en: 'the values are nested too deeply.' },
  UNSEEN: { vi: 'có ký tự không hiển thị được.', en: 'there are characters that nobody sees.' },
  TOO_MANY: { vi: 'có quá nhiều giá trị.', en: 'there are too many values.' },
  BAD_NAME: { vi: 'có một trường mang tên không hợp lệ.', en: 'a field has a name that cannot be one.' },
} as const satisfies Record<string, Label>;
export type InputProblem = keyof typeof INPUT_PROBLEM;

/** A value that does not pass the boundary. It names where the value stands, never what it is. */
export class HostileInput extends Error {
  constructor(
    readonly problem: InputProblem,
    /** "input.title", "ids.3" */
    readonly path: string,
  ) {
    super(`${path}: ${INPUT_PROBLEM[problem].vi}`);
    this.name = 'HostileInput';
  }
}

/**
 * Any text from outside as the product takes it: NFC, well formed, without NUL and everything else that nobody sees.
 * The bytes and the marks are looked at before the text is normalised: that sorts marks, in quadratic time.
 * @throws HostileInput TOO_LONG, TOO_MANY_MARKS
 */
export function guardedText(text: string, path: string, mostBytes: number): string {
  if (exceedsBytes(text, mostBytes)) throw new HostileInput('TOO_LONG', path);
  const seen = withoutUnseen(text);
  if (FLOOD.test(seen)) throw new HostileInput('TOO_MANY_MARKS', path);
  return seen.normalize('NFC');
}

/** Lists and objects of JSON, forms and parameters; a stream or a date is none. */
function isPlain(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || kind === Object.prototype || kind === null;
}

/** An input object of the graph is three deep; JSON may be half a million. */
const MOST_DEPTH = 12;
/** Of fields in the graph, and of parameters and form fields of REST routes. */
export const GRAPH_NAME = /^[_A-Za-z][_0-9A-Za-z]{0,99}$/;
export const PARAMETER_NAME = /^[\x20-\x7E]{1,100}$/;

export interface ValueLimits {
  /** UTF-8 of each text. */
  mostBytes: number;
  /** Of all lists and objects together. */
  mostValues: number;
  names: RegExp;
}

/**
 * A value from outside with every text in it guarded; what holds no text to mend is the same object.
 * @throws HostileInput
 */
export function guardedValue(value: unknown, path: string, { mostBytes, mostValues, names }: ValueLimits): unknown {
  let values = 0;
  const guarded = (one: unknown, at: string, depth: number): unknown => {
    if (typeof one === 'string') return guardedText(one, at, mostBytes);
    if (!isPlain(one)) return one;
    if (depth > MOST_DEPTH) throw new HostileInput('TOO_DEEP', at);
    const entries = Array.isArray(one) ? one.map((inner, index) => [String(index), inner] as const) : Object.entries(one);
    values += entries.length;
    if (values > mostValues) throw new HostileInput('TOO_MANY', at);
    let same = true;
    const mended = entries.map(([name, inner]) => {
      if (!Array.isArray(one) && !names.test(name)) throw new HostileInput('BAD_NAME', at);
      const next = guarded(inner, at === '' ? name : `${at}.${name}`, depth + 1);
      same &&= next === inner;
      return [name, next] as const;
    });
    if (same) return one;
    return Array.isArray(one) ? mended.map(([, inner]) => inner) : Object.fromEntries(mended);
  };
  return guarded(value, path, 0);
}
