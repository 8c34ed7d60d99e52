import type { Ward } from '../reference/reference-book.ts';
import type { KnownPlace } from './known-places.ts';
import type { TypedPart } from './typed-place.ts';

/** A commune that a part of the text may mean. */
export interface MatchingCommune {
  ward: Ward;
  /** The smaller the likelier: exact, begun, within the name; then former names, then districts. */
  rank: number;
  /** The former name that was typed; null: it is called so today. */
  oldName: string | null;
}

const RANK_OF = { present: 0, old: 3, district: 5 } as const;
/** "Phường Vĩnh Hải" is another than "xã Vĩnh Hải", but people confuse them. */
const ANOTHER_KIND = 10;

/** How far the typed name is that of the place: 0 the same, 1 begun, 2 a later word of it begun; null: not at all. */
function distance({ name, is }: KnownPlace, typed: string): number | null {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  return is === 'present' && name.includes(` ${typed}`) ? 2 : null;
}

/** The communes that this may name, the likeliest first: each once by its own name, and once by each former one that fits. */
export function matchingCommunes(places: readonly KnownPlace[], { name, kind }: TypedPart): MatchingCommune[] {
  const ranked = places.flatMap((place) => {
    const away = distance(place, name);
    if (away === null) return [];
    const rank = RANK_OF[place.is] + away + (kind && place.kind !== kind ? ANOTHER_KIND : 0);
    return [{ place, rank, ward: place.ward, oldName: place.written }];
  });
  const seen = new Set<string>();
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .filter(({ place, ward }) => {
      const isNew = !seen.has(ward.code) || (place.is === 'old' && !seen.has(`${ward.code} ${place.name}`));
      seen.add(ward.code).add(`${ward.code} ${place.name}`);
      return isNew;
    })
    .map(({ ward, rank, oldName }) => ({ ward, rank, oldName }));
}
