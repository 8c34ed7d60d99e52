import type { CaseState } from '../state/case-state.ts';
import type { CaseChain } from './load-case.ts';
import type { Tables } from './tables.ts';
import type { Write } from './transaction.ts';

type Plain = Record<string, unknown>;

/** The lists of a state and the tables that keep them. A case's lists grow and change; a row goes only with the act that made it, when that is undone. */
export const PART_TABLES = {
  assignments: 'Assignment',
  answers: 'Answer',
  appointments: 'Appointment',
  messages: 'Message',
  notes: 'Note',
  reopenings: 'Reopening',
} as const satisfies Record<Exclude<keyof CaseState, 'case'>, keyof Tables>;

const isSame = (a: unknown, b: unknown): boolean => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : (a ?? null) === (b ?? null));

/** The columns that differ. */
function differences(before: Plain, after: Plain): Plain {
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => !isSame(before[column], value)));
}

/**
 * Stores what the events of a command made of a case: its row and its parts, each row once, whatever the number of events. The only writer of these tables.
 * Answers what it sent.
 * @param before null for a new case
 */
export function writeCase({ db, run }: Pick<Write, 'db' | 'run'>, before: CaseState | null, after: CaseState, chain: CaseChain): Promise<unknown>[] {
  const { id } = after.case;
  const write =
    before === null
      ? db.insertInto('Case').values({ ...after.case, ...chain } as never)
      : db
          .updateTable('Case')
          .set({ ...differences(before.case, after.case), ...chain } as never)
          .where('id', '=', id);
  const sent: Promise<unknown>[] = [run(write)];
  for (const [list, table] of Object.entries(PART_TABLES) as [keyof typeof PART_TABLES, 'Assignment'][]) {
    if (before && before[list] === after[list]) continue;
    const known = new Map<string, Plain>(before?.[list].map((row) => [row.id, row]));
    const added = after[list].filter((row) => !known.has(row.id));
    const kept = new Set(after[list].map((row) => row.id));
    const gone = [...known.keys()].filter((each) => !kept.has(each));
    if (gone.length > 0) sent.push(run(db.deleteFrom(table).where('id', 'in', gone)));
    if (added.length > 0) sent.push(run(db.insertInto(table).values(added as never)));
    for (const part of after[list]) {
      const change = differences(known.get(part.id) ?? part, part);
      if (Object.keys(change).length > 0) sent.push(run(db.updateTable(table).set(change).where('id', '=', part.id)));
    }
  }
  return sent;
}
