import type { ClientBase } from 'pg';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Services } from '../context.ts';
import { openTables, type Tables } from './tables.ts';

/** One open transaction: the entities' tables by Kysely, plain SQL on the same connection. */
export interface Write {
  /** The tables of the entities, by their names and properties. */
  db: Kysely<Tables>;
  /** Runs SQL with $1, $2 … in this transaction. Times come back as text. */
  sql<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** The same, as the event log's writer wants it. */
  client: ClientBase;
}

/**
 * Runs `work` in one transaction of its own and notifies the event log's readers afterwards. Never use the pool inside: twenty at once would wait for each other.
 * Not `em.transactional`: it begins a controlled transaction, and Kysely never gives such a connection back when its commit or rollback fails, as they do
 * when PostgreSQL restarts; twelve of them and the service waits for ever (R9).
 */
export async function writing<T>(services: Pick<Services, 'orm' | 'notifier'>, work: (write: Write) => Promise<T>): Promise<T> {
  const result = await openTables(services.orm.em.fork())
    .transaction()
    .execute((db) => work(writeOf(db)));
  services.notifier.notify();
  return result;
}

function writeOf(db: Kysely<Tables>): Write {
  const run = async (text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> => ({
    rows: (await db.executeQuery(CompiledQuery.raw(text, [...values]))).rows,
  });
  return {
    db,
    sql: async <R>(text: string, values?: readonly unknown[]) => (await run(text, values)).rows as R[],
    client: { query: run } as unknown as ClientBase,
  };
}
