/** What every row of content has. Plain values: what a mutation answers is kept as JSON. */
export interface ContentRow {
  /** Rises with every change: who saves names the one that was seen. */
  version: number;
}

/** A table of content in the schema `cases`. Its names are constants of the code, never input. */
export interface ContentTable<R extends ContentRow> {
  /** Of the table, and what the audit log calls a row. */
  name: 'notice' | 'useful_address' | 'guide' | 'knowledge';
  key: 'id' | 'slug';
  /** The columns that are written, by property. */
  columns: Readonly<Partial<Record<keyof R & string, string>>>;
  /** It has `updated_at`: when a row was changed last. */
  dated?: true;
  /** The list of a `select` that reads a row, its columns named like the properties. */
  select: string;
}

/** A time as RFC 3339 in UTC with milliseconds: as a cursor holds it. */
export const timeText = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
