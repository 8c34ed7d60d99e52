import { hashOf } from '@pakn/events';
import type { HistoryWords } from '../command/append-case-event.ts';
import { digestOf } from '../command/digest.ts';
import type { ChainEnd, ChainEntry, KeptCase } from '../command/kept-case.ts';
import { differencesBetween, replay } from '../command/replay.ts';

export type Verdict = { holds: true } | { holds: false; n: number; why: string };

const broken = (n: number, why: string): Verdict => ({ holds: false, n, why });

/** Whether a case is what its events made it: the chain and its words hold, and the rows equal the replay, column by column. */
export function verifyCase({ entries, stored }: KeptCase): Verdict {
  if (!stored) return broken(1, 'the case itself is missing');
  if (entries.length === 0) return broken(1, 'every event is missing');
  const verdict = verifyChain(entries, stored.end);
  if (!verdict.holds) return verdict;
  try {
    const replayed = replay(entries);
    const changed = replayed ? differencesBetween(replayed, stored.state) : [];
    return changed.length > 0 ? broken(entries.length, `the stored case was changed: ${changed.join(', ')}`) : verdict;
  } catch (error) {
    return broken(entries.length, `its events cannot be replayed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Recomputes a case's chain (B-12, S26): every change, loss or reordering of an event is named by its number, every changed word too.
 * Words that were emptied (a person was erased) keep the chain whole.
 * @param entries all events of the case in the order of n
 */
function verifyChain(entries: readonly ChainEntry[], end: ChainEnd): Verdict {
  let last: Buffer | null = null;
  for (const [index, entry] of entries.entries()) {
    const n = index + 1;
    if (entry.n !== n) return broken(n, 'the event is missing');
    if (!same(entry.prevHash, last)) return broken(n, 'does not follow the event before it');
    const hash = hashOf({
      caseId: entry.caseId,
      n,
      type: entry.type,
      version: entry.version,
      commandId: entry.commandId,
      actorId: entry.actorId,
      at: entry.at,
      data: entry.data,
      prevHash: last,
    });
    if (!same(entry.hash, hash)) return broken(n, 'the event was changed');
    const words = checkWords(entry);
    if (words) return broken(n, words);
    last = hash;
  }
  if (end.n !== entries.length || !same(end.lastHash, last)) return broken(entries.length + 1, 'the end of the chain is missing');
  return { holds: true };
}

const same = (a: Buffer | null, b: Buffer | null): boolean => (a === null || b === null ? a === b : a.equals(b));

function checkWords({ data, words, salt }: ChainEntry): string | null {
  const digests = data.changes.filter((change) => change.words);
  if (digests.length === 0) return words === null ? null : 'words that no event knows';
  if (salt === null) return 'the words are missing';
  if (words === null) return null;
  const kept = JSON.parse(words) as HistoryWords;
  for (const change of digests) {
    const texts = change.field === 'comment' ? { old: null, new: kept.comment ?? null } : kept.changes[change.field];
    for (const side of ['old', 'new'] as const) {
      const text = texts?.[side] ?? null;
      if ((text === null ? null : digestOf(salt, change.field, side, text)) !== change[side]) return `the words of ${change.field} were changed`;
    }
  }
  return null;
}
