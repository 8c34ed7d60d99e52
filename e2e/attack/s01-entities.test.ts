import { beforeAll, expect, inject, test } from 'vitest';
import { attempt, does } from '../outside/case-acts.ts';
import { report } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { CANARY, furnishedCases, type Cases } from './furnished.ts';
import { entities, UNNAMED } from './graph.ts';
import { crowd, demoOf, HANDLING, INSIDE, OFFICERS, REPORTERS, SEEING, WHO, type Crowd, type Who } from './people.ts';
import { askEntities, type Entity, type ServiceName } from './subgraphs.ts';
import { differences } from './table.ts';

const system: System = inject('system');
let people: Crowd;
let cases: Cases;
let reporterId: string;
let officerId: string;
let conversationId: string;
let secrets: string[];

beforeAll(async () => {
  people = await crowd(system);
  cases = await furnishedCases(people);
  const idOf = async (who: Who): Promise<string> => (await people[who].must<{ me: { id: string } }>('{ me { id } }')).me.id;
  [reporterId, officerId] = [await idOf('the reporter'), await idOf('a specialist of the case')];
  const { startSupport } = await people['the reporter'].must<{ startSupport: { conversation: { id: string } } }>(
    'mutation { startSupport(text: "Chuyện riêng") { ... on SupportStart { conversation { id } } } }',
  );
  conversationId = startSupport.conversation.id;
  const { fullName, phone, identifier } = await demoOf(system, 'the reporter');
  secrets = [fullName, phone, identifier];
});

interface EntityLine {
  asked(): Entity;
  /** Of this subgraph's fields, those that say something of a person or of the case. */
  selection: string;
  /** Who gets the entity with any of these fields; null: everybody, because nothing in them is private. */
  told: readonly Who[] | null;
}

const PLAIN =
  (__typename: string, key: object): (() => Entity) =>
  () => ({ __typename, ...key });
/** What somebody would put there who invents it. */
const FORGED_SEAL = `${Buffer.from(JSON.stringify({ account: '01890000-0000-7000-8000-000000000000', case: 'x', view: 'FULL', viewer: '', minute: 1 })).toString('base64url')}.AAAA`;

/** Every entity that a subgraph gives by its key, as somebody who names one of others (S1). */
const ENTITIES: Record<string, EntityLine> = {
  'ACCOUNTS Agency': {
    asked: () => ({ __typename: 'Agency', id: cases.agency(HANDLING) }),
    selection: '... on Agency { officers(first: 5) { nodes { id fullName } } }',
    told: ['the leader of the case', 'a supervisor', 'an administrator'],
  },
  'ACCOUNTS Case': {
    asked: () => ({ __typename: 'Case', id: cases.hidden.id, reporterRef: FORGED_SEAL }),
    selection: '... on Case { reporterName reporter { id fullName phone phoneMasked } }',
    told: [],
  },
  'ACCOUNTS HistoryEntry': {
    asked: () => ({ __typename: 'HistoryEntry', id: `${cases.hidden.id}:1`, actorRef: FORGED_SEAL }),
    selection: '... on HistoryEntry { actorName }',
    told: [],
  },
  'ACCOUNTS SupportConversation': {
    asked: () => ({ __typename: 'SupportConversation', id: cases.hidden.id, visitorRef: FORGED_SEAL }),
    selection: '... on SupportConversation { visitorName }',
    told: [],
  },
  'ACCOUNTS User': {
    asked: () => ({ __typename: 'User', id: reporterId }),
    selection: '... on User { displayName fullName phone phoneMasked identifierMasked email contactAddress }',
    told: ['the reporter'],
  },
  'CASES Agency': { asked: () => ({ __typename: 'Agency', id: cases.agency(HANDLING) }), selection: '... on Agency { id }', told: null },
  'CASES Case': {
    asked: () => ({ __typename: 'Case', id: cases.hidden.id }),
    selection: `... on Case { title content place { address lon lat } dueAt timeline { text } assignments { comment } answers { content } appointments { reason }
      messages(first: 5) { nodes { text } } notes(first: 5) { nodes { text } } history(first: 5) { nodes { action comment } } }`,
    told: SEEING,
  },
  'CASES Category': { asked: PLAIN('Category', { code: 'TOURISM' }), selection: '... on Category { code }', told: null },
  'CASES HistoryEntry': { asked: PLAIN('HistoryEntry', { id: '1' }), selection: '... on HistoryEntry { action comment changes { newValue } }', told: [] },
  'CASES MyData': { asked: () => ({ __typename: 'MyData', id: reporterId }), selection: '... on MyData { reports }', told: ['the reporter'] },
  'CASES SupportConversation': {
    asked: () => ({ __typename: 'SupportConversation', id: conversationId }),
    selection: '... on SupportConversation { messages(first: 5) { nodes { text } } }',
    told: ['the reporter', 'an operator'],
  },
  'CASES Ward': { asked: PLAIN('Ward', { code: '22366' }), selection: '... on Ward { code }', told: null },
  'STATS Agency': {
    asked: () => ({ __typename: 'Agency', id: cases.agency(HANDLING) }),
    selection: '... on Agency { performance { row { total } } }',
    told: null,
  },
  'STATS Category': { asked: PLAIN('Category', { code: 'TOURISM' }), selection: '... on Category { code }', told: null },
  'STATS Ward': { asked: PLAIN('Ward', { code: '22366' }), selection: '... on Ward { performance { total } }', told: null },
};

