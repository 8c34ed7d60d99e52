import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Columns } from '../columns/columns.ts';
import type { FactRow } from '../columns/fact-columns.ts';
import type { PartRow } from '../columns/part-columns.ts';
import { AGENCY_KIND_OF, anyFilter, asOf, factRow, partRow } from '../testing/arbitrary-facts.ts';
import { countedCases, countedParts, plainPerformance } from '../testing/plain-scan.ts';
import { answerFrom, type Section } from './answer.ts';
import { HandledTally } from './handled-tally.ts';
import { CELLS } from './performance.ts';
import { trendOf } from './trend.ts';

const ALL: ReadonlySet<Section> = new Set<Section>(['byCategory', 'byWard', 'byStatusAndChannel', 'byIdentity', 'trend', 'medianWorkingHours']);

interface World {
  columns: Columns;
  cases: FactRow[];
  parts: PartRow[];
}

/** Every case is put in twice, first as another one was: what was there before must leave no trace. */
function worldOf(facts: Omit<FactRow, 'ordinal'>[], parts: Omit<PartRow, 'ordinal' | 'caseOrdinal'>[]): World {
  const columns = new Columns();
  for (const [id, kind] of AGENCY_KIND_OF) if (id) columns.agencies.set(id, { id, code: id.slice(-1), name: `Cơ quan ${id.slice(-1)}`, kind });
  const cases = facts.map((row, ordinal) => ({ ...row, ordinal }));
  facts.forEach((_, ordinal) => columns.facts.put({ ...(facts.at(-1 - ordinal) as FactRow), ordinal }));
  for (const row of cases) columns.facts.put(row);
  const placed = cases.length === 0 ? [] : parts.map((part, ordinal) => ({ ...part, ordinal, caseOrdinal: (ordinal * 7) % cases.length }));
  for (const part of placed) columns.parts.put(part);
  return { columns, cases, parts: placed };
}
const world = fc
  .tuple(fc.array(factRow, { maxLength: 60, size: 'max' }), fc.array(partRow, { maxLength: 30, size: 'max' }))
  .map(([facts, parts]) => worldOf(facts, parts));

test('A6-03 B-23: every figure of the columns equals a plain scan, for any filter at any moment', () => {
  fc.assert(
    fc.property(world, anyFilter, asOf, ({ columns, cases, parts }, filter, at) => {
      const got = answerFrom(columns, new HandledTally(columns, filter), at, ALL);
      const counted = countedCases(cases, filter);
      const helped = countedParts(cases, parts, filter);
      expect(got.totals).toEqual(plainPerformance(counted, helped, at));
      for (const { agency, row } of got.byAgency) {
        expect(row).toEqual(
          plainPerformance(
            counted.filter((one) => one.countedAgencyId === agency.id),
            helped.filter((one) => one.agencyId === agency.id),
            at,
          ),
        );
      }
      for (const { category, row } of got.byCategory) {
        expect(row).toEqual(
          plainPerformance(
            counted.filter((one) => one.categoryCode === category.code),
            helped.filter((one) => one.of.categoryCode === category.code),
            at,
          ),
        );
      }
      for (const { ward, row } of got.byWard) {
        expect(row).toEqual(
          plainPerformance(
            counted.filter((one) => one.wardCode === ward.code),
            helped.filter((one) => one.of.wardCode === ward.code),
            at,
          ),
        );
      }
      for (const { status, channel, count } of got.byStatusAndChannel)
        expect(count).toBe(counted.filter((one) => one.status === status && one.channel === channel).length);
      for (const { identityMode, count } of got.byIdentity) expect(count).toBe(counted.filter((one) => one.identityMode === identityMode).length);
    }),
    { numRuns: 300 },
  );
});

