import type { EntityManager, Transaction } from '@mikro-orm/postgresql';
import { inTransaction } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Services } from '../context.ts';

/** One open transaction, for plain SQL. */
export interface PlainWrite {
  /** Runs SQL with $1, $2 … in this transaction. */
  sql<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** The same, as the event log's writer wants it. */
  client: ClientBase;
}

/** One open transaction: the unit of work, and the same connection for plain SQL. */
export interface Write extends PlainWrite {
  em: EntityManager;
}

/**
 * As `writing`, without a unit of work: filing has nothing to load and one row to insert, and MikroORM's part of it was a third of the CPU of a
 * report (1.4 of 4.4 ms, profiled with 8 senders).
 */
export async function writingPlainly<T>(services: Services, work: (write: PlainWrite) => Promise<T>): Promise<T> {
  const result = await inTransaction(services.pool, (client) => {
    const run = (text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> =>
      client.query({ name: nameOf(text), text, values: [...values] });
    return work({
      client: { query: run } as unknown as ClientBase,
      sql: async <R>(text: string, values?: readonly unknown[]) => (await run(text, values)).rows as R[],
    });
  });
  services.notifier.notify();
  return result;
}

const names = new Map<string, string>();

/** PostgreSQL plans a statement once per connection under this name. Texts are constants of the program, so that there are only a few. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const made = `w${names.size}`;
  names.set(text, made);
  return made;
}

/** Runs `work` in one transaction of its own and tells the event log's readers afterwards. Never use the pool inside: twenty at once would wait for each other. */
export async function writing<T>(services: Services, work: (write: Write) => Promise<T>): Promise<T> {
  const result = await services.orm.em.fork().transactional((em) => work(writeOf(em)));
  services.notifier.notify();
  return result;
}

function writeOf(em: EntityManager): Write {
  const open = em.getTransactionContext<Transaction<Kysely<unknown>>>();
  if (!open) throw new Error('no transaction is open');
  const run = async (text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> => ({
    rows: (await open.executeQuery(CompiledQuery.raw(text, [...values]))).rows,
  });
  return {
    em,
    sql: async <R>(text: string, values?: readonly unknown[]) => (await run(text, values)).rows as R[],
    client: { query: run } as unknown as ClientBase,
  };
}
