import { cleanText, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Case } from '../entities/case.entity.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { locate, mayLieIn, wardName } from '../reference/locate.ts';
import { problemsOf, UNKNOWN_WARD } from './words.ts';

/** A corrected place; what is left out stays. */
export interface PlaceEdit {
  address?: string | null;
  lon?: number | null;
  lat?: number | null;
  wardCode?: string | null;
}

const LONGEST_ADDRESS = 300;

type Place = Pick<Case, 'address' | 'wardCode' | 'lon' | 'lat' | 'approximate'>;

/**
 * What an edit makes of a place, and what is wrong with it. A new point brings its commune unless one is chosen; one that cannot be there is refused.
 * A given point is exact; a place is approximate when its commune was changed and the point that it had does not lie there.
 */
export function editedPlace(
  edit: PlaceEdit,
  reference: Pick<ReferenceBook, 'ward' | 'nearestWard'>,
  before?: Place,
): { place: Partial<Place>; problems: FieldProblemData[] } {
  const problems: FieldProblemData[] = [];
  const place: Partial<Place> = {};
  if (edit.address != null) {
    place.address = cleanText(edit.address);
    problems.push(...problemsOf(place.address, { path: 'place.address', name: { vi: 'địa điểm', en: 'the place' }, longest: LONGEST_ADDRESS }));
  }
  if ((edit.lon == null) !== (edit.lat == null))
    problems.push({ path: 'place', code: 'POINT_INCOMPLETE', message: { vi: 'Hãy chọn lại vị trí trên bản đồ.', en: 'Choose the place on the map again.' } });
  else if (edit.lon != null && edit.lat != null) {
    const located = locate(reference, edit.lon, edit.lat);
    if (located.wardCode === null)
      problems.push({ path: 'place', code: 'OUT_OF_PROVINCE', message: { vi: 'Vị trí nằm ngoài địa bàn tỉnh.', en: 'This place is outside the province.' } });
    Object.assign(place, { lon: edit.lon, lat: edit.lat, wardCode: located.wardCode, approximate: false });
    if (!place.address && before && !before.address) place.address = located.address;
  }
  if (edit.wardCode != null) {
    const ward = reference.ward(edit.wardCode);
    const isBeside = (lon?: number | null, lat?: number | null): boolean => ward !== undefined && lon != null && lat != null && !mayLieIn(ward, lon, lat);
    if (!ward) problems.push({ path: 'place.wardCode', code: 'UNKNOWN', message: UNKNOWN_WARD });
    else if (isBeside(edit.lon, edit.lat))
      problems.push({
        path: 'place.wardCode',
        code: 'NOT_AT_POINT',
        message: {
          vi: `Vị trí đã ghim không nằm ở ${wardName(ward)}. Hãy ghim lại, bỏ ghim hoặc chọn lại xã, phường.`,
          en: `The pinned place is not in ${ward.name}. Pin it again, remove the pin or choose another commune.`,
        },
      });
    Object.assign(place, { wardCode: edit.wardCode, approximate: edit.lon == null && isBeside(before?.lon, before?.lat) });
  }
  return { place, problems };
}
