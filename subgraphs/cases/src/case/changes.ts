import { createHash } from 'node:crypto';
import type { ChangeDigest } from '@pakn/events';
import { openParts, type Desk } from './desk.ts';

/** The value of a field in the history: codes, ids and times as text; an id list by comma. */
type Value = string | number | boolean | null;

/** The fields whose old and new values the history shows (A8-18), in that order. Words lie apart, the event holds their digest. */
const TRACKED: Record<string, { words?: true; of(desk: Desk): Value }> = {
  workflowVersion: { of: ({ case: c }) => c.workflowVersion },
  status: { of: ({ case: c }) => c.status },
  step: { of: ({ case: c }) => c.step },
  title: { words: true, of: ({ case: c }) => c.title },
  content: { words: true, of: ({ case: c }) => c.content },
  address: { words: true, of: ({ case: c }) => c.address },
  wardCode: { of: ({ case: c }) => c.wardCode ?? null },
  categoryCode: { of: ({ case: c }) => c.categoryCode ?? null },
  urgency: { of: ({ case: c }) => c.urgency },
  isPublic: { of: ({ case: c }) => c.isPublic },
  agencyConcernedId: { of: ({ case: c }) => c.agencyConcernedId ?? null },
  leadAgencyId: { of: ({ case: c }) => c.leadAgencyId ?? null },
  coordinatorAgencyIds: {
    of: (desk) =>
      openParts(desk)
        .filter((part) => part.part === 'COORDINATOR')
        .map((part) => part.agencyId)
        .join(',') || null,
  },
  dueAt: { of: ({ case: c }) => c.dueAt?.toISOString() ?? null },
  verdict: { of: ({ case: c }) => c.verdict ?? null },
  satisfaction: { of: ({ case: c }) => c.satisfaction ?? null },
  rejectionReasonCode: { of: ({ case: c }) => c.rejectionReasonCode ?? null },
};

/** A desk's tracked values at one moment. */
export type Snapshot = Record<string, Value>;

export const snapshotOf = (desk: Desk): Snapshot => Object.fromEntries(Object.entries(TRACKED).map(([field, { of }]) => [field, of(desk)]));

/** The words of one event, as `cases.history_text` keeps them. */
export interface HistoryWords {
  changes: Record<string, { old: string | null; new: string | null }>;
  comment?: string;
}

export const digestOf = (salt: string, field: string, side: 'old' | 'new', text: string): string =>
  createHash('sha256').update(`${salt}\n${field}\n${side}\n${text}`).digest('base64url');

/**
 * What changed between two moments: plain for codes, digests for words, and the words themselves to be kept apart (null when there are none).
 * `before` null: a new case, whose fields are all new.
 */
export function changesBetween(
  before: Snapshot | null,
  after: Snapshot,
  comment: string | undefined,
  salt: string,
): { changes: ChangeDigest[]; words: HistoryWords | null } {
  const changes: ChangeDigest[] = [];
  const words: HistoryWords = { changes: {} };
  for (const [field, { words: isWords }] of Object.entries(TRACKED)) {
    const old = before?.[field] ?? null;
    const now = after[field] ?? null;
    if (old === now) continue;
    if (!isWords) {
      changes.push({ field, old, new: now });
      continue;
    }
    const texts = { old: old === null ? null : String(old), new: now === null ? null : String(now) };
    words.changes[field] = texts;
    changes.push({
      field,
      old: texts.old === null ? null : digestOf(salt, field, 'old', texts.old),
      new: texts.new === null ? null : digestOf(salt, field, 'new', texts.new),
      words: true,
    });
  }
  if (comment) {
    words.comment = comment;
    changes.push({ field: 'comment', old: null, new: digestOf(salt, 'comment', 'new', comment), words: true });
  }
  return { changes, words: comment || Object.keys(words.changes).length > 0 ? words : null };
}
