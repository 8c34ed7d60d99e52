import { readSearch, type CaseSearch } from '@pakn/graph/case-search';

/** What the map's addresses said before they were those of the list: shared ones still lead where they did. */
const EARLIER_STATES: Readonly<Record<string, string>> = { doing: 'dang-xu-ly', answered: 'da-tra-loi' };

/** The search of an address of the map: the same words as in the list's address. */
export function readMapSearch(query: Readonly<Record<string, unknown>>): CaseSearch {
  const earlier = { tu_khoa: query['q'], linh_vuc: query['linh-vuc'], trang_thai: EARLIER_STATES[String(query['trang-thai'])] };
  const given = Object.fromEntries(Object.entries(earlier).filter(([, value]) => typeof value === 'string'));
  return readSearch({ ...given, ...query });
}
