import { codesOf, type ClosedSet } from './closed-set.ts';

export const CASE_KIND = {
  INCIDENT: { vi: 'Phản ánh hiện trường', en: 'Incident', description: 'Something at a place that has to be dealt with.' },
  PROPOSAL: { vi: 'Kiến nghị, góp ý', en: 'Proposal', description: 'A proposal about how things are governed.' },
} as const satisfies ClosedSet;

export type CaseKind = keyof typeof CASE_KIND;
export const CASE_KINDS = codesOf(CASE_KIND);
