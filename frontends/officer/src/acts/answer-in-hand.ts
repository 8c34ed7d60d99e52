import type { Subject } from '../case/use-open-case';

type Answer = Subject['answers'][number];

/** The answer that an act is about: the newest unpublished one, of the lead agency where it has one. */
export function answerInHand(subject: Pick<Subject, 'answers' | 'leadAgency'>): Answer | null {
  const open = subject.answers.filter(({ published }) => !published).sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return open.find(({ agency }) => agency.id === subject.leadAgency?.id) ?? open[0] ?? null;
}
