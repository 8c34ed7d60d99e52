import { cleanText, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Case } from '../entities/case.entity.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { locate, mayLieIn } from '../reference/locate.ts';
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
 * What an edit makes of a place, and what is wrong with it. A new point brings its commune unless one is chosen. A given point is exact; the place is approximate
 * when its commune cannot hold its point, for then one of the two is not where it happened (ADR 0031).
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
    if (!ward) problems.push({ path: 'place.wardCode', code: 'UNKNOWN', message: UNKNOWN_WARD });
    const { lon, lat } = edit.lon == null ? { lon: before?.lon, lat: before?.lat } : edit;
    const isElsewhere = ward !== undefined && lon != null && lat != null && !mayLieIn(ward, lon, lat);
    Object.assign(place, { wardCode: edit.wardCode, approximate: isElsewhere });
  }
  return { place, problems };
}
