import { randomBytes } from 'node:crypto';
import { appendEvent, CASE_EVENT_VERSION, linkOf, type CaseEventData, type ChainLink, type ChangeDigest, type NewEvent } from '@pakn/events';
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

/** One event of a case on its way into the log, with its own before and after. */
export interface CaseEntry {
  event: CaseEvent;
  before: CaseState | null;
  after: CaseState;
  chain: CaseChain;
  sender: Sender;
  at: Date;
  operatorAgencyId: string;
}

/** An event as the log keeps it: changes, facts and audience made, and its link in the case's chain. */
export interface SealedEvent {
  logged: NewEvent & Required<Pick<NewEvent, 'chain' | 'version'>>;
  link: ChainLink & { hash: Buffer };
  /** Where the case's chain stands now. */
  chain: CaseChain;
  /** The words to keep apart. */
  kept: KeptWords[];
}

/** Makes one event ready for the log; pure. `salt`: of the digests of its words, random. */
export function sealCaseEvent({ event, before, after, chain, sender, at, operatorAgencyId }: CaseEntry, salt: string): SealedEvent {
  const caseId = after.case.id;
  const { words, digests } = wordsOf(event, before, salt);
  const data: CaseEventData = {
    ...event.data,
    facts: factsOf(after, operatorAgencyId),
    changes: [...(event.type === 'CaseAdopted' ? [] : plainChanges(before, after)), ...digests],
    ...(before ? { from: { status: before.case.status, step: before.case.step } } : {}),
    reporterId: after.case.reporterId,
    actorAgencyId: sender.actorAgencyId,
  };
  const logged = {
    type: event.type,
    version: CASE_EVENT_VERSION,
    commandId: sender.commandId,
    actorId: sender.actorId,
    at,
    data,
    audience: audienceOf(event.type, before, after),
    chain: { caseId, last: { n: chain.n, hash: chain.n === 0 ? null : chain.lastHash } },
  };
  const link = linkOf(logged);
  return {
    logged,
    link,
    chain: { n: link.n, lastHash: link.hash, replayFrom: chain.replayFrom ?? link.n },
    kept: words ? [{ n: link.n, words: JSON.stringify(words), salt }] : [],
  };
}

const SALT_BYTES = 16;

/** Appends one event; answers at once where the chain stands now, the words to keep apart, and when the event is stored. */
export function appendCaseEvent(write: Pick<Write, 'client'>, entry: CaseEntry): { chain: CaseChain; kept: KeptWords[]; stored: Promise<void> } {
  const { logged, link, chain, kept } = sealCaseEvent(entry, randomBytes(SALT_BYTES).toString('base64url'));
  return { chain, kept, stored: appendEvent(write.client, logged, link) };
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
