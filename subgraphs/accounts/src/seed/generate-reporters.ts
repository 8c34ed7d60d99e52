import { EntitySchema } from '@mikro-orm/postgresql';
import { copyInto, generatedReporter, inTransaction, reportersOf } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { foldName } from '../account/person-name.ts';
import { DEMO_ADDRESSES } from './demo-people.ts';
import { demoName } from './demo-names.ts';

/** In one transaction, which holds back the readers of the log as long as it is open. */
const PEOPLE_AT_ONCE = 5_000;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Makes the people who report the generated cases of a seed. They have a name and an address; no phone and no password, so that no message can ever reach
 * anybody and nobody can sign in as one of them. Those who are there already stay. Answers how many were made.
 */
export async function generateReporters(pool: Pool, { cases, seed, createdAt }: { cases: number; seed: number; createdAt: Date }): Promise<number> {
  const schema = EntitySchema.REGISTRY.get(Account);
  if (!schema) throw new Error('Account is no entity');
  const columns = Object.keys(schema.meta.properties) as (keyof typeof BARE_ACCOUNT)[];
  const count = reportersOf(cases);
  let made = 0;
  for (let begin = 0; begin < count; begin += PEOPLE_AT_ONCE) {
    const people = Array.from({ length: Math.min(PEOPLE_AT_ONCE, count - begin) }, (_, i) => reporter(seed, begin + i, createdAt));
    const { rows } = await pool.query<{ id: string }>('select id from accounts.account where id = any($1)', [people.map(({ id }) => id)]);
    const known = new Set(rows.map(({ id }) => id));
    const added = people.filter(({ id }) => !known.has(id)).map((person) => columns.map((column) => asText(person[column])));
    await inTransaction(pool, (client) => copyInto(client, 'accounts.account', columns.map(snake), added));
    made += added.length;
  }
  return made;
}

const reporter = (seed: number, n: number, createdAt: Date) => {
  const fullName = demoName(n);
  return {
    ...BARE_ACCOUNT,
    id: generatedReporter(seed, n),
    kind: 'INDIVIDUAL',
    status: 'ACTIVE',
    fullName,
    nameFolded: foldName(fullName),
    contactAddress: DEMO_ADDRESSES[n % DEMO_ADDRESSES.length] ?? null,
    createdAt,
  };
};

/** No generated person has a role: the only list is empty. */
const asText = (value: unknown): unknown => (Array.isArray(value) ? '{}' : value);
