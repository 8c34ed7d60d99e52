import type { RowPartsFragment } from '../gql/graphql';

export type Performance = RowPartsFragment;
export interface AgencyRow {
  agency: { id: string; code: string; name: string };
  row: Performance;
}
/** The columns of the predecessor's table that hold numbers, in its order. */
export const COLUMNS = [
  'total',
  'handled.total',
  'handled.onTime',
  'handled.late',
  'inProgress.total',
  'inProgress.onTime',
  'inProgress.late',
  'ratings.total',
  'ratings.verySatisfied',
  'ratings.satisfied',
  'ratings.neutral',
  'ratings.dissatisfied',
] as const;
export type Column = (typeof COLUMNS)[number];
export interface Sorting {
  column: Column | 'name';
  descending: boolean;
}

/** One number of a row, by its column. */
export function cell(row: Performance, column: Column): number {
  const [group, part] = column.split('.') as ['total' | 'handled' | 'inProgress' | 'ratings', string | undefined];
  if (group === 'total') return row.total;
  return (row[group] as unknown as Record<string, number>)[part ?? 'total'] ?? 0;
}

/** Overdue columns stand out when they are not zero. */
export const isLate = (column: Column): boolean => column.endsWith('.late') || column === 'ratings.dissatisfied';
/** Columns at which a group of the three-level header begins. */
export const beginsGroup = (column: Column): boolean =>
  column === 'total' || column === 'handled.total' || column === 'inProgress.total' || column === 'ratings.total';

/** Rows in the asked order; equal ones by name, as Vietnamese sorts. */
export function sortRows(rows: readonly AgencyRow[], { column, descending }: Sorting): AgencyRow[] {
  const byName = (one: AgencyRow, other: AgencyRow): number => one.agency.name.localeCompare(other.agency.name, 'vi');
  const turn = descending ? -1 : 1;
  return [...rows].sort((one, other) =>
    column === 'name' ? turn * byName(one, other) : turn * (cell(one.row, column) - cell(other.row, column)) || byName(one, other),
  );
}

/** Lengths of the bar below a name, in percent of the largest agency: on time (and in time), then overdue. */
export function barOf(row: Performance, largest: number): { good: number; late: number } {
  if (largest <= 0) return { good: 0, late: 0 };
  const late = row.handled.late + row.inProgress.late;
  return { good: ((row.total - late) / largest) * 100, late: (late / largest) * 100 };
}
