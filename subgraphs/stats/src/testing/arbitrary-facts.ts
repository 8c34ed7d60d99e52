import fc from 'fast-check';
import type { FactRow } from '../columns/fact-columns.ts';
import type { PartRow } from '../columns/part-columns.ts';
import { CASE_STATUSES, CHANNELS, IDENTITY_MODES, SATISFACTIONS, URGENCIES } from '@pakn/vocabulary';
import type { Filter } from '../figures/filter.ts';

/** Small worlds, so that groups fill up and filters hit something. */
export const AGENCY_IDS = ['a', 'b', 'c', 'd'].map((letter) => `00000000-0000-4000-8000-00000000000${letter}`);
export const CATEGORY_CODES = ['ROAD', 'POWER', 'WASTE'];
export const TOPIC_CODES = ['STORM', 'CLEAN_SEA'];
export const WARD_CODES = ['22333', '22366', '22390'];
export const AGENCY_KIND_OF = new Map([
  [AGENCY_IDS[0], 'OPERATOR'],
  [AGENCY_IDS[1], 'DEPARTMENT'],
  [AGENCY_IDS[2], 'DEPARTMENT'],
] as const);

const FIRST = Date.UTC(2026, 9, 28);
const LAST = Date.UTC(2026, 10, 21);
/** Six hours apart, so that cases fall on the edges of filters and deadlines now and then. */
const STEP = 6 * 3_600_000;
const instant = fc.integer({ min: FIRST / STEP, max: LAST / STEP }).map((step) => step * STEP);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });

export const asOf: fc.Arbitrary<Date> = instant.map((at) => new Date(at));

export const factRow: fc.Arbitrary<Omit<FactRow, 'ordinal'>> = fc.record({
  status: fc.constantFrom(...CASE_STATUSES),
  channel: fc.constantFrom(...CHANNELS),
  identityMode: fc.constantFrom(...IDENTITY_MODES),
  urgency: fc.constantFrom(...URGENCIES),
  categoryCode: maybe(fc.constantFrom(...CATEGORY_CODES)),
  topicCode: maybe(fc.constantFrom(...TOPIC_CODES)),
  wardCode: maybe(fc.constantFrom(...WARD_CODES)),
  countedAgencyId: fc.constantFrom(...AGENCY_IDS),
  submittedAt: instant,
  dueAt: maybe(instant),
  pausedAt: maybe(instant),
  verdict: maybe(fc.constantFrom('ON_TIME', 'LATE')),
  satisfaction: maybe(fc.constantFrom(...SATISFACTIONS)),
  reopened: fc.nat(2),
  usedMinutes: maybe(fc.nat(5_000)),
});

export const partRow: fc.Arbitrary<Omit<PartRow, 'ordinal' | 'caseOrdinal'>> = fc.record({
  agencyId: fc.constantFrom(...AGENCY_IDS),
  part: fc.constantFrom('LEAD', 'COORDINATOR'),
  status: fc.constantFrom('PENDING', 'CLAIMED', 'COMPLETED', 'RETURNED'),
  dueAt: maybe(instant),
  completedAt: maybe(instant),
  gone: fc.boolean(),
});

/** Mostly absent: a filter of many conditions leaves nothing over to count. */
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary, weight: 1 });

export const anyFilter: fc.Arbitrary<Filter> = fc.record({
  from: optional(instant.map((at) => new Date(at))),
  to: optional(instant.map((at) => new Date(at))),
  agencyId: optional(fc.constantFrom(...AGENCY_IDS, '00000000-0000-4000-8000-0000000000ff')),
  agencyKind: optional(fc.constantFrom('OPERATOR', 'DEPARTMENT', 'POLICE')),
  categoryCode: optional(fc.constantFrom(...CATEGORY_CODES, 'NONE')),
  topicCode: optional(fc.constantFrom(...TOPIC_CODES, 'NONE')),
  wardCode: optional(fc.constantFrom(...WARD_CODES, '00000')),
  channel: optional(fc.constantFrom(...CHANNELS)),
  urgency: optional(fc.subarray([...URGENCIES])),
  identityMode: optional(fc.constantFrom(...IDENTITY_MODES)),
});
