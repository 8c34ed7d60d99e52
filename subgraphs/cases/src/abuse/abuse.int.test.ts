import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks, type Worker } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

interface Answer {
  __typename: string;
  ok?: boolean;
  code?: string;
  fields?: { path: string; message: string }[];
}
const MUTATION = `mutation ($caseId: ID!, $reason: String!) { reportAbuse(caseId: $caseId, reason: $reason) {
  __typename ... on Done { ok } ... on Refusal { code fields { path message } } } }`;
const reports = async (who: Worker, caseId: string, reason = 'Lộ số điện thoại của tôi'): Promise<Answer> =>
  (await who.must<{ reportAbuse: Answer }>(MUTATION, { caseId, reason })).reportAbuse;
const history = async (who: Worker, id: string): Promise<{ action: string; actor: { id: string } | null; comment: string | null }[]> => {
  const { case: found } = await who.must<{ case: { history: { nodes: { action: string; actor: { id: string } | null; comment: string | null }[] } } }>(
    'query ($id: ID) { case(id: $id) { history(first: 50) { nodes { action actor { id } comment } } } }',
    { id },
  );
  return found.history.nodes;
};

describe('A5 "Báo vi phạm" of a public case', () => {
  it('reaches the desk once an account, with its words and without a name', async () => {
    const { id, version } = await d.assigned({}, { makePublic: true });
    for (let time = 0; time < 2; time++) expect(await reports(d.anotherCitizen, id)).toEqual({ __typename: 'Done', ok: true });
    expect((await d.events(id)).filter((type) => type === 'AbuseReported')).toHaveLength(1);
    const { rows } = (await d.sql(`select actor_id, data::text from events.log where case_id = $1 and type = 'AbuseReported'`, [id])) as {
      rows: { actor_id: string | null; data: string }[];
    };
    for (const row of rows) expect([row.actor_id, row.data.includes(d.anotherCitizen.id)]).toEqual([null, false]);
    expect(await history(d.operator, id)).toContainEqual({ action: 'Người dân báo vi phạm', actor: null, comment: 'Lộ số điện thoại của tôi' });
    expect((await d.reporter.sees(id))?.version, 'nobody loses what they are typing').toBe(version);
    expect(await history(d.reporter, id)).toEqual([]);
  });

  it('is refused for the own report, without words, and past the number of a day', async () => {
    const { id } = await d.assigned({}, { makePublic: true });
    expect(await reports(d.reporter, id)).toMatchObject({ code: 'NOT_NOW' });
    expect(await reports(d.anotherCitizen, id, ' ')).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'reason' }] });
    for (let report = 0; report < 20; report++) {
      const other = await d.files();
      await d.sql('insert into cases.abuse_report (case_id, account_id, reported_at) values ($1, $2, cases.now())', [other.id, d.anotherCitizen.id]);
    }
    expect(await reports(d.anotherCitizen, id)).toMatchObject({ code: 'TRY_LATER' });
    expect(await d.events(id)).not.toContain('AbuseReported');
  });

  it('is not there for who may not see the case, and for visitors and officers', async () => {
    const { id } = await d.assigned();
    const code = async (who: Worker): Promise<string | undefined> => (await who.ask(MUTATION, { caseId: id, reason: 'x' })).errors?.[0]?.extensions?.code;
    expect([await code(d.anotherCitizen), await code(d.visitor), await code(d.operator)]).toEqual(['NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN']);
  });
});
