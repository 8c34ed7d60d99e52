import type { AgencyCopy, CategoryCopy, Columns, WardCopy } from '../columns/columns.ts';
import { CASE_STATUSES, CHANNELS, IDENTITY_MODES, type CaseStatus, type Channel, type IdentityMode } from '@pakn/vocabulary';
import type { GroupBy, Grouping } from './groupings.ts';
import type { HandledTally } from './handled-tally.ts';
import { byWorkingTime, median, medians } from './median.ts';
import { addOpenCases } from './open-cases.ts';
import { addParts } from './parts.ts';
import { CELLS, performanceOf, sumOf, type PerformanceFigures } from './performance.ts';
import type { Days } from './trend.ts';
import { dayOf } from '@pakn/service-kit/rules';

/** Parts of an answer that cost something of their own and are left out unless asked for. */
export type Section = 'byCategory' | 'byWard' | 'byStatusAndChannel' | 'byIdentity' | 'trend' | 'medianWorkingHours';

const GROUPING_OF: Record<Exclude<Section, 'medianWorkingHours'>, GroupBy> = {
  byCategory: 'category',
  byWard: 'ward',
  byStatusAndChannel: 'statusAndChannel',
  byIdentity: 'identity',
  trend: 'day',
};

export interface StatusChannelFigure {
  status: CaseStatus;
  channel: Channel;
  count: number;
}

/** What statistics say to one filter at one instant. Lists of groups are ordered by total, descending, then by name. */
export interface Answer {
  asOf: Date;
  /** Until when the answer stays true if no fact changes: then the next open case becomes late. */
  changesAt: number;
  totals: PerformanceFigures;
  byAgency: { agency: AgencyCopy; row: PerformanceFigures }[];
  byCategory: { category: CategoryCopy; row: PerformanceFigures }[];
  byWard: { ward: WardCopy; row: PerformanceFigures }[];
  byStatusAndChannel: StatusChannelFigure[];
  byIdentity: { identityMode: IdentityMode; count: number }[];
  days: Days;
  /** The row of any agency, one without a case of its own too (it may have helped). */
  ofAgency(id: string): PerformanceFigures;
  /** The row of any commune; of section `byWard`. */
  ofWard(code: string): PerformanceFigures;
}

interface Group {
  by: GroupBy;
  grouping: Grouping;
  cells: Int32Array;
}

const vietnamese = new Intl.Collator('vi');

/** Answers a filter in one synchronous run, so that all its figures are of the same batch: the handled cases as they were kept, the open ones and the helpers' parts counted now. */
export function answerFrom(columns: Columns, handled: HandledTally, asOf: Date, wanted: ReadonlySet<Section>): Answer {
  const { facts } = columns;
  const groups = groupsOf(handled, wanted);
  const changesAt = addOpenCases(columns, handled.masks, asOf.getTime(), groups.values());
  addParts(columns, handled.masks, groups.values());
  const sorted = wanted.has('medianWorkingHours') ? byWorkingTime(columns, handled.masks) : null;
  const rowsOf = (by: GroupBy): PerformanceFigures[] => {
    const group = groups.get(by);
    if (!group) return [];
    const middle = sorted && medians(columns, sorted, group.grouping);
    return Array.from({ length: group.grouping.groups }, (_, i) => performanceOf(cellsAt(group, i), middle?.[i] ?? null));
  };
  const [agencies, categories, wards] = [rowsOf('agency'), rowsOf('category'), rowsOf('ward')];
  return {
    asOf,
    changesAt,
    totals: performanceOf(sumOf(groups.get('agency')?.cells ?? []), sorted && median(columns, sorted)),
    byAgency: ranked(agencies, (code) => columns.agency(facts.agencies.text(code))).map(({ thing, row }) => ({ agency: thing, row })),
    byCategory: ranked(categories, (code) => columns.category(facts.categories.text(code))).map(({ thing, row }) => ({ category: thing, row })),
    byWard: ranked(wards, (code) => columns.ward(facts.wards.text(code))).map(({ thing, row }) => ({ ward: thing, row })),
    byStatusAndChannel: byStatusAndChannel(groups.get('statusAndChannel')),
    byIdentity: byIdentity(groups.get('identity')),
    days: { first: facts.length === 0 ? 0 : dayOf(facts.firstSubmittedAt), cells: groups.get('day')?.cells ?? new Int32Array(0) },
    ofAgency: (id) => agencies[facts.agencies.find(id)] ?? performanceOf([], null),
    ofWard: (code) => wards[facts.wards.find(code)] ?? performanceOf([], null),
  };
}

/** Copies of the kept cells, to add to. Agencies are always counted: the totals are their sum. */
function groupsOf(handled: HandledTally, wanted: ReadonlySet<Section>): Map<GroupBy, Group> {
  const needed: GroupBy[] = ['agency', ...[...wanted].flatMap((section) => (section === 'medianWorkingHours' ? [] : [GROUPING_OF[section]]))];
  const kept = handled.cellsOf(needed);
  return new Map(
    needed.flatMap((by) => {
      const counted = kept.get(by);
      return counted ? [[by, { by, grouping: counted.grouping, cells: counted.cells.slice() }]] : [];
    }),
  );
}

const cellsAt = ({ cells }: Group, group: number): Int32Array => cells.subarray(group * CELLS, (group + 1) * CELLS);
const countAt = (group: Group, at: number): number => performanceOf(cellsAt(group, at), null).total;

/** The groups that have a case, the largest first. */
function ranked<T extends { name: string }>(rows: readonly PerformanceFigures[], thingOf: (code: number) => T): { thing: T; row: PerformanceFigures }[] {
  return rows
    .flatMap((row, code) => (row.total === 0 ? [] : [{ thing: thingOf(code), row }]))
    .sort((a, b) => b.row.total - a.row.total || vietnamese.compare(a.thing.name, b.thing.name));
}

/** Only pairs that occur, in the order of the process and of the channels. */
function byStatusAndChannel(group: Group | undefined): StatusChannelFigure[] {
  if (!group) return [];
  return CASE_STATUSES.flatMap((status, s) => CHANNELS.map((channel, c) => ({ status, channel, count: countAt(group, s * CHANNELS.length + c) }))).filter(
    ({ count }) => count > 0,
  );
}

const byIdentity = (group: Group | undefined): { identityMode: IdentityMode; count: number }[] =>
  group ? IDENTITY_MODES.map((identityMode, code) => ({ identityMode, count: countAt(group, code) })) : [];
