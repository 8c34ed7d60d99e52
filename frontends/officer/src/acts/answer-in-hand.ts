import type { Subject } from '../case/use-open-case';

type Answer = Subject['answers'][number];

/**
 * The answer that an act is about: the newest unpublished one, of the lead agency where it has one.
 * @param writerId the agency that writes: its own answer comes first, and a co-handler does not change the lead's
 */
export function answerInHand(subject: Pick<Subject, 'answers' | 'leadAgency' | 'assignments'>, writerId?: string): Answer | null {
  const open = subject.answers.filter(({ published }) => !published).sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const own = open.find(({ agency }) => agency.id === writerId);
  if (own || subject.assignments.some(({ agency, part }) => agency.id === writerId && part === 'COORDINATOR')) return own ?? null;
  return open.find(({ agency }) => agency.id === subject.leadAgency?.id) ?? open[0] ?? null;
}
