import { chosenPoint, type ReportDraft } from './report-draft';

/** The form's questions in the order of the screen. */
export const QUESTIONS = ['kind', 'title', 'content', 'place', 'agency', 'files', 'category', 'topic', 'identity', 'challenge'] as const;
export type Question = (typeof QUESTIONS)[number];
/** Parts of `CaseDraftInput` that are called otherwise than the question. */
export const QUESTION_OF: Readonly<Record<string, Question>> = {
  wardCode: 'place',
  address: 'place',
  lon: 'place',
  lat: 'place',
  preferredAgencyId: 'agency',
  subjectKind: 'agency',
  attachmentIds: 'files',
  categoryCode: 'category',
  topicCode: 'topic',
  identityMode: 'identity',
};
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
  if (draft.kind !== 'PROPOSAL' && !chosenPoint(draft)) {
    const { address, wardCode, placeWay } = draft;
    // A typed address is a place in every way of giving it: nobody has to say that it was typed.
    if (!address.trim()) problems.place = t(`public.submit.problem.${placeWay === 'address' || wardCode ? 'address' : 'point'}`);
    else if (!wardCode) problems.place = t('public.submit.problem.ward');
  }
  if (answer !== null && !/^\d{1,3}$/.test(answer.trim())) problems.challenge = t('public.submit.problem.challenge');
  return problems;
}
