import type { LoggedEvent } from '@pakn/events';
import type { ClientBase } from 'pg';
import { nextBatch } from './next-batch.ts';
import { parseEvent, type ParsedEvent } from './parse-event.ts';
import type { NewFacts } from './new-facts.ts';
import { saveFacts } from './save-facts.ts';
import { saveReferences } from './save-references.ts';

/**
 * Turns events into facts and reference copies, as one numbered batch in the caller's transaction. The newest n of a case wins, so taking an
 * event again changes nothing. `replaceUpTo`: facts of this batch and older are replaced whatever their n (a rebuild); -1 replaces none.
 * @throws Error when one of the events cannot be read; nothing of the batch is kept then.
 */
export async function takeEvents(client: ClientBase, events: Pick<LoggedEvent, 'type' | 'caseId' | 'n' | 'data'>[], replaceUpTo: number = -1): Promise<void> {
  const parsed = events.map(parseEvent);
  if (parsed.length === 0) return;
  const batch = await nextBatch(client);
  await saveReferences(client, batch.n, parsed);
  await saveFacts(client, batch, { newest: newestOfEachCase(parsed), replaceUpTo });
}

function newestOfEachCase(parsed: readonly ParsedEvent[]): NewFacts[] {
  const newest = new Map<string, NewFacts>();
  for (const one of parsed) {
    if (one.about !== 'case') continue;
    const known = newest.get(one.caseId);
    if (!known || known.n < one.n) newest.set(one.caseId, { caseId: one.caseId, n: one.n, facts: one.facts });
  }
  return [...newest.values()];
}
