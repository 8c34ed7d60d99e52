import type { FeatureCollection } from 'geojson';
import { areaFeatures, type Point } from './area-features';

/** What is drawn of an area as the graph has it: its circle, its outline, or the places of its communes. */
export function featuresOfArea(
  { circle, outline, wards }: { circle?: (Point & { metres: number }) | null; outline: readonly Point[]; wards: readonly { code: string }[] },
  known: readonly (Point & { code: string })[],
): FeatureCollection {
  if (circle) return areaFeatures({ centre: circle, metres: circle.metres });
  if (outline.length > 0) return areaFeatures({ corners: outline });
  const codes = new Set(wards.map(({ code }) => code));
  return areaFeatures({ wards: known.filter(({ code }) => codes.has(code)) });
}
