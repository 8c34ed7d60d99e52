import { searchWords } from '@pakn/vocabulary';
import { wardName } from '../reference/locate.ts';
import { oldNameOf, withoutKind } from '../reference/old-name.ts';
import type { Ward } from '../reference/reference-book.ts';

/** A name that somebody may type for a commune: its own, one that it was made of, or the district that it lay in. */
export interface KnownPlace {
  ward: Ward;
  is: 'present' | 'old' | 'district';
  /** Folded: phuong, xa, thi tran, dac khu, thi xa, thanh pho or huyen; null: not said. */
  kind: string | null;
  /** Folded, without the kind. */
  name: string;
  /** As it is written, of a former one: "Phường Vĩnh Hải, thành phố Nha Trang". */
  written: string | null;
}

let known: { wards: readonly Ward[]; places: readonly KnownPlace[] } | null = null;

/** All names of the province's communes, some hundreds. They are made once a reading of the catalogue. */
export function knownPlaces(wards: readonly Ward[]): readonly KnownPlace[] {
  if (known?.wards !== wards) known = { wards, places: wards.flatMap(namesOf) };
  return known.places;
}

function namesOf(ward: Ward): KnownPlace[] {
  const place = (is: KnownPlace['is'], text: string, written: string | null): KnownPlace => ({ ward, is, ...withoutKind(searchWords(text)), written });
  const present = place('present', wardName(ward), null);
  const old = ward.oldNames.map((written) => place('old', oldNameOf(written).commune, written));
  const districts = [...new Set(ward.oldNames.map((written) => oldNameOf(written).district).filter(Boolean))];
  return [
    present,
    ...old.filter(({ kind, name }) => kind !== present.kind || name !== present.name),
    ...districts.map((district) => place('district', district, `${district.charAt(0).toUpperCase()}${district.slice(1)}`)),
  ];
}
