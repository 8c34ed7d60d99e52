/** How the values of a column look: text, whole numbers, a ratio as per cent, a time (the clock on the wall: wallClock). */
export type ColumnKind = 'text' | 'number' | 'ratio' | 'time';

/** A heading over one column, or over the columns of its children. */
export type Heading = { text: string; kind: ColumnKind; width?: number } | { text: string; children: Heading[] };

export type Cell = string | number | Date | null;

/** A sheet as data: what is written, not how. */
export interface Sheet {
  name: string;
  title: string;
  /** Lines under the title: the filter, the moment that the figures are of. */
  notes: string[];
  headings: Heading[];
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>;
  /** The first row is the total, marked "*". */
  totalFirst: boolean;
}

/** A heading's place: rows and columns from 0, spans at least 1. */
export interface PlacedHeading {
  text: string;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

const heightOf = (heading: Heading): number => ('children' in heading ? 1 + Math.max(...heading.children.map(heightOf)) : 1);
/** The columns below the headings, from left to right: the ones without children. */
export const columnsOf = (headings: readonly Heading[]): { kind: ColumnKind; width?: number }[] =>
  headings.flatMap((heading) => ('children' in heading ? columnsOf(heading.children) : [heading]));

/** Lays headings out as merged cells: one without children reaches down to the last row, a group takes what its children leave. */
export function placeHeadings(headings: readonly Heading[]): { rows: number; placed: PlacedHeading[] } {
  const rows = Math.max(...headings.map(heightOf));
  const placed: PlacedHeading[] = [];
  const place = (heading: Heading, row: number, column: number): number => {
    if (!('children' in heading)) {
      placed.push({ text: heading.text, row, column, rowSpan: rows - row, columnSpan: 1 });
      return 1;
    }
    const childRow = rows - Math.max(...heading.children.map(heightOf));
    let columnSpan = 0;
    for (const child of heading.children) columnSpan += place(child, childRow, column + columnSpan);
    placed.push({ text: heading.text, row, column, rowSpan: childRow - row, columnSpan });
    return columnSpan;
  };
  let column = 0;
  for (const heading of headings) column += place(heading, 0, column);
  return { rows, placed };
}
