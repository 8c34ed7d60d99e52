import { randomBytes } from 'node:crypto';
import { appendEvent, CASE_EVENT_VERSION, linkOf, type CaseEventData, type ChangeDigest } from '@pakn/events';
import type { CaseEvent } from '@pakn/events/case';
import { audienceOf } from '../state/audience.ts';
import type { CaseState } from '../state/case-state.ts';
import { plainChanges, replacedWord } from '../state/changes.ts';
import { factsOf } from '../state/facts.ts';
import { digestOf } from './digest.ts';
import type { CaseChain } from './load-case.ts';
import type { Write } from './transaction.ts';

/** The words of one event, as `cases.history_text` keeps them. */
export interface HistoryWords {
  changes: Record<string, { old: string | null; new: string | null }>;
  comment?: string;
}

/** Whose command it is, as far as the log keeps it. */
export interface Sender {
  /** Names the request that caused the event. */
  commandId: string;
  actorId: string | null;
  actorAgencyId: string | null;
}

/** What is kept apart from an event: its words, as JSON of `HistoryWords`, and the salt of their digests. */
export interface KeptWords {
  n: number;
  words: string;
  salt: string;
}

/**
 * Appends one event with its own before and after: changes, facts, audience and the next link of the case's chain.
 * Answers at once where the chain stands now, the words to keep apart, and when the event is stored.
 */
export function appendCaseEvent(
  write: Pick<Write, 'client'>,
  entry: { event: CaseEvent; before: CaseState | null; after: CaseState; chain: CaseChain; sender: Sender; at: Date; operatorAgencyId: string },
): { chain: CaseChain; kept: KeptWords[]; stored: Promise<void> } {
  const { event, before, after, chain, sender, at } = entry;
  const caseId = after.case.id;
  const salt = randomBytes(16).toString('base64url');
  const { words, digests } = wordsOf(event, before, salt);
  const data: CaseEventData = {
    ...event.data,
    facts: factsOf(after, entry.operatorAgencyId),
    changes: [...(event.type === 'CaseAdopted' ? [] : plainChanges(before, after)), ...digests],
    ...(before ? { from: { status: before.case.status, step: before.case.step } } : {}),
    reporterId: after.case.reporterId,
    actorAgencyId: sender.actorAgencyId,
  };
  const appended = {
    type: event.type,
    version: CASE_EVENT_VERSION,
    commandId: sender.commandId,
    actorId: sender.actorId,
    at,
    data,
    audience: audienceOf(event.type, before, after),
    chain: { caseId, last: { n: chain.n, hash: chain.n === 0 ? null : chain.lastHash } },
  };
  const link = linkOf(appended);
  return {
    chain: { n: link.n, lastHash: link.hash, replayFrom: chain.replayFrom ?? link.n },
    kept: words ? [{ n: link.n, words: JSON.stringify(words), salt }] : [],
    stored: appendEvent(write.client, appended, link),
  };
}

/** The words to keep apart (null when there are none), and their digests for the event. */
function wordsOf(event: CaseEvent, before: CaseState | null, salt: string): { words: HistoryWords | null; digests: ChangeDigest[] } {
  const words: HistoryWords = { changes: {} };
  const digests: ChangeDigest[] = [];
  for (const [field, text] of Object.entries(event.words ?? {})) {
    const old = event.type === 'CaseAdopted' ? null : replacedWord(before, event, field);
    if (field === 'comment' && text !== null) words.comment = text;
    else words.changes[field] = { old, new: text };
    digests.push({
      field,
      old: old === null ? null : digestOf(salt, field, 'old', old),
      new: text === null ? null : digestOf(salt, field, 'new', text),
      words: true,
    });
  }
  return { words: digests.length > 0 ? words : null, digests };
}
