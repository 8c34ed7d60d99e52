import { randomUUID } from 'node:crypto';
import { issueChallenge, openPersonSeal } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import type { Person } from '../testing/province.ts';
import { filed, makePublic, REPORT, submit, type Filed } from '../testing/reports.ts';

let d: Desks;
let operator: Person;
beforeAll(async () => {
  d = await desks();
  operator = d.here.officer('desk', 'OPERATOR');
});
afterAll(() => d.here.close());

const solved = (): { id: string; answer: string } => ({ id: issueChallenge(d.here.env.SEAL_KEY ?? '', 5, 3, randomUUID(), Date.now()).id, answer: '8' });
/** As accounts' token says who reports without an account. */
const nobody = (...scopes: string[]): Person => d.here.as({ sub: randomUUID(), kind: 'ANONYMOUS_REPORTER', roles: [], scopes });
const sentBy = async (who: Person): Promise<Filed> => {
  const taken = await submit(who, REPORT, { challenge: solved() });
  expect(taken).toMatchObject({ __typename: 'Case' });
  return taken;
};
const codeOf = async (who: Person, document: string, variables: object = {}): Promise<string | undefined> =>
  (await who.ask(document, variables)).errors?.[0]?.extensions?.code;

describe('X-15 A4-01 a report without an account', () => {
  it('X-13 is anonymous without saying so; neither shows a name nor hides one', async () => {
    const who = nobody();
    for (const identityMode of ['PUBLIC_NAME', 'HIDDEN_NAME'])
      expect(await submit(who, { ...REPORT, identityMode }, { challenge: solved() })).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'input.identityMode', code: 'NOT_OFFERED' }],
      });
    const { id } = await sentBy(who);
    expect(await who.must(`{ case(id: "${id}") { identityMode subjectKind } }`)).toEqual({ case: { identityMode: 'ANONYMOUS', subjectKind: 'CITIZEN' } });
    const { rows } = await d.here.cases.services.pool.query<{ data: { facts: { identityMode: string } } }>('select data from events.log where case_id = $1', [
      id,
    ]);
    expect(rows[0]?.data.facts.identityMode, 'A8-24 the statistics count it').toBe('ANONYMOUS');
  });

  it('X-13 somebody with an account does not become anonymous by a choice', async () => {
    expect(await submit(d.here.citizen(), { ...REPORT, identityMode: 'ANONYMOUS' })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'input.identityMode', code: 'NOT_OFFERED' }],
    });
  });

  it('X-10 has the sum in the same call, unless it was solved when the session began; a refusal does not spend the session', async () => {
    const who = nobody();
    expect(await submit(who)).toMatchObject({ code: 'CHALLENGE_REQUIRED', fields: [{ path: 'challenge' }] });
    expect(await submit(who, REPORT, { challenge: { ...solved(), answer: '9' } })).toMatchObject({ code: 'CHALLENGE_WRONG' });
    await sentBy(who);
    expect(await submit(nobody('cases:submit'))).toMatchObject({ __typename: 'Case' });
  });

  it('R2 is one a session: the same key answers it again, another is refused with it, also of twenty at once', async () => {
    const who = nobody();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(who, REPORT, { challenge: solved() })));
    const [first] = answers.filter(({ __typename }) => __typename === 'Case');
    expect(answers.filter(({ __typename }) => __typename === 'Case')).toHaveLength(1);
    for (const other of answers.filter(({ __typename }) => __typename === 'Refusal')) expect(other).toMatchObject({ code: 'NOT_NOW', case: { id: first?.id } });
    const again = nobody();
    const key = randomUUID();
    const once = await submit(again, REPORT, { challenge: solved(), key });
    expect((await submit(again, REPORT, { key })).code).toBe(once.code);
    expect(await submit(again, REPORT, { key: 'the only report', challenge: solved() })).toMatchObject({ __typename: 'Refusal' });
  });

  it('B-11 uploads as many files as a report may have, and some more that are taken out again; not as many as it likes', async () => {
    const begin = (who: Person): Promise<Response> =>
      who.raw('/files', { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': 'filename YS5qcGc=' } });
    const who = nobody();
    const states: number[] = [];
    for (let i = 0; i < 21; i++) states.push((await begin(who)).status);
    expect(states).toEqual([...Array.from({ length: 20 }, () => 201), 429]);
    const path = (await begin(nobody())).headers.get('location') ?? '';
    expect((await nobody().raw(path, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status, "another session's file").toBe(404);
  });
});

describe('B-07 whoever opens an anonymous report', () => {
  it('is its reporter: reads it before it is public, supplies, writes, rates, reopens', async () => {
    const who = nobody();
    const me: Worker = worker(who);
    const { id } = await sentBy(who);
    expect((await me.sees(id))?.viewerActions).toContain('WITHDRAW');
    const { version } = await d.operator.does('assignCase', { id, version: 1, input: { leadAgencyId: d.roads } });
    const claimed = await d.specialist.does('claimCase', { id, version });
    const asked = await d.specialist.does('requestInfo', { id, version: claimed.version, question: 'Ở số nhà nào?', withinWorkingHours: 8 });
    const supplied = await me.does('supplyInfo', { id, version: asked.version, text: 'Số 86', attachmentIds: [await d.upload(me)] });
    expect(supplied).toMatchObject({ __typename: 'Case', status: 'IN_PROGRESS' });
    expect((await me.does('sendMessage', { caseId: id, text: 'Cảm ơn' })).__typename).toBe('Case');
    const answer = await d.specialist.does('recordAnswer', {
      id,
      version: supplied.version,
      input: { agencyId: d.roads, content: 'Đã vá.', afterIds: [await d.upload(d.specialist)] },
    });
    const returned = await d.specialist.does('returnResult', { id, version: answer.version, comment: 'Xong' });
    const published = await d.operator.does('publishAnswer', { id, version: returned.version, answerId: returned.answers[0]?.id, makeCasePublic: true });
    expect(published.status).toBe('ANSWERED');
    expect((await me.does('rateCase', { id, satisfaction: 'SATISFIED' })).__typename).toBe('Case');
    expect((await me.does('reopenCase', { id, version: published.version, reason: 'Lại hỏng' })).__typename).toBe('Case');
  });

  it('withdraws it before it is accepted', async () => {
    const who = nobody();
    const { id, version } = await sentBy(who);
    expect(await worker(who).does('withdrawCase', { id, version })).toMatchObject({ __typename: 'Case', status: 'WITHDRAWN' });
  });

  it('S1 has that one report: neither a person’s, nor another session’s, nor what accounts are for', async () => {
    const who = nobody();
    await sentBy(who);
    const theirs = await sentBy(nobody());
    const named = await filed(d.here.citizen());
    for (const { id, version } of [theirs, named]) {
      expect(await who.must(`{ case(id: "${id}") { id } }`)).toEqual({ case: null });
      for (const [mutation, args] of [
        ['supplyInfo', { id, version, text: 'a' }],
        ['withdrawCase', { id, version }],
        ['rateCase', { id, satisfaction: 'SATISFIED' }],
        ['reopenCase', { id, version, reason: 'a' }],
        ['sendMessage', { caseId: id, text: 'a' }],
      ] as const)
        expect(await worker(who).isFaulted(mutation, args), mutation).toBe('NOT_FOUND');
      await makePublic(d.here, operator, id);
      for (const document of [
        `mutation { supportCase(id: "${id}", on: true) { __typename } }`,
        `mutation { followCase(id: "${id}", on: true) { __typename } }`,
        `mutation { reportAbuse(caseId: "${id}", reason: "Lừa đảo") { __typename } }`,
      ])
        expect(await codeOf(who, document), document).toBe('FORBIDDEN');
      const seen = await who.must<{ case: { viewerActions: string[] } }>(`{ case(id: "${id}") { viewerActions } }`);
      expect(seen.case.viewerActions).toEqual([]);
    }
    for (const document of ['{ myCases(first: 1) { nodes { id } } }', '{ followedCases(first: 1) { nodes { id } } }', '{ inboxCounts { count } }'])
      expect(await codeOf(who, document), document).toBe('FORBIDDEN');
  });

  it('B-07 nobody else is told who it is: neither the desk, nor the agency, nor the public, nor another anonymous session', async () => {
    const who = nobody();
    const { id } = await sentBy(who);
    await makePublic(d.here, operator, id);
    await d.operator.does('assignCase', { id, version: 2, input: { leadAgencyId: d.roads } });
    const SEAL = `query($id: ID!) { _entities(representations: [{ __typename: "Case", id: $id }]) { ... on Case { reporterRef } } }`;
    const viewOf = async (person: Person): Promise<string | undefined> => {
      const { _entities } = await person.must<{ _entities: { reporterRef: string }[] }>(SEAL, { id });
      return openPersonSeal(d.here.env.SEAL_KEY ?? '', _entities[0]?.reporterRef ?? '')?.view;
    };
    for (const person of [operator, d.here.officer('roads', 'SPECIALIST'), d.here.officer('office', 'SUPERVISOR'), d.here.anyone, d.here.citizen(), nobody()])
      expect(await viewOf(person)).toBe('NONE');
    expect(await viewOf(who)).toBe('FULL');
  });
});
