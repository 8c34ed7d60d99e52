import type { CaseState } from '../state/case-state.ts';
import type { CaseChain } from './load-case.ts';
import type { Tables } from './tables.ts';
import type { Write } from './transaction.ts';

type Plain = Record<string, unknown>;

/** The lists of a state and the tables that keep them. A case's lists only grow and change: no event deletes a row. */
const LISTS = {
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
 * @param before null for a new case
 */
export async function writeCase({ db }: Pick<Write, 'db'>, before: CaseState | null, after: CaseState, chain: CaseChain): Promise<void> {
  const { id } = after.case;
  if (before === null)
    await db
      .insertInto('Case')
      .values({ ...after.case, ...chain } as never)
      .execute();
  else
    await db
      .updateTable('Case')
      .set({ ...differences(before.case, after.case), ...chain } as never)
      .where('id', '=', id)
      .execute();
  for (const [list, table] of Object.entries(LISTS) as [keyof typeof LISTS, 'Assignment'][]) {
    if (before && before[list] === after[list]) continue;
    const known = new Map<string, Plain>(before?.[list].map((row) => [row.id, row]));
    const added = after[list].filter((row) => !known.has(row.id));
    if (added.length > 0)
      await db
        .insertInto(table)
        .values(added as never)
        .execute();
    for (const row of after[list]) {
      const change = differences(known.get(row.id) ?? row, row);
      if (Object.keys(change).length > 0) await db.updateTable(table).set(change).where('id', '=', row.id).execute();
    }
  }
}
