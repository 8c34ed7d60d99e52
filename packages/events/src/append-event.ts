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

/** Where a case's chain stands after an event (the caller stores it with the case): change, loss or reordering is found by `verifyChain`. */
export function linkOf(event: NewEvent & Required<Pick<NewEvent, 'chain'>>): ChainLink & { hash: Buffer } {
  const { chain, type, version = 1, commandId, actorId, at, data } = event;
  const n = chain.last.n + 1;
  return { n, hash: hashOf({ caseId: chain.caseId, n, type, version, commandId, actorId, at, data, prevHash: chain.last.hash }) };
}

/** Appends one event in the caller's transaction. Events of one case are hash-chained: `link` is its place, by `linkOf`. */
export async function appendEvent(
  client: ClientBase,
  event: NewEvent,
  link: ChainLink | null = event.chain ? linkOf({ ...event, chain: event.chain }) : null,
): Promise<void> {
  await client.query(INSERT, [
    event.chain?.caseId ?? null,
    link?.n ?? null,
    event.type,
    event.version ?? 1,
    event.commandId,
    event.actorId,
    event.at,
    JSON.stringify(event.data),
    event.chain?.last.hash ?? null,
    link?.hash ?? null,
    event.audience,
  ]);
}

/** An event of a case with what its hash is made of. */
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
