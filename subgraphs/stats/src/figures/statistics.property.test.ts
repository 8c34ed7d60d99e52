import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactRow } from '../columns/fact-columns.ts';
import type { PartRow } from '../columns/part-columns.ts';
import { AGENCY_IDS, AGENCY_KIND_OF, anyFilter, asOf, factRow, partRow } from '../testing/arbitrary-facts.ts';
import { countedCases, countedParts, plainPerformance } from '../testing/plain-scan.ts';
import type { Section } from './answer.ts';
import { Statistics } from './statistics.ts';
import { trendOf } from './trend.ts';

const PLACES = 12;
const sections: fc.Arbitrary<Section[]> = fc.subarray(['byCategory', 'byWard', 'byStatusAndChannel', 'byIdentity', 'trend', 'medianWorkingHours']);

type Step =
  | { does: 'change'; ordinal: number; row: Omit<FactRow, 'ordinal'> }
  | { does: 'help'; ordinal: number; caseOrdinal: number; row: Omit<PartRow, 'ordinal' | 'caseOrdinal'> }
  | { does: 'know'; agency: number }
  | { does: 'ask'; filter: number; at: Date; sections: Section[] };

const place = fc.nat(PLACES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('change' as const), ordinal: place, row: factRow }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('help' as const), ordinal: place, caseOrdinal: place, row: partRow }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('know' as const), agency: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('ask' as const), filter: fc.nat(2), at: asOf, sections }) },
);

test('P9 B-23: whatever changes between two questions, what was kept equals a plain scan of what is there now', () => {
  fc.assert(
    fc.property(fc.tuple(anyFilter, anyFilter, anyFilter), fc.array(step, { maxLength: 60, size: 'max' }), (filters, steps) => {
      let now = new Date(0);
      const known = new Set<string>();
      const statistics = new Statistics(() => now);
      const { columns } = statistics;
      const cases = new Map<number, FactRow>();
      const parts = new Map<number, PartRow>();
      for (const next of steps) {
        if (next.does === 'change') {
          cases.set(next.ordinal, { ...next.row, ordinal: next.ordinal });
          columns.facts.put({ ...next.row, ordinal: next.ordinal });
          columns.batch++;
        } else if (next.does === 'help') {
          parts.set(next.ordinal, { ...next.row, ordinal: next.ordinal, caseOrdinal: next.caseOrdinal });
          columns.parts.put({ ...next.row, ordinal: next.ordinal, caseOrdinal: next.caseOrdinal });
          columns.batch++;
        } else if (next.does === 'know') {
          const id = AGENCY_IDS[next.agency] as string;
          known.add(id);
          columns.agencies.set(id, { id, code: id.slice(-1), name: id.slice(-1), kind: AGENCY_KIND_OF.get(id) ?? 'PARTNER' });
          columns.references++;
          columns.batch++;
        } else {
          now = next.at;
          const filter = filters[next.filter] ?? {};
          const got = statistics.answer(filter, new Set(next.sections));
          const scanned = [[...cases.values()], [...parts.values()]] as const;
          // An agency whose copy has not arrived yet has no kind, so a filter by kind leaves it out.
          const isKnown = (id: string): boolean => !filter.agencyKind || known.has(id);
          const counted = countedCases(scanned[0], filter).filter((row) => isKnown(row.countedAgencyId));
          const helped = countedParts(scanned[0], scanned[1], filter).filter((part) => isKnown(part.agencyId));
          const withMedian = next.sections.includes('medianWorkingHours');
          const plain = (of: typeof counted, by: typeof helped) => ({
            ...plainPerformance(of, by, now),
            ...(withMedian ? {} : { medianWorkingHours: expect.toSatisfy(() => true) }),
          });
          expect(got.totals).toEqual(plain(counted, helped));
          for (const id of AGENCY_IDS) {
            expect(got.ofAgency(id)).toEqual(
              plain(
                counted.filter((row) => row.countedAgencyId === id),
                helped.filter((part) => part.agencyId === id),
              ),
            );
          }
          if (next.sections.includes('byStatusAndChannel')) expect(got.byStatusAndChannel.reduce((sum, { count }) => sum + count, 0)).toBe(counted.length);
          if (next.sections.includes('byCategory')) {
            for (const { category, row } of got.byCategory) expect(row.total).toBe(counted.filter((one) => one.categoryCode === category.code).length);
          }
          if (next.sections.includes('trend')) expect(trendOf(got.days, 'DAY').reduce((sum, { submitted }) => sum + submitted, 0)).toBe(counted.length);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('columns grow: ten thousand cases are all counted', () => {
  const statistics = new Statistics(() => new Date());
  const [row] = fc.sample(factRow, { numRuns: 1, seed: 3 });
  for (let ordinal = 0; ordinal < 10_000; ordinal++)
    statistics.columns.facts.put({ ...(row as FactRow), ordinal, status: ordinal % 4 === 0 ? 'IN_PROGRESS' : 'CLOSED' });
  expect(statistics.answer({}, new Set()).totals).toMatchObject({ total: 10_000, handled: { total: 7_500 }, inProgress: { total: 2_500 } });
});
