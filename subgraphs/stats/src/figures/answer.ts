import type { AgencyCopy, CategoryCopy, Columns, WardCopy } from '../columns/columns.ts';
import { CASE_STATUSES, CHANNELS, IDENTITY_MODES, type CaseStatus, type Channel, type IdentityMode } from '../facts/terms.ts';
import { masksOf, type Filter, type Masks } from './filter.ts';
import { byWorkingTime, median, medians } from './median.ts';
import { CELLS, performanceOf, type PerformanceFigures } from './performance.ts';
import { scan, type Scan } from './scan.ts';
import { sumOf, tally, tallyParts, type Grouping } from './tally.ts';
import { tallyDays, type Days } from './trend.ts';

/** Parts of an answer that cost a walk over the cases of their own and are left out unless asked for. */
export type Section = 'byCategory' | 'byWard' | 'byStatusAndChannel' | 'byIdentity' | 'trend' | 'medianWorkingHours';

export interface StatusChannelFigure {
  status: CaseStatus;
  channel: Channel;
  count: number;
}

/** What statistics say to one filter at one instant. Every list is ordered by total, descending, then by name. */
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

const NO_DAYS: Days = { first: 0, cells: new Uint32Array(0) };
const vietnamese = new Intl.Collator('vi');

/** Answers a filter in one synchronous run, so that all its figures are of the same batch. */
export function answer(columns: Columns, filter: Filter, asOf: Date, wanted: ReadonlySet<Section>): Answer {
  const masks = masksOf(columns, filter);
  const scanned = scan(columns, masks, asOf.getTime());
  const sorted = wanted.has('medianWorkingHours') ? byWorkingTime(columns, scanned) : null;
  const rowsOf = (grouping: Grouping): { rows: PerformanceFigures[]; cells: Uint32Array } => groupRows(columns, { masks, scanned, sorted }, grouping);
  const { facts } = columns;
  const agencies = rowsOf({ of: 'agency', groups: facts.agencies.size });
  const categories = wanted.has('byCategory') ? rowsOf({ of: 'category', groups: facts.categories.size }).rows : [];
  const wards = wanted.has('byWard') ? rowsOf({ of: 'ward', groups: facts.wards.size }).rows : [];
  return {
    asOf,
    changesAt: scanned.changesAt,
    totals: performanceOf(sumOf(agencies.cells), sorted && median(columns, sorted)),
    byAgency: ranked(agencies.rows, (code) => columns.agency(facts.agencies.text(code))).map(({ thing, row }) => ({ agency: thing, row })),
    byCategory: ranked(categories, (code) => columns.category(facts.categories.text(code))).map(({ thing, row }) => ({ category: thing, row })),
    byWard: ranked(wards, (code) => columns.ward(facts.wards.text(code))).map(({ thing, row }) => ({ ward: thing, row })),
    byStatusAndChannel: wanted.has('byStatusAndChannel') ? byStatusAndChannel(columns, scanned) : [],
    byIdentity: wanted.has('byIdentity') ? byIdentity(columns, scanned) : [],
    days: wanted.has('trend') ? tallyDays(columns, scanned) : NO_DAYS,
    ofAgency: (id) => agencies.rows[facts.agencies.find(id)] ?? performanceOf([], null),
    ofWard: (code) => wards[facts.wards.find(code)] ?? performanceOf([], null),
  };
}

function groupRows(
  columns: Columns,
  { masks, scanned, sorted }: { masks: Masks; scanned: Scan; sorted: Uint32Array | null },
  grouping: Grouping,
): { rows: PerformanceFigures[]; cells: Uint32Array } {
  const cells = tally(columns, scanned, grouping);
  tallyParts(columns, masks, grouping, cells);
  const middle = sorted && medians(columns, sorted, grouping);
  const rows = Array.from({ length: grouping.groups }, (_, group) =>
    performanceOf(cells.subarray(group * CELLS, (group + 1) * CELLS), middle?.[group] ?? null),
  );
  return { rows, cells };
}

/** The groups that have a case, the largest first. */
function ranked<T extends { name: string }>(rows: readonly PerformanceFigures[], thingOf: (code: number) => T): { thing: T; row: PerformanceFigures }[] {
  return rows
    .flatMap((row, code) => (row.total === 0 ? [] : [{ thing: thingOf(code), row }]))
    .sort((a, b) => b.row.total - a.row.total || vietnamese.compare(a.thing.name, b.thing.name));
}

/** Only pairs that occur, in the order of the process and of the channels. */
function byStatusAndChannel({ facts }: Columns, { rows }: Scan): StatusChannelFigure[] {
  const counts = new Uint32Array(CASE_STATUSES.length * CHANNELS.length);
  for (const row of rows) counts[(facts.status[row] as number) * CHANNELS.length + (facts.channel[row] as number)]!++;
  return CASE_STATUSES.flatMap((status, s) => CHANNELS.map((channel, c) => ({ status, channel, count: counts[s * CHANNELS.length + c] as number }))).filter(
    ({ count }) => count > 0,
  );
}

function byIdentity({ facts }: Columns, { rows }: Scan): { identityMode: IdentityMode; count: number }[] {
  const counts = new Uint32Array(IDENTITY_MODES.length);
  for (const row of rows) counts[facts.identity[row] as number]!++;
  return IDENTITY_MODES.map((identityMode, code) => ({ identityMode, count: counts[code] as number }));
}
