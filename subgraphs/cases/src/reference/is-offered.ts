import { vietnamDay } from '@pakn/service-kit/rules';
import type { Category } from './reference-book.ts';

/** Whether a report may be given this category on the day that it is. A case that has it already keeps it. */
export function isOffered(category: Pick<Category, 'active' | 'validFrom' | 'validTo'> | undefined, now: Date): boolean {
  if (!category?.active) return false;
  const today = vietnamDay(now);
  return (category.validFrom === null || category.validFrom <= today) && (category.validTo === null || category.validTo >= today);
}
