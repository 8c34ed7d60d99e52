import { beforeAll, expect, inject, test } from 'vitest';
import type { Answer } from '../outside/client.ts';
import { asOwner } from '../outside/database.ts';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { ACCESS, type Line, type Outcome } from './access.ts';
import { aimed, harmless, type Targets } from './arguments.ts';
import { furnishedCases } from './furnished.ts';
import { callOf, rootFields, type RootField } from './graph.ts';
import { crowd, WHO, type Crowd, type Who } from './people.ts';
import { differences } from './table.ts';
import { targetsOf } from './targets.ts';

const system: System = inject('system');
let people: Crowd;
let targets: Targets;
beforeAll(async () => {
  people = await crowd(system);
  targets = await targetsOf(system, people, await furnishedCases(people));
});

test('S1: every root field of the graph has its line in the table of access, and every line its field', () => {
  const found = rootFields.map(({ coordinate }) => coordinate);
  expect(differences(found, Object.keys(ACCESS), 'e2e/attack/access.ts', 'who may ask for it, and what others get')).toEqual([]);
});

type Seen = Outcome | 'INTERNAL_SERVER_ERROR' | `a case of others: ${string}`;
type Result = { __typename?: string; code?: string; case?: { id: string } | null } | null;

function outcomeOf({ data, errors }: Answer<Record<string, Result>>, name: string, seesCase: boolean): Seen {
  const code = errors?.[0]?.extensions?.code;
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'NOT_FOUND' || code === 'INTERNAL_SERVER_ERROR') return code;
  const result = data?.[name] ?? null;
  if (result?.case && !seesCase) return `a case of others: ${result.case.id}`;
  if (result?.code === 'FORBIDDEN' || result?.code === 'NOT_FOUND') return result.code;
  return result === null && !errors ? 'NOTHING' : 'ALLOWED';
}

/** What one person gets; what a person may do is asked so that it changes nothing. */
async function attempts(root: RootField, line: Line, who: Who): Promise<Seen> {
  const variables = (line.expected[who] === 'ALLOWED' ? harmless : aimed)(root, line, targets);
  const answer = await people[who].ask<Record<string, Result>>(callOf(root), variables, { 'idempotency-key': crypto.randomUUID() });
  const seen = outcomeOf(answer, root.field.name, line.expected[who] === 'ALLOWED');
  // What is not there is not found by those either who may look.
  return seen === 'NOT_FOUND' && !line.onCase && line.expected[who] === 'ALLOWED' ? 'ALLOWED' : seen;
}

/** Everything that an attacker could want to be different. */
const LEDGER = `select (select string_agg(c.id || ':' || c.n || ':' || c.version || ':' || c.is_public, ',' order by c.id) from cases."case" c) as cases,
  (select string_agg(d.id || ':' || d.version, ',' order by d.id) from cases.draft d) as drafts,
  (select string_agg(t.id || ':' || t.purpose || ':' || coalesce(t.caption, ''), ',' order by t.id) from cases.attachment t) as files,
  (select string_agg(a.id || ':' || a.roles::text || ':' || a.active || ':' || coalesce(a.agency_id::text, ''), ',' order by a.id) from accounts.account a) as people,
  (select string_agg(p.id || ':' || p.active, ',' order by p.id) from accounts.partner_client p) as partners,
  (select string_agg(g.id || ':' || g.name || ':' || g.active, ',' order by g.id) from accounts.agency g) as agencies`;

/** It ends the session that the other files share: only somebody without one asks. */
const ENDS_SESSION = 'Mutation.signOut';

test('S1: every query and mutation as everybody: who may not is refused by code and changes nothing; who may comes past the rights', async () => {
  const asked = rootFields.filter(({ kind, coordinate }) => kind !== 'subscription' && coordinate in ACCESS);
  const wrong: string[] = [];
  const tries = async (isAllowed: boolean): Promise<number> => {
    let count = 0;
    for (const root of asked) {
      const line = ACCESS[root.coordinate];
      if (!line) continue;
      const persons = WHO.filter((who) => (line.expected[who] === 'ALLOWED') === isAllowed && (root.coordinate !== ENDS_SESSION || who === 'anonymous'));
      const seen = await Promise.all(persons.map((who) => attempts(root, line, who)));
      count += persons.length;
      for (const [at, who] of persons.entries())
        if (seen[at] !== line.expected[who]) wrong.push(`${root.coordinate} as ${who}: expected ${line.expected[who]}, seen ${seen[at]}`);
    }
    return count;
  };
  const before = await asOwner(system.dataDir, LEDGER);
  const refusals = await tries(false);
  expect(wrong).toEqual([]);
  expect(await asOwner(system.dataDir, LEDGER), 'what refused calls changed').toEqual(before);
  const allowed = await tries(true);
  expect(wrong).toEqual([]);
  observed('S1', `${asked.length} queries and mutations as ${WHO.length} kinds of people: ${refusals} refused, ${allowed} allowed, 0 violations`);
});
