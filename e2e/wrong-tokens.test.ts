import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { attempt, does, JOURNEY_ACTS, type Act, type SeenCase } from './outside/case-acts.ts';
import { subscribe, outside, type Outside } from './outside/client.ts';
import { agencyIds, files, report } from './outside/filing.ts';
import { demoPerson, partnerToken, signedIn, type System } from './outside/people.ts';

// Every operation of the journey with the wrong token: nobody outside sees or changes anything of somebody else's case.
const system: System = inject('system');
const strangers: Record<string, Outside> = {};
let owner: Outside;
let operator: Outside;
let hidden: SeenCase;
let shown: SeenCase;
let agency: (code: string) => string;

const PRIVATE = `messages(first: 10) { nodes { text } } notes(first: 10) { nodes { text } } history(first: 10) { nodes { action } } answers { id content } reporter { id fullName phone } dueAt`;
interface PrivateParts {
  case: {
    code?: string;
    reporterName: string | null;
    messages: unknown;
    notes: unknown;
    history: unknown;
    answers: unknown;
    reporter: unknown;
    dueAt: unknown;
    viewerActions: string[];
  } | null;
}
const REFUSED = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

beforeAll(async () => {
  owner = await signedIn(system, await demoPerson(system, 'CITIZEN', undefined, 0));
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const lead = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  agency = await agencyIds(operator);
  hidden = await files(owner, { title: 'Việc riêng chưa công khai' });
  shown = await files(owner, { title: 'Việc đã công khai', categoryCode: 'TOURISM' });
  shown = await does(operator, 'assignCase', { id: shown.id, version: shown.version, input: { leadAgencyId: agency('S-XD'), makePublic: true } });
  shown = await does(lead, 'claimCase', { id: shown.id, version: shown.version });
  await does(lead, 'addNote', { caseId: shown.id, text: 'CANARY-NOTE kiểm tra hiện trường' });
  await does(owner, 'sendMessage', { caseId: shown.id, text: 'CANARY-MESSAGE số nhà tôi ở cuối hẻm' });
  shown = await does(lead, 'recordAnswer', { id: shown.id, version: shown.version, input: { agencyId: agency('S-XD'), content: 'CANARY-DRAFT chưa công bố' } });

  strangers['anonymous'] = outside(system.origin);
  strangers['another citizen'] = await signedIn(system, await demoPerson(system, 'CITIZEN', undefined, 1));
  strangers['a specialist of an uninvolved agency'] = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-YT'));
  strangers['the leader of an uninvolved agency'] = await signedIn(system, await demoPerson(system, 'AGENCY_LEADER', 'S-YT'));
  const partner = await demoPerson(system, 'PARTNER');
  const { access_token } = (await (await partnerToken(system, partner.identifier, partner.password)).json()) as { access_token: string };
  strangers['a partner'] = outside(system.origin, access_token);
});

const WHO = ['anonymous', 'another citizen', 'a specialist of an uninvolved agency', 'the leader of an uninvolved agency', 'a partner'];
const as = (who: string): Outside => {
  const client = strangers[who];
  if (!client) throw new Error(who);
  return client;
};

/** Arguments that would do the act if the right person asked. */
function argumentsOf(act: Act, of: SeenCase): object {
  const base = { id: of.id, version: of.version };
  const input = { leadAgencyId: agency('S-YT'), coordinatorAgencyIds: [], makePublic: true };
  const all: Record<Act, object> = {
    saveDraft: { ...base, input: report() },
    submitCase: { input: report(), idempotencyKey: randomUUID() },
    claimCase: base,
    releaseCase: base,
    editCase: { ...base, title: 'Đã bị sửa' },
    assignCase: { ...base, input },
    coordinateCase: { ...base, input },
    returnToOperator: { ...base, reasonCode: 'WRONG_AREA', comment: 'x' },
    scheduleCase: { ...base, input: { amount: 1, unit: 'DAY', remindAmount: 1, remindUnit: 'HOUR', reason: 'x' } },
    completeCoordination: { ...base, comment: 'x' },
    recordAnswer: { ...base, input: { agencyId: agency('S-YT'), content: 'x' } },
    returnResult: { ...base, comment: 'x' },
    approveAnswer: { ...base, answerId: randomUUID() },
    publishAnswer: { ...base, answerId: randomUUID(), makeCasePublic: true },
    confirmCompletion: base,
    requestRework: { ...base, answerId: randomUUID(), comment: 'x' },
    rejectCase: { ...base, reasonCode: 'SPAM_AD', explanation: 'x' },
    rateCase: { id: of.id, satisfaction: 'DISSATISFIED' },
    sendMessage: { caseId: of.id, text: 'x' },
    addNote: { caseId: of.id, text: 'x' },
  };
  return all[act];
}

