import type { CaseStatus } from '@pakn/vocabulary';
import { instantsOf, readDay, type Days } from './days';

/** What can be asked of the public reports, in a list or on the map; lives in the address, so that a search can be shared and the back button works. The days are of the sending. */
export interface CaseSearch extends Days {
  text: string;
  state: string;
  category: string;
  ward: string;
  topic: string;
  agency: string;
}

/** The states that a visitor can ask for, by what stands in the address. */
export const SEARCH_STATES: Record<string, CaseStatus[]> = {
  'dang-xu-ly': ['IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW', 'AWAITING_INFO'],
  'da-tra-loi': ['ANSWERED', 'CLOSED'],
};

/** The query of an address, as vue-router reads it. */
type AddressQuery = Readonly<Record<string, unknown>>;

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What of a search is named how in the address. */
const NAMES: Record<keyof CaseSearch, string> = {
  text: 'tu_khoa',
  state: 'trang_thai',
  category: 'linh_vuc',
  ward: 'xa',
  topic: 'chu_de',
  agency: 'co_quan',
  from: 'tu_ngay',
  to: 'den_ngay',
};
const ALL = Object.keys(NAMES) as (keyof CaseSearch)[];

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is no state, id or day counts as not asked. */
export function readSearch(query: AddressQuery): CaseSearch {
  const read = Object.fromEntries(ALL.map((key) => [key, one(query[NAMES[key]])])) as unknown as CaseSearch;
  return {
    ...read,
    state: read.state in SEARCH_STATES ? read.state : '',
    agency: ID.test(read.agency) ? read.agency : '',
    from: readDay(read.from),
    to: readDay(read.to),
  };
}

export function searchQuery(search: CaseSearch): Record<string, string> {
  return Object.fromEntries(ALL.map((key) => [NAMES[key], search[key].trim()]).filter(([, value]) => value !== ''));
}

/** Whether it asks for more than words, a state and a category. */
export const asksMore = ({ ward, topic, agency, from, to }: CaseSearch): boolean => [ward, topic, agency, from, to].some((value) => value !== '');

/** The part of the graph's CaseFilter that a search asks for. */
export interface SearchFilter {
  text?: string;
  status?: CaseStatus[];
  categoryCode?: string[];
  wardCode?: string[];
  topicCode?: string[];
  agencyId?: string;
  submittedFrom?: string;
  submittedTo?: string;
}

export function filterOf({ text, state, category, ward, topic, agency, ...days }: CaseSearch): SearchFilter {
  const filter: SearchFilter = {};
  if (text.trim()) filter.text = text.trim();
  const status = SEARCH_STATES[state];
  if (status) filter.status = status;
  if (category) filter.categoryCode = [category];
  if (ward) filter.wardCode = [ward];
  if (topic) filter.topicCode = [topic];
  if (agency) filter.agencyId = agency;
  const { from, to } = instantsOf(days);
  if (from) filter.submittedFrom = from;
  if (to) filter.submittedTo = to;
  return filter;
}
