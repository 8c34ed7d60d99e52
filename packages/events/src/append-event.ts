import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { canonical } from './canonical.ts';

/** Where a case's chain stands: the number and the hash of its last event. */
export interface ChainLink {
  n: number;
  hash: Buffer | null;
}

export interface NewEvent {
  type: string;
  version?: number;
  /** Request id (and key) of the command that caused it. */
  commandId: string;
  actorId: string | null;
  at: Date;
  data: object;
  /** Who is concerned before or after: `case:…`, `reporter:…`, `agency:…`, `province`, `public`. */
  audience: readonly string[];
  /** A case's event: the case row is locked by this transaction already, otherwise (x, id) is not the case's order. */
  chain?: { caseId: string; last: ChainLink };
}

const INSERT = `
  with entry as (
    insert into events.log (case_id, n, type, version, command_id, actor_id, at, data, prev_hash, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning era, x, id)
  insert into events.audience (era, x, id, key) select era, x, id, key from entry, unnest($11::text[]) as key`;

/**
 * Appends one event in the caller's transaction and answers where the case's chain stands now (the caller stores it with the case).
 * Events of one case are hash-chained: change, loss or reordering is found by `verifyChain`.
 */
export async function appendEvent(client: ClientBase, event: NewEvent): Promise<ChainLink | null> {
  const version = event.version ?? 1;
  const last = event.chain?.last;
  const n = last ? last.n + 1 : null;
  const hash =
    event.chain && last
      ? hashOf({
          caseId: event.chain.caseId,
          n: last.n + 1,
          type: event.type,
          version,
          commandId: event.commandId,
          actorId: event.actorId,
          at: event.at,
          data: event.data,
          prevHash: last.hash,
        })
      : null;
  await client.query(INSERT, [
    event.chain?.caseId ?? null,
    n,
    event.type,
    version,
    event.commandId,
    event.actorId,
    event.at,
    JSON.stringify(event.data),
    last?.hash ?? null,
    hash,
    event.audience,
  ]);
  return n === null ? null : { n, hash };
}

export interface ChainedEvent {
  caseId: string;
  n: number;
  type: string;
  version: number;
  commandId: string;
  actorId: string | null;
  at: Date;
  data: unknown;
  prevHash: Buffer | null;
}

/** SHA-256 over the previous hash and the canonical text of the event (keys sorted, so that jsonb's order does not matter). */
export function hashOf(event: ChainedEvent): Buffer {
  const { prevHash, ...content } = event;
  return createHash('sha256')
    .update(prevHash ?? Buffer.alloc(0))
    .update(canonical({ ...content, at: event.at.toISOString() }))
    .digest();
}
