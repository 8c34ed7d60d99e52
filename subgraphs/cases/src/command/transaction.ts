import type { Compilable, Kysely } from 'kysely';
import type { ClientBase } from 'pg';
import type { Services } from '../context.ts';
import { tablesOn, type Tables } from './tables.ts';

/** SQLSTATE in_failed_sql_transaction. */
const IN_FAILED_TRANSACTION = '25P02';

/**
 * One open transaction: the entities' tables by Kysely, and plain SQL, on the same connection. What is sent without waiting for an answer goes to PostgreSQL
 * in one packet (a pipeline) and is answered in the order in which it was sent.
 */
export interface Write {
  /** The tables of the entities, by their names and properties. */
  db: Kysely<Tables>;
  /** Sends what Kysely built, at once. */
  run(query: Compilable): Promise<unknown>;
  /** Runs SQL with $1, $2 … in this transaction. Times come back as text. */
  sql<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** The same, as the event log's writer wants it. */
  client: ClientBase;
  /** What the commit depends on and nobody needs an answer of: it travels together with the commit. One that fails fails the transaction. */
  send(statements: readonly Promise<unknown>[]): void;
}

/**
 * Runs `work` in one transaction of its own and notifies the event log's readers afterwards. Never take a second connection of this pool inside: twenty at once would wait for each other (`services.pool` is another one).
 * Neither `em.transactional` nor Kysely's own transactions (ADR 0015): the first never gives a connection back whose rollback fails (R9), both wait for each
 * answer before they send the next statement.
 */
export async function writing<T>(services: Pick<Services, 'orm' | 'notifier'>, work: (write: Write) => Promise<T>): Promise<T> {
  const client = await (await services.orm.em.getConnection().getNativeClient()).connect();
  const sent: Promise<unknown>[] = [];
  const send = (statements: readonly Promise<unknown>[]): void => {
    for (const statement of statements) statement.catch(() => {}); // looked at before the commit
    sent.push(...statements);
  };
  let broken: Error | undefined;
  try {
    send([client.query('begin')]);
    const result = await work({
      db: tablesOn(client, services.orm),
      run(query) {
        const { sql, parameters } = query.compile();
        return client.query(sql, [...parameters]);
      },
      sql: async <R>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as R[],
      client,
      send,
    });
    // After a statement that failed, PostgreSQL answers a commit with a rollback.
    await Promise.all([...sent, client.query('commit')]);
    services.notifier.notify();
    return result;
  } catch (error) {
    const answers = await Promise.allSettled(sent);
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw isAfterFault(error) ? (answers.find((answer) => answer.status === 'rejected')?.reason ?? error) : error;
  } finally {
    client.release(broken);
  }
}

/**
 * PostgreSQL refuses what follows a statement that failed. Who waits for an answer after something was sent meets this refusal; what failed was sent before,
 * and says whether the fault passes by itself (a deadlock) or lasts.
 */
const isAfterFault = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === IN_FAILED_TRANSACTION;