describe.each(WHO)('S1 S4: %s', (who) => {
  test('sees nothing of a case that is not public', async () => {
    for (const by of [`id: "${hidden.id}"`, `code: "${hidden.code}"`])
      expect((await as(who).must<PrivateParts>(`{ case(${by}) { code reporterName ${PRIVATE} viewerActions } }`)).case).toBeNull();
  });

  test('sees the public side of a public case only', async () => {
    const { case: seen } = await as(who).must<PrivateParts>(`{ case(code: "${shown.code}") { code reporterName ${PRIVATE} viewerActions } }`);
    expect(seen?.code).toBe(shown.code);
    const text = JSON.stringify(seen);
    for (const canary of ['CANARY-NOTE', 'CANARY-MESSAGE', 'CANARY-DRAFT']) expect(text).not.toContain(canary);
    for (const part of [seen?.reporter, seen?.dueAt]) expect(part ?? null).toBeNull();
    const owned = await demoPerson(system, 'CITIZEN', undefined, 0);
    expect(text).not.toContain(owned.fullName);
    expect(text).not.toContain(owned.phone);
  });

  test.each(JOURNEY_ACTS.filter((act) => act !== 'submitCase'))('cannot %s', async (act) => {
    for (const target of [hidden, shown]) {
      const { result, fault } = await attempt(as(who), act, argumentsOf(act, target));
      expect(result, `${act} answered data`).toBeNull();
      expect(REFUSED, `${act} on ${target === hidden ? 'a hidden' : 'a public'} case`).toContain(fault);
    }
  });

  test('receives nothing on sockets', async () => {
    const client = as(who);
    const page = subscribe<{ case: unknown; kind: string }>(client, 'caseUpdated', 'subscription($id: ID!) { caseUpdated(id: $id) { kind case { code } } }', {
      id: hidden.id,
    });
    const desk = subscribe<{ caseId: string }>(client, 'caseEvents', 'subscription { caseEvents { caseId kind } }');
    const before = await owner.must<PrivateParts>(`{ case(id: "${hidden.id}") { code } }`);
    expect(before.case?.code).toBe(hidden.code);
    const proof = subscribe<{ caseId: string; kind: string }>(
      operator,
      'caseEvents',
      'subscription($after: String) { caseEvents(after: $after) { caseId kind } }',
      {
        after: (await operator.must<{ eventCursor: string }>('{ eventCursor }')).eventCursor,
      },
    );
    await does(owner, 'sendMessage', { caseId: hidden.id, text: 'Tin riêng' });
    await proof.next((event) => event.caseId === hidden.id && event.kind === 'MESSAGE');
    expect(page.received).toEqual([]);
    expect(desk.received.filter((event) => event.caseId === hidden.id)).toEqual([]);
    await Promise.all([page.close(), desk.close(), proof.close()]);
  });

  test('has no inbox and no people search', async () => {
    const officer = who.includes('agency');
    const inbox = await as(who).ask<{ inbox: { nodes: { id: string }[] } }>('{ inbox(queue: ALL, first: 100) { nodes { id } } }');
    if (officer) expect(inbox.data?.inbox.nodes.map((node) => node.id)).not.toContain(shown.id);
    else expect(REFUSED).toContain(inbox.errors?.[0]?.extensions?.code);
    const people = await as(who).ask('{ people(name: "a") { id } }');
    expect(REFUSED).toContain(people.errors?.[0]?.extensions?.code);
  });
});

test('S2: identity headers sent by a client are stripped, and `_entities` is not in the public graph', async () => {
  const identity = Buffer.from(
    JSON.stringify({ kind: 'OFFICER', roles: ['ADMIN', 'OPERATOR'], scopes: [], sub: randomUUID(), at: Date.now(), requestId: 'x' }),
  ).toString('base64url');
  const answer = await outside(system.origin).ask(
    '{ inbox(queue: ALL, first: 1) { nodes { id } } }',
    {},
    { 'x-pakn-identity': identity, 'x-pakn-signature': 'AAAA' },
  );
  expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  const entities = await outside(system.origin).ask(`{ _entities(representations: [{ __typename: "Case", id: "${hidden.id}" }]) { ... on Case { title } } }`);
  expect(entities.data).toBeNull();
  expect(entities.errors).toBeTruthy();
});

test('S2: a subgraph asked directly refuses, `_entities` included', async () => {
  const { readFile } = await import('node:fs/promises');
  const processes = JSON.parse(await readFile(`${system.dataDir}/processes.json`, 'utf8')) as { name: string; port: number }[];
  for (const name of ['accounts', 'cases', 'stats']) {
    const port = processes.find((each) => each.name === name)?.port;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _entities(representations: []) { __typename } }' }),
    });
    expect(response.status, name).toBe(401);
  }
});
