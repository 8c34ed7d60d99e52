import type { CaseStatus } from '@pakn/vocabulary';

/** What can be asked of the public reports, in a list or on the map; lives in the address, so that a search can be shared and the back button works. */
export interface CaseSearch {
  text: string;
  state: string;
  category: string;
  ward: string;
  topic: string;
}

/** The states that a visitor can ask for, by what stands in the address. */
export const SEARCH_STATES: Record<string, CaseStatus[]> = {
  'dang-xu-ly': ['IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW', 'AWAITING_INFO'],
  'da-tra-loi': ['ANSWERED', 'CLOSED'],
};

/** The query of an address, as vue-router reads it. */
type AddressQuery = Readonly<Record<string, unknown>>;

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

export function readSearch(query: AddressQuery): CaseSearch {
  const state = one(query.trang_thai);
  return { text: one(query.tu_khoa), state: state in SEARCH_STATES ? state : '', category: one(query.linh_vuc), ward: one(query.xa), topic: one(query.chu_de) };
}

export function searchQuery({ text, state, category, ward, topic }: CaseSearch): Record<string, string> {
  const named = { tu_khoa: text.trim(), trang_thai: state, linh_vuc: category, xa: ward, chu_de: topic };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ''));
}

/** The part of the graph's CaseFilter that a search asks for. */
export interface SearchFilter {
  text?: string;
  status?: CaseStatus[];
  categoryCode?: string[];
  wardCode?: string[];
  topicCode?: string[];
}

export function filterOf({ text, state, category, ward, topic }: CaseSearch): SearchFilter {
  const filter: SearchFilter = {};
  if (text.trim()) filter.text = text.trim();
  const status = SEARCH_STATES[state];
  if (status) filter.status = status;
  if (category) filter.categoryCode = [category];
  if (ward) filter.wardCode = [ward];
  if (topic) filter.topicCode = [topic];
  return filter;
}