test('S1: every entity of every subgraph has its line, and every line its entity', () => {
  const found = entities().map(({ service, type }) => `${service} ${type}`);
  expect(differences(found, Object.keys(ENTITIES), 'e2e/attack/s01-entities.test.ts', 'how it is asked and who is told')).toEqual([]);
});

const leaves = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (value === null || typeof value !== 'object') return value === null || value === undefined ? [] : [value];
  return Object.entries(value).flatMap(([name, below]) => (name === '__typename' || name === 'id' ? [] : leaves(below)));
};
test('S1 S2: an entity named by its id or with a forged seal tells nobody more than the graph does', async () => {
  const wrong: string[] = [];
  for (const [name, { asked, selection, told }] of Object.entries(ENTITIES)) {
    const service = name.split(' ')[0]?.toLowerCase() as ServiceName;
    for (const who of WHO) {
      const [entity] = await askEntities(system, service, people[who], [asked()], selection);
      const said = leaves(entity).filter((value) => !UNNAMED.includes(value));
      if (told && !told.includes(who) && said.length > 0) wrong.push(`${name} as ${who}: ${JSON.stringify(entity)}`);
      if (told?.includes(who) && said.length === 0) wrong.push(`${name} as ${who}: nothing, though it is for them`);
    }
  }
  expect(wrong).toEqual([]);
  observed('S1', `${Object.keys(ENTITIES).length} entities asked by id in ${WHO.length} names: 0 violations`);
});

test('X-08 S1: a draft is found by its writer alone, and by nobody as an entity; nobody else sends it', async () => {
  const draft = await does(people['the reporter'], 'saveDraft', { input: report({ title: CANARY.draft }) });
  for (const who of WHO) {
    const [entity] = await askEntities(system, 'cases', people[who], [{ __typename: 'Case', id: draft.id }], ENTITIES['CASES Case']?.selection ?? '');
    const { case: found } = await people[who].must<{ case: object | null }>('query($id: ID!) { case(id: $id) { title } }', { id: draft.id });
    expect([who, leaves(entity), found]).toEqual([who, [], who === 'the reporter' ? { title: CANARY.draft } : null]);
    if (who === 'the reporter') continue;
    const { result, fault } = await attempt(people[who], 'submitCase', { id: draft.id, input: report(), idempotencyKey: crypto.randomUUID() });
    const mayReport = REPORTERS.includes(who);
    expect([who, result, fault]).toEqual([who, null, mayReport ? 'NOT_FOUND' : who === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
  }
});

test('S1: an officer by the bare id is a name to officers and nothing to others; a public case hides what is inside', async () => {
  for (const who of WHO) {
    const [officer] = await askEntities(
      system,
      'accounts',
      people[who],
      [{ __typename: 'User', id: officerId }],
      '... on User { fullName phone email identifierMasked }',
    );
    expect([who, leaves(officer).length > 0]).toEqual([who, OFFICERS.includes(who)]);
    const selection = ENTITIES['CASES Case']?.selection ?? '';
    const [shown] = await askEntities(system, 'cases', people[who], [{ __typename: 'Case', id: cases.shown.id }], selection);
    const text = JSON.stringify(shown);
    for (const canary of [CANARY.note, CANARY.draft, CANARY.assigned, CANARY.appointment])
      expect([who, canary, text.includes(canary)]).toEqual([
        who,
        canary,
        INSIDE.includes(who) || (who === 'the reporter' && canary === CANARY.appointment && text.includes(canary)),
      ]);
    for (const secret of secrets) expect(text, who).not.toContain(secret);
  }
});
