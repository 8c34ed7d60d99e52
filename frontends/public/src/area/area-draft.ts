import type { DigestFrequency } from '@pakn/vocabulary';
import type { AreaFieldsFragment, AreaInput } from '../gql/graphql';

/** Where an area lies; a new way leaves what the other ways hold as it is, until it is saved. */
export type AreaWay = 'everywhere' | 'wards' | 'circle' | 'outline';
export const AREA_WAYS: readonly AreaWay[] = ['everywhere', 'wards', 'circle', 'outline'];
/** In metres. */
export const RADII = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

interface Point {
  lon: number;
  lat: number;
}

/** An area while it is filled in. */
export interface AreaDraft {
  name: string;
  way: AreaWay;
  wardCodes: string[];
  categoryCodes: string[];
  centre: Point | null;
  /** A code of the select: metres as text. */
  metres: string;
  corners: Point[];
  frequency: DigestFrequency;
}

export const emptyArea = (): AreaDraft => ({
  name: '',
  way: 'wards',
  wardCodes: [],
  categoryCodes: [],
  centre: null,
  metres: '1000',
  corners: [],
  frequency: 'WEEKLY',
});

export function draftOfArea({ name, wards, categories, circle, outline, frequency }: AreaFieldsFragment): AreaDraft {
  const way = circle ? 'circle' : outline.length > 0 ? 'outline' : wards.length > 0 ? 'wards' : 'everywhere';
  return {
    name,
    way,
    wardCodes: wards.map(({ code }) => code),
    categoryCodes: categories.map(({ code }) => code),
    centre: circle ? { lon: circle.lon, lat: circle.lat } : null,
    metres: String(circle?.metres ?? 1000),
    corners: outline.map(({ lon, lat }) => ({ lon, lat })),
    frequency,
  };
}

/** What is sent: of the places only those of the chosen way. */
export function inputOfArea({ name, way, wardCodes, categoryCodes, centre, metres, corners, frequency }: AreaDraft): AreaInput {
  return {
    name: name.trim(),
    categoryCodes,
    frequency,
    wardCodes: way === 'wards' ? wardCodes : [],
    circle: way === 'circle' && centre ? { ...centre, metres: Number(metres) } : null,
    outline: way === 'outline' ? corners : null,
  };
}

/** Which field lacks what it needs, by the name of a text; null: it can be sent. */
export function missingOf({ way, wardCodes, categoryCodes, centre, corners }: AreaDraft): { place: string | null; categories: string | null } {
  const place = {
    everywhere: null,
    wards: wardCodes.length > 0 ? null : 'wards',
    circle: centre ? null : 'centre',
    outline: corners.length >= 3 ? null : 'corners',
  }[way];
  return { place, categories: way === 'everywhere' && categoryCodes.length === 0 ? 'categories' : null };
}
