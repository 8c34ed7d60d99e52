import type { LocationQuery } from 'vue-router';
import type { CaseFilter, CaseStatus } from '../gql/graphql';
import type { ListOrder } from './live-rows';
import type { Row } from './row';

/** What narrows a list; lives in the address, so that it can be shared, reloaded and gone back to. */
export interface InboxFilter {
  text: string;
  category: string;
  ward: string;
  status: CaseStatus | '';
  /** Only what the viewer has claimed. */
  mine: boolean;
}

export const NO_FILTER: InboxFilter = { text: '', category: '', ward: '', status: '', mine: false };

const ORDERS: Record<string, ListOrder> = { 'moi-nhat': 'NEWEST', 'cu-nhat': 'OLDEST', 'den-han': 'DUE_FIRST' };
const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** Statuses that a filter offers; drafts are nobody's but the reporter's. */
export const FILTER_STATUSES: readonly CaseStatus[] = ['AWAITING_ACCEPTANCE', 'IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW', 'ANSWERED', 'CLOSED', 'REJECTED'];

export function filterOf(query: LocationQuery): InboxFilter {
  const status = one(query['trang-thai']);
  return {
    text: one(query.q),
    category: one(query['linh-vuc']),
    ward: one(query['dia-ban']),
    status: FILTER_STATUSES.find((known) => known === status) ?? '',
    mine: one(query.cua) === 'toi',
  };
}

export function orderOf(query: LocationQuery, otherwise: ListOrder): ListOrder {
  return ORDERS[one(query['sap-xep'])] ?? otherwise;
}

/** The part of the address that the filter makes; empty values are left out. */
export function queryOf(filter: InboxFilter): Record<string, string | undefined> {
  return {
    q: filter.text || undefined,
    'linh-vuc': filter.category || undefined,
    'dia-ban': filter.ward || undefined,
    'trang-thai': filter.status || undefined,
    cua: filter.mine ? 'toi' : undefined,
  };
}
export const orderQuery = (order: ListOrder): string | undefined => Object.keys(ORDERS).find((word) => ORDERS[word] === order);

/** Whether the bar of filters narrows the list; "Của tôi" is a view of its own. */
export const isFiltered = ({ text, category, ward, status }: InboxFilter): boolean => [text, category, ward, status].some((value) => value !== '');

/** The graph's filter, or null when nothing is narrowed. */
export function caseFilter(filter: InboxFilter): CaseFilter | null {
  if (!isFiltered(filter) && !filter.mine) return null;
  return {
    ...(filter.text && { text: filter.text }),
    ...(filter.category && { categoryCode: [filter.category] }),
    ...(filter.ward && { wardCode: [filter.ward] }),
    ...(filter.status && { status: [filter.status] }),
    ...(filter.mine && { holder: 'MINE' as const }),
  };
}

/** Whether a row that an event brought fits the narrowing, as far as a screen can know: a text is the server's to search. */
export function fits(row: Row, filter: InboxFilter, viewerId: string): boolean {
  return (
    (!filter.mine || row.assignments.some(({ officer, status }) => officer?.id === viewerId && status === 'CLAIMED')) &&
    (!filter.category || row.category?.code === filter.category) &&
    (!filter.ward || row.place.ward?.code === filter.ward) &&
    (!filter.status || row.status === filter.status)
  );
}
