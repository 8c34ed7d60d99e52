import type { CaseEvent } from '@pakn/events/case';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';
import { publicPoint } from '../state/public-point.ts';
import { pointText } from '../state/words.ts';

/**
 * The category of the case became sensitive after it was filed: the public sees an approximate point from now on (ADR 0022), of a case that is done too.
 * Nothing differs, or the category is not sensitive (any more): no event. What was approximate once stays so.
 */
export function approximatePoint(_input: object, { case: found }: CaseState, { reference }: Rules): CaseEvent[] {
  if (found.lon == null || found.lat == null || !reference.category(found.categoryCode)?.sensitive) return [];
  const shown = pointText(publicPoint({ lon: found.lon, lat: found.lat }, true));
  if (shown === pointText({ lon: found.publicLon ?? null, lat: found.publicLat ?? null })) return [];
  return [{ type: 'CaseEdited', data: {}, words: { publicPoint: shown } }];
}
