import type { LocationQuery } from 'vue-router';
import { CHANNELS } from '@pakn/vocabulary';
import type { CaseFilter, CaseStatus, Channel, Progress } from '../gql/graphql';
import { beginOf, dayOf, endOf } from './day';
import type { ListOrder } from './live-rows';
import type { Row } from './row';

/** What narrows a list; lives in the address, so that it can be shared, reloaded and gone back to. */
export interface InboxFilter {
  text: string;
  category: string;
  ward: string;
  status: CaseStatus | '';
  progress: Progress | '';
  channel: Channel | '';
  /** Submitted on this day of the province or later, such as "2026-11-23"; '' for any. */
  from: string;
  /** Submitted on this day or before. */
  to: string;
  /** Only what the viewer has claimed. */
  mine: boolean;
}

export const NO_FILTER: InboxFilter = {
  text: '',
  category: '',
  ward: '',
  status: '',
  progress: '',
  channel: '',
  from: '',
  to: '',
  mine: false,
};

const ORDERS: Record<string, ListOrder> = { 'moi-nhat': 'NEWEST', 'cu-nhat': 'OLDEST', 'den-han': 'DUE_FIRST' };
const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** Statuses that a filter offers; drafts are nobody's but the reporter's. */
export const FILTER_STATUSES: readonly CaseStatus[] = [
  'AWAITING_ACCEPTANCE',
  'AWAITING_INFO',
  'IN_PROGRESS',
  'SCHEDULED',
  'RESULT_REVIEW',
  'ANSWERED',
  'CLOSED',
  'REJECTED',
];
/** Where a clock can stand in a list; what has none is not worked on. */
export const FILTER_PROGRESSES: readonly Progress[] = ['NOT_DUE', 'DUE_SOON', 'OVERDUE', 'PAUSED', 'ON_TIME', 'LATE'];

export function filterOf(query: LocationQuery): InboxFilter {
  const among = <T extends string>(known: readonly T[], word: string): T | '' => known.find((each) => each === one(query[word])) ?? '';
  return {
    text: one(query.q),
    category: one(query['linh-vuc']),
    ward: one(query['dia-ban']),
    status: among(FILTER_STATUSES, 'trang-thai'),
    progress: among(FILTER_PROGRESSES, 'tien-do'),
    channel: among(CHANNELS, 'hinh-thuc'),
    from: dayOf(one(query['tu-ngay'])),
    to: dayOf(one(query['den-ngay'])),
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
    'tien-do': filter.progress || undefined,
    'hinh-thuc': filter.channel || undefined,
    'tu-ngay': filter.from || undefined,
    'den-ngay': filter.to || undefined,
    cua: filter.mine ? 'toi' : undefined,
  };
}
export const orderQuery = (order: ListOrder): string | undefined => Object.keys(ORDERS).find((word) => ORDERS[word] === order);

/** Whether the bar of filters narrows the list; "Của tôi" is a view of its own. */
export const isFiltered = (filter: InboxFilter): boolean => Object.values({ ...filter, mine: '' }).some((value) => value !== '');

/** The graph's filter, or null when nothing is narrowed. */
export function caseFilter(filter: InboxFilter): CaseFilter | null {
  if (!isFiltered(filter) && !filter.mine) return null;
  return {
    ...(filter.text && { text: filter.text }),
    ...(filter.category && { categoryCode: [filter.category] }),
    ...(filter.ward && { wardCode: [filter.ward] }),
    ...(filter.status && { status: [filter.status] }),
    ...(filter.progress && { progress: [filter.progress] }),
    ...(filter.channel && { channel: [filter.channel] }),
    ...(filter.from && { submittedFrom: beginOf(filter.from) }),
    ...(filter.to && { submittedTo: endOf(filter.to) }),
    ...(filter.mine && { holder: 'MINE' as const }),
  };
}

/** Whether a row that an event brought fits the narrowing, as far as a screen can know: a text is the server's to search. */
export function fits(row: Row, filter: InboxFilter, viewerId: string): boolean {
  const submitted = row.submittedAt ? Date.parse(row.submittedAt) : NaN;
  return (
    (!filter.mine || row.assignments.some(({ officer, status }) => officer?.id === viewerId && status === 'CLAIMED')) &&
    (!filter.category || row.category?.code === filter.category) &&
    (!filter.ward || row.place.ward?.code === filter.ward) &&
    (!filter.status || row.status === filter.status) &&
    (!filter.progress || row.progress === filter.progress) &&
    (!filter.channel || row.channel === filter.channel) &&
    (!filter.from || submitted >= Date.parse(beginOf(filter.from))) &&
    (!filter.to || submitted < Date.parse(endOf(filter.to)))
  );
}
