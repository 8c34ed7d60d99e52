import type { CaseEventBody, EventWords } from '@pakn/events/case';
import type { CaseState } from './case-state.ts';
import { WORD_COLUMNS } from './words.ts';

type Plain = Record<string, unknown>;
type Whole = CaseEventBody<'CaseAdopted'>;

/** The lists of a state that an adopted case brings with it. */
const LISTS = ['assignments', 'answers', 'appointments', 'reopenings'] as const;

/** A whole state as an event may carry it: rows without words, and the words apart, named "title" or "answers.<id>.content". */
export function splitState(state: CaseState): { data: Whole; words: EventWords } {
  const words: Record<string, string | null> = {};
  const split = (row: Plain, columns: readonly string[], prefix: string): never => {
    const plain: Plain = {};
    for (const [column, value] of Object.entries(row)) {
      if (!columns.includes(column)) plain[column] = value instanceof Date ? value.toISOString() : (value ?? null);
      else if (value !== null && value !== undefined) words[prefix + column] = String(value);
    }
    return plain as never;
  };
  const lists = LISTS.map((list) => [list, state[list].map((row) => split(row, WORD_COLUMNS[list], `${list}.${row.id}.`))]);
  return { data: { case: split(state.case, WORD_COLUMNS.case, ''), ...Object.fromEntries(lists) } as Whole, words };
}

/** The state that an adopted case brought. Every column that ends in "At" is a time, and only those are. */
export function restoreState(caseId: string, data: Whole, words: EventWords | undefined): CaseState {
  const restore = (row: Plain, columns: readonly string[], prefix: string): never => {
    const found: Plain = {};
    for (const [column, value] of Object.entries(row)) found[column] = typeof value === 'string' && column.endsWith('At') ? new Date(value) : value;
    for (const column of columns) found[column] = wordValue(column, words?.[prefix + column]);
    return found as never;
  };
  const lists = LISTS.map((list) => [list, (data[list] ?? []).map((row) => restore(row, WORD_COLUMNS[list], `${list}.${String(row['id'])}.`))]);
  return {
    case: { ...(restore(data.case, WORD_COLUMNS.case, '') as CaseState['case']), id: caseId },
    ...Object.fromEntries(lists),
    messages: [],
    notes: [],
  } as CaseState;
}

/** Coordinates are numbers; an erased one stays what it is. */
function wordValue(column: string, word: string | null | undefined): unknown {
  if (word === undefined || word === null) return null;
  const number = Number(word);
  return /^(public)?(lon|lat)$/i.test(column) && !Number.isNaN(number) ? number : word;
}
