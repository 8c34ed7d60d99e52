import type { ChainEntry } from '../command/kept-case.ts';
import { replay } from '../command/replay.ts';
import type { CaseState } from '../state/case-state.ts';
import { ERASED, WORD_COLUMNS } from '../state/words.ts';

type Plain = Record<string, unknown>;
const LISTS = ['assignments', 'answers', 'appointments', 'reopenings'] as const;

/**
 * The case as its events make it without some of them: what stands in every column then. Words that were erased stay as they are stored; messages and notes
 * are left out, as every state that is written leaves out what was said before.
 * @throws Error when the events cannot be read
 */
export function stateWithout(entries: readonly ChainEntry[], undone: ReadonlySet<number>, stored: CaseState): CaseState {
  const replayed = replay(entries.filter(({ n }) => !undone.has(n)));
  if (!replayed) throw new Error('a case that was acted on has a replay');
  const list = <L extends (typeof LISTS)[number]>(name: L): CaseState[L] => {
    const rows = new Map<string, Plain>(stored[name].map((row) => [row.id, row]));
    return replayed[name].map((row) => wholeRow(row, rows.get(row.id), WORD_COLUMNS[name])) as unknown as CaseState[L];
  };
  return {
    case: wholeRow(replayed.case, stored.case, WORD_COLUMNS.case) as unknown as CaseState['case'],
    ...{ assignments: list('assignments'), answers: list('answers'), appointments: list('appointments'), reopenings: list('reopenings') },
    messages: [],
    notes: [],
  };
}

/** A column that no event has set is empty, whatever the undone act put there. */
function wholeRow(row: object, stored: Plain | object | undefined, words: readonly string[]): Plain {
  const found: Plain = { ...row };
  for (const [column, value] of Object.entries(stored ?? {})) {
    found[column] ??= null;
    if (words.includes(column) && found[column] === ERASED) found[column] = value;
  }
  return found;
}
