import type pg from 'pg';

/** A statement is prepared once it has been sent so often by this process. */
const OFTEN = 20;
/** Each prepared statement costs memory on every connection. */
const MOST_NAMES = 100;
/** Its plan would be refused after a migration has added a column. */
const SELECTS_ALL = /(select|\.) ?\*/i;

/**
 * Lets the connections of a pool prepare the statements that come again and again: PostgreSQL then parses and plans them once a connection, a third of the
 * cost of a small insert. Only for a pool whose statements find rows by their keys: a plan that is made for all values is as good as any there.
 */
export function prepareRepeated(pool: pg.Pool): void {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size === MOST_NAMES || SELECTS_ALL.test(text)) return known;
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    if (times < OFTEN) return undefined;
    seen.delete(text);
    const name = `repeated_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      return name === undefined ? send(text, values, ...more) : send({ name, text, values }, ...more);
    }) as typeof client.query;
  });
}
