import type { Case } from '../case/case.entity.ts';
import type { Satisfaction } from '../case/terms.ts';

/** Rates an answered case: a later rating replaces the earlier one, so figures count one (spec 04 rateCase). Whether it may be rated now is the process table's. */
export function rate(
  found: Pick<Case, 'satisfaction' | 'ratingComment' | 'ratedAt'>,
  given: { satisfaction: Satisfaction; comment: string | undefined },
  now: Date,
): void {
  found.satisfaction = given.satisfaction;
  found.ratingComment = given.comment ?? null;
  found.ratedAt = now;
}
