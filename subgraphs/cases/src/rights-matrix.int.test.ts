import { randomUUID } from 'node:crypto';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from './schema.ts';
import { anyCall } from './testing/any-arguments.ts';
import { province, type Person, type Province } from './testing/province.ts';
import { filed, giveTo, type Filed } from './testing/reports.ts';

let place: Province;
let schema: GraphQLSchema;
let hidden: Filed;
let strangers: [string, Person][];

beforeAll(async () => {
  place = await province();
  ({ schema } = await buildSchema());
  const operator = place.officer('desk', 'OPERATOR');
  hidden = await filed(place.citizen());
  await giveTo(place, operator, hidden.id, place.agencies.roads);
  strangers = [
    ['another citizen', place.citizen()],
    ['somebody without an account', place.as({ sub: randomUUID(), kind: 'ANONYMOUS_REPORTER', roles: [], scopes: ['cases:submit'] })],
    ['a specialist of an agency without a part', place.officer('commune', 'SPECIALIST')],
    ['a leader of an agency without a part', place.officer('commune', 'AGENCY_LEADER')],
    ['a partner with every scope', place.partner('cases:read', 'cases:submit', 'cases:handle', 'stats:read', 'webhooks:manage')],
    ['the mailbox', place.partner('mailbox')],
    ['a shared group of citizens', place.as({ kind: 'INDIVIDUAL', roles: [], scopes: [] })],
  ];
});
afterAll(() => place.close());

/** Those that need no case: they file one, and have tests of their own. */
const FILING = new Set(['submitCase', 'intakeCase']);
/** Of the support chat, which is for visitors too and about no case; whose conversation it is: support/support.int.test.ts. */
const CHAT = new Set(['startSupport', 'sendSupportMessage', 'requestAdviser', 'setSupportTyping']);
const mutations = (): GraphQLField<unknown, unknown>[] => Object.values(schema.getMutationType()?.getFields() ?? {});
const subscriptions = (): GraphQLField<unknown, unknown>[] => Object.values(schema.getSubscriptionType()?.getFields() ?? {});

describe('S1: every mutation and subscription of the schema, with the wrong token', () => {
  it('the anonymous may change nothing', async () => {
    for (const field of mutations().filter(({ name }) => !CHAT.has(name))) {
      const { query, variables } = anyCall('mutation', field, hidden.id, '{ __typename }');
      expect((await place.anyone.ask(query, variables)).errors?.[0]?.extensions?.code, field.name).toBe('UNAUTHENTICATED');
    }
  });

  it('strangers may not change a case, and do not learn that it exists', async () => {
    const before = await place.cases.services.pool.query('select n, version from cases."case" where id = $1', [hidden.id]);
    for (const field of mutations().filter(({ name }) => !FILING.has(name) && !CHAT.has(name))) {
      for (const [who, person] of strangers) {
        const { query, variables } = anyCall('mutation', field, hidden.id, '{ __typename ... on Refusal { code case { id } } }');
        const { data, errors } = await person.ask<Record<string, { __typename: string; case: object | null } | null>>(query, variables);
        const answer = data?.[field.name];
        expect(answer?.__typename, `${field.name} by ${who}`).not.toBe('Case');
        expect(answer?.case ?? null, `${field.name} by ${who}`).toBeNull();
        if (!answer)
          expect(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'INTERNAL_SERVER_ERROR'], `${field.name} by ${who}`).toContain(errors?.[0]?.extensions?.code);
      }
    }
    const after = await place.cases.services.pool.query('select n, version from cases."case" where id = $1', [hidden.id]);
    expect(after.rows).toEqual(before.rows);
  });

  it('strangers receive nothing of it on a socket', async () => {
    for (const [who, person] of [...strangers, ['the anonymous', place.anyone] as const]) {
      for (const field of subscriptions().filter(({ args }) => args.some((argument) => argument.name === 'id'))) {
        const { query, variables } = anyCall('subscription', field, hidden.id, '{ cursor }');
        const { errors } = await person.subscribe(query, variables).next();
        expect(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'], `${field.name} by ${who}`).toContain(errors?.[0]?.extensions?.code);
      }
    }
  });

  it('P2: a page of the inbox costs the same number of queries, however long it is', async () => {
    const operator = place.officer('desk', 'OPERATOR');
    for (let more = 0; more < 6; more++) await giveTo(place, operator, (await filed(place.citizen())).id, place.agencies.roads);
    const PAGE = `query($first: Int!) { inbox(queue: ALL, first: $first) { totalCount nodes { id code title progress viewerActions reporterRef category { name } place { address ward { name } } leadAgency { name } assignments { agency { name } officer { id } }
      attachments { url } answers { content attachments { url } } appointment { dueAt } timeline { text } workflow { steps { state } } } } }`;
    const { pool } = place.cases.services;
    const costs: number[] = [];
    for (const first of [1, 7]) {
      let count = 0;
      const counted = pool.query.bind(pool);
      Object.assign(pool, {
        query: (...args: unknown[]) => {
          // What a page reads; the timers, the catalogues and the log's readers go on beside it.
          const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
          if (/cases\.("case"|assignment|answer|attachment|appointment|reopening|history_text)\b/.test(text)) count++;
          return (counted as (...all: unknown[]) => unknown)(...args);
        },
      });
      const { inbox } = await operator.must<{ inbox: { nodes: object[] } }>(PAGE, { first });
      Object.assign(pool, { query: counted });
      expect(inbox.nodes).toHaveLength(first);
      costs.push(count);
    }
    expect(costs[1]).toBe(costs[0]);
    expect(costs[1]).toBeLessThanOrEqual(8);
  });
});
