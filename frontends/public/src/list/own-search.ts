import type { LocationQuery } from 'vue-router';
import type { CaseFilter, CaseStatus } from '../gql/graphql';

/** The parts of "Phản ánh của tôi", by what stands in the address; the first is shown when nothing does. */
export const SECTIONS = ['da-gui', 'nhap', 'theo-doi'] as const;
export type Section = (typeof SECTIONS)[number];

/** What can be asked of one's own reports; lives in the address, as the public search does. */
export interface OwnSearch {
  text: string;
  state: string;
}

/** The states that a reporter can ask for, by what stands in the address. */
export const OWN_STATES: Record<string, CaseStatus[]> = {
  'dang-xu-ly': ['AWAITING_ACCEPTANCE', 'IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW'],
  'can-bo-sung': ['AWAITING_INFO'],
  'da-tra-loi': ['ANSWERED', 'CLOSED'],
  'khong-tiep-nhan': ['REJECTED', 'MERGED', 'WITHDRAWN'],
};

const one = (value: LocationQuery[string] | undefined): string => (typeof value === 'string' ? value : '');

export const readSection = (query: LocationQuery): Section => SECTIONS.find((section) => section === query.muc) ?? 'da-gui';

export function readOwnSearch(query: LocationQuery): OwnSearch {
  const state = one(query.trang_thai);
  return { text: one(query.tu_khoa), state: state in OWN_STATES ? state : '' };
}

export function ownSearchQuery({ text, state }: OwnSearch): Record<string, string> {
  return Object.fromEntries(Object.entries({ tu_khoa: text.trim(), trang_thai: state }).filter(([, value]) => value !== ''));
}

/** Drafts have a part of their own. */
const SENT = Object.values(OWN_STATES).flat();

export const ownFilter = ({ text, state }: OwnSearch): CaseFilter => ({ ...(text.trim() ? { text: text.trim() } : {}), status: OWN_STATES[state] ?? SENT });

/** Whether anything is looked for. */
export const isSearching = ({ text, state }: OwnSearch): boolean => text.trim() !== '' || state !== '';
