import { fold } from '@pakn/vocabulary';
import type { Ward } from '../reference/reference-book.ts';
import type { KnownPlace } from './known-places.ts';
import type { TypedPart } from './typed-place.ts';

/** A commune that a part of the text may mean. */
export interface MatchingCommune {
  ward: Ward;
  /** The smaller the likelier: exact, begun; then former names, a later word, districts. */
  rank: number;
  /** The former name that was typed; null: it is called so today. */
  oldName: string | null;
}

const RANK_OF = { present: 0, old: 3, district: 5 } as const;
/** "Phường Vĩnh Hải" is another than "xã Vĩnh Hải", but people confuse them. */
const ANOTHER_KIND = 10;

const LATER_WORD = 4.5;

/** How far the typed name is that of the place: 0 the same, 1 begun, or a later word of it; null: not at all. */
function distance({ name, is }: KnownPlace, typed: string): number | null {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  return is === 'present' && name.includes(` ${typed}`) ? LATER_WORD : null;
}

/** The communes that this may name, the likeliest first: each once by its own name, and once by each former one that fits. */
export function matchingCommunes(places: readonly KnownPlace[], { name, kind }: TypedPart): MatchingCommune[] {
  const ranked = places.flatMap((place) => {
    const away = distance(place, name);
    if (away === null) return [];
    // "Huyện Diên Khánh": the commune that has kept the name stands first.
    const keptName = fold(place.ward.name) === name ? 0 : 0.2;
    const rank = RANK_OF[place.is] + away + keptName + (kind && place.kind !== kind ? ANOTHER_KIND : 0);
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
