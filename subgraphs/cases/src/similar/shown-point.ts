import type { ReferenceBook } from '../reference/reference-book.ts';
import { publicPoint } from '../state/public-point.ts';
import type { Point } from './metres.ts';

interface Placed {
  categoryCode?: string | null | undefined;
  publicLon?: number | null | undefined;
  publicLat?: number | null | undefined;
}

/** Where everybody may see that a case is, whoever asks: a distance from the true point would tell where that is. */
export function shownPoint(reference: Pick<ReferenceBook, 'category'>, { categoryCode, publicLon, publicLat }: Placed): Point | null {
  const { lon, lat } = publicPoint({ lon: publicLon ?? null, lat: publicLat ?? null }, reference.category(categoryCode)?.sensitive ?? false);
  return lon === null || lat === null ? null : { lon, lat };
}
