import { canonical } from '@pakn/events';
import { parseCaseEvent, type EventWords } from '@pakn/events/case';
import type { HistoryWords } from './append-case-event.ts';
import type { CaseState } from '../state/case-state.ts';
import { evolve } from '../state/evolve.ts';
import { ERASED, WORD_COLUMNS } from '../state/words.ts';
import type { ChainEntry } from './kept-case.ts';

/** A replay begins with the whole case: filed, or taken over as it was. */
const BEGINNINGS = new Set(['CaseSubmitted', 'CaseAdopted']);
const REPLAYED_FROM_VERSION = 2;

/**
 * The state that a case's events make, from the beginning of its replay on; null for a case from before that was not adopted yet.
 * Words that were erased with their person are `ERASED`.
 * @throws Error when an event cannot be read
 */
export function replay(entries: readonly ChainEntry[]): CaseState | null {
  const first = entries.findIndex((entry) => entry.version >= REPLAYED_FROM_VERSION && BEGINNINGS.has(entry.type));
  if (first < 0) return null;
  const undone = undoneIn(entries);
  let state: CaseState | null = null;
  for (const entry of entries.slice(first).filter(({ n }) => !undone.has(n))) {
    const words = wordsOf(entry);
    const before: CaseState | null = state;
    state = evolve(state, { ...parseCaseEvent(entry), ...(words ? { words } : {}) }, { caseId: entry.caseId, at: entry.at, actorId: entry.actorId });
    // A case is adopted once, at the beginning: a later adoption may only say what the events before it made.
    if (before && entry.type === 'CaseAdopted' && differencesBetween(before, state).length > 0) throw new Error('a later adoption says something else');
  }
  return state;
}

/** The numbers of the events that were taken back: what a case is, is what its other events made it. */
export const undoneIn = (entries: readonly Pick<ChainEntry, 'type' | 'data'>[]): ReadonlySet<number> =>
  new Set(entries.flatMap(({ type, data }) => (type === 'ActUndone' ? (data.undone ?? []).map(({ n }) => n) : [])));

/** The words that the event set, by its digests: which there were is known even when the words are gone. */
function wordsOf({ data, words }: ChainEntry): EventWords | undefined {
  const digests = data.changes.filter((change) => change.words);
  if (digests.length === 0) return undefined;
  const kept = words === null ? null : (JSON.parse(words) as HistoryWords);
  const wordOf = (field: string): string | null => (field === 'comment' ? (kept?.comment ?? null) : (kept?.changes[field]?.new ?? null));
  return Object.fromEntries(digests.map(({ field, new: digest }) => [field, digest === null ? null : kept ? wordOf(field) : ERASED]));
}

type Plain = Record<string, unknown>;
const LISTS = ['assignments', 'answers', 'appointments', 'reopenings', 'messages', 'notes'] as const;

/** The columns in which stored rows differ from what the events make, named like "status" or "answers.<id>.content"; messages and notes from before the replay are not asked for. */
export function differencesBetween(replayed: CaseState, stored: CaseState): string[] {
  const found = rowDifferences(replayed.case, stored.case, WORD_COLUMNS.case, '');
  for (const list of LISTS) {
    const rows = new Map<string, Plain>(stored[list].map((row) => [row.id, row]));
    for (const row of replayed[list]) {
      const other = rows.get(row.id);
      found.push(...(other ? rowDifferences(row, other, WORD_COLUMNS[list], `${list}.${row.id}.`) : [`${list}.${row.id}`]));
      rows.delete(row.id);
    }
    if (list !== 'messages' && list !== 'notes') found.push(...[...rows.keys()].map((id) => `${list}.${id}`));
  }
  return found;
}

const plain = (value: unknown): string => canonical(value instanceof Date ? value.toISOString() : (value ?? null));

function rowDifferences(replayed: Plain, stored: Plain, words: readonly string[], prefix: string): string[] {
  const columns = new Set([...Object.keys(replayed), ...Object.keys(stored)]);
  return [...columns]
    .filter((column) => !(words.includes(column) && replayed[column] === ERASED) && plain(replayed[column]) !== plain(stored[column]))
    .map((column) => prefix + column);
}
