import { parseCaseEvent } from '@pakn/events/case';
import type { ChainEntry } from '../command/kept-case.ts';
import { undoneIn } from '../command/replay.ts';
import { giveFiles, holdersOf } from '../command/stored-files.ts';
import type { Write } from '../command/transaction.ts';

/** Files that undone events gave to something are nobody's but their owner's again; what holds them by an earlier event holds them as it did. */
export function takeFilesBack(write: Pick<Write, 'sql' | 'send'>, caseId: string, entries: readonly ChainEntry[], undone: ReadonlySet<number>): void {
  const eventsOf = (some: readonly ChainEntry[]) => some.filter(({ version, type }) => version >= 2 && GIVING.has(type)).map(parseCaseEvent);
  const held = eventsOf(entries.filter(({ n }) => undone.has(n))).flatMap((event) => holdersOf(caseId, event));
  if (held.length === 0) return;
  const holders = new Set(held.map(({ holderId }) => holderId));
  const before = undoneIn(entries);
  const earlier = eventsOf(entries.filter(({ n }) => !undone.has(n) && !before.has(n))).filter((event) =>
    holdersOf(caseId, event).some(({ holderId }) => holders.has(holderId)),
  );
  write.send([
    ...held.map(({ ids, kind, holderId }) =>
      write.sql(`update cases.attachment set ${kind}_id = null where id = any($1) and ${kind}_id = $2`, [ids, holderId]),
    ),
    ...earlier.flatMap((event) => giveFiles(write, caseId, event)),
  ]);
}

/** The events that can be undone and give files to something. */
const GIVING: ReadonlySet<string> = new Set(['AnswerRecorded', 'CaseScheduled']);
