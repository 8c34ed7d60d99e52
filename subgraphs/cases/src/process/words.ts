import { cleanText, graphemes, refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';

/** The longest comment of an act, in graphemes. */
export const LONGEST_COMMENT = 2_000;

/** One text field: its argument path, its name for a person, its limits in graphemes. */
export interface WordsField {
  path: string;
  name: string;
  longest: number;
  /** 1: it must not be empty. */
  shortest?: 0 | 1;
}

/** What is wrong with a text, as the problem beside its field; none when it fits. */
export function problemsOf(text: string, { path, name, longest, shortest = 1 }: WordsField): FieldProblemData[] {
  const length = graphemes(text);
  if (length < shortest) return [{ path, code: 'REQUIRED', message: `Hãy nhập ${name}.` }];
  return length > longest ? [{ path, code: 'TOO_LONG', message: `Phần ${name} dài quá ${longest} ký tự.` }] : [];
}

/** The text as it is stored. @throws INVALID_INPUT with the field's problem */
export function wordsOf(given: string | null | undefined, field: WordsField): string {
  const text = cleanText(given ?? '');
  refuseIfAny(problemsOf(text, field));
  return text;
}

/** An optional comment: undefined when empty. @throws INVALID_INPUT when too long */
export const commentOf = (given: string | null | undefined, path: string = 'comment'): string | undefined =>
  wordsOf(given, { path, name: 'nội dung', longest: LONGEST_COMMENT, shortest: 0 }) || undefined;
