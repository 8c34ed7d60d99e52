import type { Pool } from 'pg';
import { wardName, type LocatedPlace } from '../reference/locate.ts';
import { oldNameOf } from '../reference/old-name.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { knownPlaces, type KnownPlace } from './known-places.ts';
import { matchingCommunes, type MatchingCommune } from './matching-communes.ts';
import { seenStreets } from './seen-streets.ts';
import { typedPart, typedParts, typedStreet, type TypedPart } from './typed-place.ts';

export interface SuggestedPlace {
  label: string;
  place: Omit<LocatedPlace, 'lon' | 'lat'> & { lon: number | null; lat: number | null };
  oldName: string | null;
}
type Ranked = SuggestedPlace & { rank: number };

interface Known {
  pool: Pick<Pool, 'query'>;
  reference: Pick<ReferenceBook, 'wards' | 'ward'>;
}

/** Behind every commune that is called so. */
const STREET_RANK = 6;
/** A street that nobody has named so far, with a commune behind it: it is taken as it was typed. */
const AS_TYPED_RANK = 20;
/** One letter begins hundreds of streets. */
const LEAST_LETTERS = 2;

/**
 * What somebody may mean who types a place: a commune, one of the past with the one that it has become, a street that was named before, or a street as typed
 * with the commune behind it. Accents do not matter, the last word may be begun. Source: the catalogue, `cases.street` (ADR 0061).
 */
export async function suggestPlaces({ pool, reference }: Known, text: string, first: number): Promise<SuggestedPlace[]> {
  const places = knownPlaces(reference.wards());
  const parts = typedParts(text);
  const [start, ...around] = parts;
  if (!start) return [];
  const within = communesAround(places, around);
  const found = [...communesOf(places, parts), ...(await streetsOf({ pool, reference }, start, within, first))];
  const list = found.length > 0 ? found : withCommuneBehind(places, start);
  const once = new Map<string, SuggestedPlace>();
  for (const { rank: _, ...each } of list.toSorted((one, other) => one.rank - other.rank)) {
    const key = `${each.label} ${each.oldName ?? ''}`;
    if (!once.has(key)) once.set(key, each);
  }
  return [...once.values()].slice(0, first);
}

/** The first part that names communes, with what was typed before it as a street. */
function communesOf(places: readonly KnownPlace[], parts: readonly TypedPart[]): Ranked[] {
  for (const [at, part] of parts.entries()) {
    const within = communesAround(places, parts.slice(at + 1));
    const found = matchingCommunes(places, part).filter(({ ward }) => within?.has(ward.code) ?? true);
    const before = parts.slice(0, at).map((each) => each.text);
    if (found.length > 0) return found.map((each) => suggestion(each, before.join(', ')));
  }
  return [];
}

/** "Trần Phú Vĩnh Hải": the longest end that is a commune's whole name. */
function withCommuneBehind(places: readonly KnownPlace[], { text }: TypedPart): Ranked[] {
  const words = text.split(/\s+/);
  for (let at = 1; at < words.length; at += 1) {
    const end = typedPart(words.slice(at).join(' '));
    const exact = matchingCommunes(
      places.filter(({ name }) => name === end.name),
      end,
    );
    if (exact.length > 0) return exact.map((each) => suggestion(each, words.slice(0, at).join(' ')));
  }
  return [];
}

function suggestion({ ward, rank, oldName }: MatchingCommune, street: string): Ranked {
  const label = [street, wardName(ward)].filter(Boolean).join(', ');
  const place = { address: addressOf(street, oldName, wardName(ward)), wardCode: ward.code, lon: null, lat: null, approximate: false };
  return { label, place, oldName, rank: street ? AS_TYPED_RANK + rank : rank };
}

/** Today's communes are large: which of the former ones it was stays in the address. A district would say less than the commune does. */
function addressOf(street: string, oldName: string | null, ward: string): string {
  const { commune, district } = oldNameOf(oldName ?? '');
  return [street, district && `${commune} (cũ)`, ward].filter(Boolean).join(', ');
}

/** The communes that the parts behind agree on, the likeliest first; a part that names none, such as a province, says nothing. Null: all. */
function communesAround(places: readonly KnownPlace[], around: readonly TypedPart[]): Map<string, MatchingCommune> | null {
  let within: Map<string, MatchingCommune> | null = null;
  for (const part of around) {
    const found = new Map<string, MatchingCommune>();
    for (const each of matchingCommunes(places, part)) {
      if (!found.has(each.ward.code) && (within?.has(each.ward.code) ?? true)) found.set(each.ward.code, within?.get(each.ward.code) ?? each);
    }
    if (found.size > 0) within = found;
  }
  return within;
}

async function streetsOf({ pool, reference }: Known, start: TypedPart, within: Map<string, MatchingCommune> | null, most: number): Promise<Ranked[]> {
  const { number, words } = typedStreet(start);
  if (words.length < LEAST_LETTERS) return [];
  const streets = await seenStreets(pool, words, within && [...within.keys()], most);
  return streets.flatMap(({ wardCode, name, words: whole, lon, lat }) => {
    const ward = reference.ward(wardCode);
    if (!ward) return [];
    const around = within?.get(wardCode);
    const label = `${number}${name}, ${wardName(ward)}`;
    const address = addressOf(`${number}${name}`, around?.oldName ?? null, wardName(ward));
    // A commune's rank is below 20: of two streets of one name, the one in the likelier commune.
    const rank = STREET_RANK + (whole === words ? 0 : 1) + (around?.rank ?? 0) / 100;
    return [{ label, place: { address, wardCode, lon, lat, approximate: lon !== null }, oldName: around?.oldName ?? null, rank }];
  });
}
