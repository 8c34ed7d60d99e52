import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';

const DAY_MS = 86_400_000;

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const published = async (): Promise<string> => {
  const { id, version, answers } = await d.reviewed();
  await d.operator.does('publishAnswer', { id, version, answerId: answers[0]?.id, makeCasePublic: true });
  return id;
};
const ratingOf = (id: string): Promise<{ case: { rating: { satisfaction: string; comment: string | null } | null } }> =>
  d.reporter.must('query ($id: ID) { case(id: $id) { rating { satisfaction comment } } }', { id });

describe('A5-03 the reporter rates', () => {
  it('an answered case; a later rating replaces it, each is one event', async () => {
    const id = await published();
    await d.reporter.does('rateCase', { id, satisfaction: 'SATISFIED', comment: 'Nhanh' });
    expect((await ratingOf(id)).case.rating).toEqual({ satisfaction: 'SATISFIED', comment: 'Nhanh' });
    await d.reporter.does('rateCase', { id, satisfaction: 'DISSATISFIED' });
    expect((await ratingOf(id)).case.rating).toEqual({ satisfaction: 'DISSATISFIED', comment: null });
    expect((await d.events(id)).filter((type) => type === 'CaseRated')).toHaveLength(2);
  });

  it("on the tenant's scale only", async () => {
    expect(await d.reporter.does('rateCase', { id: await published(), satisfaction: 'NEUTRAL' })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'satisfaction' }],
    });
  });

  it('within 30 days of the answer, and not before it', async () => {
    const { id } = await d.files();
    expect(await d.reporter.does('rateCase', { id, satisfaction: 'SATISFIED' })).toMatchObject({ refused: 'RATING_CLOSED' });
    const old = await published();
    await d.isNow(old, { answeredAt: new Date(Date.now() - 31 * DAY_MS) });
    expect(await d.reporter.does('rateCase', { id: old, satisfaction: 'SATISFIED' })).toMatchObject({ refused: 'RATING_CLOSED' });
    expect((await d.reporter.sees(old))?.viewerActions).not.toContain('RATE');
  });

  it("is nobody else's", async () => {
    const args = { id: await published(), satisfaction: 'SATISFIED' };
    expect(await d.visitor.isFaulted('rateCase', args)).toBe('UNAUTHENTICATED');
    expect(await d.anotherCitizen.isFaulted('rateCase', args)).toBe('FORBIDDEN');
    expect(await d.operator.isFaulted('rateCase', args)).toBe('FORBIDDEN');
    expect((await ratingOf(args.id)).case.rating).toBeNull();
  });
});
