import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

interface Interest {
  supporters: number;
  followers: number;
  viewerFollows: boolean;
  viewerSupports: boolean;
  viewerActions: string[];
}
const interest = async (who: Worker, id: string): Promise<Interest | undefined> =>
  (await who.must<{ case: Interest | null }>('query ($id: ID) { case(id: $id) { supporters followers viewerFollows viewerSupports viewerActions } }', { id }))
    .case ?? undefined;
const published = async (): Promise<string> => (await d.assigned({}, { makePublic: true })).id;
const followed = async (who: Worker): Promise<string[]> =>
  (await who.must<{ followedCases: { nodes: { id: string }[] } }>('{ followedCases(first: 50) { nodes { id } } }', {})).followedCases.nodes.map(({ id }) => id);

describe('B-06 "Tôi cũng gặp"', () => {
  it('counts once an account, can be taken back, and names nobody', async () => {
    const id = await published();
    expect((await interest(d.anotherCitizen, id))?.viewerActions).toEqual(['SUPPORT', 'FOLLOW']);
    for (let time = 0; time < 2; time++) await d.anotherCitizen.does('supportCase', { id, on: true });
    expect(await interest(d.anotherCitizen, id)).toMatchObject({ supporters: 1, viewerSupports: true });
    expect(await interest(d.visitor, id)).toMatchObject({ supporters: 1, followers: 1, viewerSupports: false, viewerFollows: false });
    await d.anotherCitizen.does('supportCase', { id, on: false });
    expect(await interest(d.anotherCitizen, id)).toMatchObject({ supporters: 0, viewerSupports: false });
    const { rows } = (await d.sql(`select actor_id, data::text from events.log where case_id = $1 and type = 'CaseSupported' order by n`, [id])) as {
      rows: { actor_id: string | null; data: string }[];
    };
    expect(rows).toHaveLength(2);
    for (const row of rows) expect([row.actor_id, row.data.includes(d.anotherCitizen.id)]).toEqual([null, false]);
    const { case: found } = await d.operator.must<{ case: { history: { verified: boolean } } }>(
      'query ($id: ID) { case(id: $id) { history(first: 10) { verified } } }',
      { id },
    );
    expect(found.history.verified).toBe(true);
  });

  it('of many at once counts each', async () => {
    const id = await published();
    await Promise.all(Array.from({ length: 5 }, () => worker(d.here.citizen()).does('supportCase', { id, on: true })));
    expect(await interest(d.visitor, id)).toMatchObject({ supporters: 5, followers: 5 });
  });

  it("is not for one's own report, a private one, an officer or a visitor", async () => {
    const id = await published();
    expect(await d.reporter.isFaulted('supportCase', { id, on: true })).toBe('FORBIDDEN');
    expect(await d.operator.isFaulted('supportCase', { id, on: true })).toBe('FORBIDDEN');
    expect(await d.visitor.isFaulted('supportCase', { id, on: true })).toBe('UNAUTHENTICATED');
    const hidden = (await d.files()).id;
    for (const act of ['supportCase', 'followCase']) expect(await d.anotherCitizen.isFaulted(act, { id: hidden, on: true })).toBe('NOT_FOUND');
  });
});

describe('A4-05 "Theo dõi"', () => {
  it('of a public report stands in the own list, until it is taken back; accounts hears of each change once', async () => {
    const id = await published();
    for (let time = 0; time < 2; time++) await d.anotherCitizen.does('followCase', { id, on: true });
    expect(await followed(d.anotherCitizen)).toContain(id);
    expect(await interest(d.anotherCitizen, id)).toMatchObject({ followers: 1, viewerFollows: true, supporters: 0 });
    const { cases } = await d.anotherCitizen.must<{ cases: { nodes: { id: string }[] } }>(
      '{ cases(first: 50, filter: { followed: true }) { nodes { id } } }',
      {},
    );
    expect(cases.nodes.map((found) => found.id)).toEqual(await followed(d.anotherCitizen));
    await d.anotherCitizen.does('followCase', { id, on: false });
    expect(await followed(d.anotherCitizen)).not.toContain(id);
    const { rows } = (await d.sql(`select data->>'on' as on from events.log where type = 'CaseFollowed' and data->>'caseId' = $1 order by id`, [id])) as {
      rows: { on: string }[];
    };
    expect(rows.map(({ on }) => on)).toEqual(['true', 'false']);
  });

  it('ends with publicity: a report that is private again is in no list of followers', async () => {
    const { id } = await d.assigned({}, { makePublic: true });
    await d.anotherCitizen.does('followCase', { id, on: true });
    await d.isNow(id, { isPublic: false });
    expect(await followed(d.anotherCitizen)).not.toContain(id);
  });

  it("one's own report is not followed", async () => {
    expect(await d.reporter.does('followCase', { id: await published(), on: true })).toMatchObject({ refused: 'NOT_NOW' });
    expect(await d.visitor.isFaulted('followCase', { id: await published(), on: true })).toBe('UNAUTHENTICATED');
  });
});
