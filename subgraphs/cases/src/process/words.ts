import { cleanText, isLongerThan, isReadable, refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Label } from '@pakn/vocabulary';

/** The longest comment of an act, in graphemes. */
export const LONGEST_COMMENT = 2_000;

/** One text field: its argument path, its name for a person, its limits in graphemes. */
export interface WordsField {
  path: string;
  /** As it stands inside a sentence. */
  name: Label;
  longest: number;
  /** 1: there must be something to read in it. */
  shortest?: 0 | 1;
}

/** What is said beside an empty field, one without letters and digits, and one that is too long. */
const missing = (name: Label): Label => ({ vi: `Hãy nhập ${name.vi}.`, en: `Enter ${name.en}.` });
const unreadable = (name: Label): Label => ({
  vi: `Phần ${name.vi} cần có ít nhất một chữ cái hoặc chữ số.`,
  en: `Use at least one letter or digit in ${name.en}.`,
});
const tooLong = (name: Label, longest: number): Label => ({
  vi: `Phần ${name.vi} dài quá ${longest} ký tự.`,
  en: `Shorten ${name.en} to ${longest} characters.`,
});

/** What is wrong with a text, as the problem beside its field; none when it fits. */
export function problemsOf(text: string, { path, name, longest, shortest = 1 }: WordsField): FieldProblemData[] {
  if (shortest > 0 && !isReadable(text)) return [{ path, code: 'REQUIRED', message: (text === '' ? missing : unreadable)(name) }];
  return isLongerThan(text, longest) ? [{ path, code: 'TOO_LONG', message: tooLong(name, longest) }] : [];
}

/** The text as it is stored. @throws INVALID_INPUT with the field's problem */
export function wordsOf(given: string | null | undefined, field: WordsField): string {
  const text = cleanText(given ?? '');
  refuseIfAny(problemsOf(text, field));
  return text;
}

/** An optional comment: undefined when empty. @throws INVALID_INPUT when too long */
export const commentOf = (given: string | null | undefined, path: string = 'comment'): string | undefined =>
  wordsOf(given, { path, name: { vi: 'nội dung', en: 'the text' }, longest: LONGEST_COMMENT, shortest: 0 }) || undefined;

/** What stands beside a field that names something which is not there, or not any more. */
export const UNKNOWN_CATEGORY: Label = { vi: 'Lĩnh vực này không còn dùng. Hãy chọn lại.', en: 'This field is no longer used. Choose again.' };
export const UNKNOWN_TOPIC: Label = { vi: 'Chủ đề này không còn nhận phản ánh. Hãy chọn lại.', en: 'This topic is not open any more. Choose again.' };
export const UNKNOWN_AGENCY: Label = { vi: 'Không tìm thấy đơn vị này. Hãy chọn lại.', en: 'This agency does not exist. Choose again.' };
export const UNKNOWN_FILE: Label = { vi: 'Không tìm thấy tệp này. Hãy tải lên lại.', en: 'This file does not exist. Upload it again.' };
export const UNKNOWN_WARD: Label = { vi: 'Không tìm thấy xã, phường này. Hãy chọn lại.', en: 'This commune or ward does not exist. Choose again.' };
