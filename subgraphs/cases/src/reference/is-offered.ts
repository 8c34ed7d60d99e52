import { vietnamDay } from '@pakn/service-kit/rules';
import type { Category } from './reference-book.ts';
import type { Topic } from './topic.ts';

/** Whether a report may be given this category on the day that it is. A case that has it already keeps it. */
export const isOffered = (category: Pick<Category, 'active' | 'validFrom' | 'validTo'> | undefined, now: Date): boolean =>
  category !== undefined && isInForce(category.active, category.validFrom, category.validTo, now);

/** The same of a topic. */
export const isTopicOffered = (topic: Pick<Topic, 'active' | 'from' | 'to'> | undefined, now: Date): boolean =>
  topic !== undefined && isInForce(topic.active, topic.from, topic.to, now);

function isInForce(active: boolean, from: string | null, to: string | null, now: Date): boolean {
  const today = vietnamDay(now);
  return active && (from === null || from <= today) && (to === null || to >= today);
}
