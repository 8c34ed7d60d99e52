import type { ReportDraft } from './report-draft';

/** The form's questions; each has a control with the id `report-<question>`. */
export type Question = 'title' | 'content' | 'place' | 'files' | 'category' | 'identity' | 'challenge';
export type Problems = Partial<Record<Question, string>>;
export interface Limits {
  titleLength: number;
  contentLength: number;
}
type Translate = (key: string, named?: Record<string, unknown>) => string;

const graphemes = new Intl.Segmenter('vi');
/** Length as people count it: "ộ" is one, typed by Telex or pasted decomposed. */
export const lengthOf = (text: string): number => [...graphemes.segment(text.normalize('NFC').trim())].length;

/**
 * What the form itself can see. The server looks again, and its problems stand in the same places.
 * @param answer to the sum; null when no sum can be had: the server then decides whether a signed-in person may send without
 */
export function problemsOf(draft: ReportDraft, answer: string | null, limits: Limits | null, t: Translate): Problems {
  const problems: Problems = {};
  if (!draft.title.trim()) problems.title = t('public.submit.problem.title');
  else if (limits && lengthOf(draft.title) > limits.titleLength) problems.title = t('public.submit.problem.tooLong', { n: limits.titleLength });
  if (!draft.content.trim()) problems.content = t('public.submit.problem.content');
  else if (limits && lengthOf(draft.content) > limits.contentLength) problems.content = t('public.submit.problem.tooLong', { n: limits.contentLength });
  if (!draft.point) {
    if (draft.placeWay !== 'address') problems.place = t('public.submit.problem.point');
    else if (!draft.address.trim()) problems.place = t('public.submit.problem.address');
    else if (!draft.wardCode) problems.place = t('public.submit.problem.ward');
  }
  if (answer !== null && !/^\d{1,3}$/.test(answer.trim())) problems.challenge = t('public.submit.problem.challenge');
  return problems;
}

/** First part of a refusal's path → the question it belongs to. */
const QUESTION_OF: Record<string, Question> = {
  title: 'title',
  content: 'content',
  place: 'place',
  wardCode: 'place',
  address: 'place',
  lon: 'place',
  lat: 'place',
  attachmentIds: 'files',
  categoryCode: 'category',
  identityMode: 'identity',
  challenge: 'challenge',
};
/** Codes that concern one question though the server names no field. */
const QUESTION_OF_CODE: Record<string, Question> = {
  CHALLENGE_REQUIRED: 'challenge',
  CHALLENGE_WRONG: 'challenge',
  CHALLENGE_USED: 'challenge',
  CHALLENGE_EXPIRED: 'challenge',
  FILE_REFUSED: 'files',
  FILE_NOT_READY: 'files',
  FILE_TOO_LARGE: 'files',
  TOO_MANY_FILES: 'files',
};

interface RefusalView {
  code: string;
  message: string;
  fields: readonly { path: string; code: string; message: string }[];
}

/**
 * Puts a refusal of `submitCase` beside the questions.
 * @returns `form` is what belongs to no question, already in words
 */
export function problemsOfRefusal(
  refusal: RefusalView,
  words: (problem: { code: string; message: string }) => string,
): { problems: Problems; form: string | null } {
  const problems: Problems = {};
  const rest: string[] = [];
  for (const field of refusal.fields) {
    const name = field.path.split('.').find((part) => part !== 'input' && part !== 'draft') ?? '';
    const question = QUESTION_OF[name];
    if (question) problems[question] ??= words(field);
    else rest.push(words(field));
  }
  const own = QUESTION_OF_CODE[refusal.code];
  if (own) problems[own] ??= words(refusal);
  else if (Object.keys(problems).length === 0 && rest.length === 0) rest.push(words(refusal));
  return { problems, form: rest.join(' ') || null };
}
