import type { EntityManager, MikroORM, Transaction } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { ClientBase } from 'pg';
import { takeOwnChanges } from './announcing/take-changes.ts';
import type { AccountsContext } from './context.ts';

/** Who changes something, and why a token that ends by it is no longer good. */
export interface ChangedBy {
  actorId: string | null;
  requestId: string;
  reason: string;
}

/** What opens a unit of work, and what time it is. */
interface UnitsOfWork {
  orm: MikroORM;
  now(): Date;
}

/** The caller of an operation. */
export const changedBy = (context: AccountsContext, reason: string): ChangedBy => ({ actorId: context.subject(), requestId: context.requestId, reason });

/**
 * Runs `work` in one transaction. Before it commits, tokens that it made worthless are revoked and the other subgraphs are notified of what changed of people.
 * Everything that writes accounts or sessions goes through here or `announceIn`.
 */
export function changing<T>({ orm, now }: UnitsOfWork, by: ChangedBy, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return orm.em.fork().transactional(async (em) => {
    const result = await work(em as EntityManager);
    await announceIn({ now }, em as EntityManager, by);
    return result;
  });
}

/** The end of a transaction that `changing` did not open. */
export async function announceIn({ now }: { now(): Date }, em: EntityManager, { actorId, requestId, reason }: ChangedBy): Promise<void> {
  await em.flush();
  await takeOwnChanges(clientOf(em), { actorId, commandId: requestId, at: now(), reason });
}

/** The connection of an open unit of work, for plain SQL with $1, $2 … */
export function clientOf(em: EntityManager): ClientBase {
  const open = em.getTransactionContext<Transaction<Kysely<unknown>>>();
  if (!open) throw new Error('no transaction is open');
  const query = async (text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> => ({
    rows: (await open.executeQuery(CompiledQuery.raw(text, [...values]))).rows,
  });
  return { query } as unknown as ClientBase;
}