test('A6-03: total = handled + in progress, each = on time + late, ratings = their parts, totals = sum over agencies', () => {
  fc.assert(
    fc.property(world, anyFilter, asOf, ({ columns }, filter, at) => {
      const { totals, byAgency, byStatusAndChannel, byIdentity } = answerFrom(columns, new HandledTally(columns, filter), at, ALL);
      for (const row of [totals, ...byAgency.map((one) => one.row)]) {
        expect(row.total).toBe(row.handled.total + row.inProgress.total);
        for (const split of [row.handled, row.inProgress, row.coordination]) expect(split.total).toBe(split.onTime + split.late);
        const { ratings } = row;
        expect(ratings.total).toBe(ratings.verySatisfied + ratings.satisfied + ratings.neutral + ratings.dissatisfied);
      }
      const sum = (of: (row: typeof totals) => number): number => byAgency.reduce((all, { row }) => all + of(row), 0);
      expect(sum((row) => row.total)).toBe(totals.total);
      expect(sum((row) => row.handled.late)).toBe(totals.handled.late);
      expect(sum((row) => row.inProgress.late)).toBe(totals.inProgress.late);
      expect(sum((row) => row.ratings.total)).toBe(totals.ratings.total);
      expect(byStatusAndChannel.reduce((all, { count }) => all + count, 0)).toBe(totals.total);
      expect(byIdentity.reduce((all, { count }) => all + count, 0)).toBe(totals.total);
      expect(byAgency.map(({ row }) => row.total)).toEqual(byAgency.map(({ row }) => row.total).sort((a, b) => b - a));
    }),
    { numRuns: 300 },
  );
});

test('A6-03: the trend cuts the same cases by local day, week and month', () => {
  fc.assert(
    fc.property(world, anyFilter, asOf, ({ columns, cases }, filter, at) => {
      const { totals, days } = answerFrom(columns, new HandledTally(columns, filter), at, ALL);
      const counted = countedCases(cases, filter);
      for (const bucket of ['DAY', 'WEEK', 'MONTH'] as const) {
        const points = trendOf(days, bucket);
        const sum = (of: (point: (typeof points)[number]) => number): number => points.reduce((all, point) => all + of(point), 0);
        expect(sum((point) => point.submitted)).toBe(totals.total);
        expect(sum((point) => point.handled)).toBe(totals.handled.total);
        expect(sum((point) => point.late)).toBe(totals.handled.late);
        expect(sum((point) => point.ratings.total)).toBe(totals.ratings.total);
        points.forEach(({ from, submitted, handled, onTime, late }, i) => {
          const next = points[i + 1]?.from.getTime() ?? Infinity;
          expect(submitted).toBe(counted.filter((row) => row.submittedAt >= from.getTime() && row.submittedAt < next).length);
          expect(handled).toBe(onTime + late);
        });
      }
    }),
    { numRuns: 200 },
  );
});

test('trend: buckets begin at midnight in Việt Nam, weeks on Monday, months on the first, empty ones are there', () => {
  const at = (text: string): number => new Date(`${text}+07:00`).getTime();
  const facts = ['2026-10-31T23:59:59', '2026-11-01T00:00:00', '2026-11-20T08:00:00'].map(
    (text) =>
      ({
        submittedAt: at(text),
        status: 'CLOSED',
        channel: 'WEB',
        identityMode: 'PUBLIC_NAME',
        urgency: 'NORMAL',
        categoryCode: null,
        topicCode: null,
        wardCode: null,
        countedAgencyId: 'a',
        dueAt: null,
        pausedAt: null,
        verdict: 'ON_TIME',
        satisfaction: null,
        reopened: 0,
        usedMinutes: null,
      }) as const,
  );
  const { columns } = worldOf([...facts], []);
  const { days } = answerFrom(columns, new HandledTally(columns, {}), new Date(at('2026-11-20T09:00:00')), ALL);
  expect(days.cells).toHaveLength(21 * CELLS);
  expect(trendOf(days, 'MONTH').map(({ from, submitted }) => [from.getTime(), submitted])).toEqual([
    [at('2026-10-01T00:00:00'), 1],
    [at('2026-11-01T00:00:00'), 2],
  ]);
  expect(trendOf(days, 'WEEK').map(({ from, submitted }) => [from.getTime(), submitted])).toEqual([
    [at('2026-10-26T00:00:00'), 2],
    [at('2026-11-02T00:00:00'), 0],
    [at('2026-11-09T00:00:00'), 0],
    [at('2026-11-16T00:00:00'), 1],
  ]);
  expect(
    trendOf(days, 'DAY')
      .filter(({ submitted }) => submitted > 0)
      .map(({ from }) => from.getTime()),
  ).toEqual([at('2026-10-31T00:00:00'), at('2026-11-01T00:00:00'), at('2026-11-20T00:00:00')]);
});
