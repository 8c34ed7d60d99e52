import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks, type Worker } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

interface Exchange {
  case: {
    version: number;
    messages: { nodes: { text: string; fromReporter: boolean; agency: { code: string } | null; attachments: { id: string }[] }[] };
  } | null;
}
const exchange = async (who: Worker, id: string): Promise<Exchange['case']> =>
  (
    await who.must<Exchange>(
      'query ($id: ID) { case(id: $id) { version messages(first: 10) { nodes { text fromReporter agency { code } attachments { id } } } } }',
      { id },
    )
  ).case;

describe('A5-05 the private exchange', () => {
  it('goes both ways, changes no version, and shows the agency, never the officer', async () => {
    const { id, version } = await d.claimed();
    const picture = await d.upload(d.reporter);
    await d.reporter.does('sendMessage', { caseId: id, text: 'Trước cầu 50 m ạ', attachmentIds: [picture] });
    await d.specialist.does('sendMessage', { caseId: id, text: 'Cảm ơn Ông/Bà' });
    const seen = await exchange(d.reporter, id);
    expect(seen?.version).toBe(version);
    expect(seen?.messages.nodes).toEqual([
      { text: 'Cảm ơn Ông/Bà', fromReporter: false, agency: { code: 'S-XD' }, attachments: [] },
      { text: 'Trước cầu 50 m ạ', fromReporter: true, agency: null, attachments: [{ id: picture }] },
    ]);
    expect((await exchange(d.operator, id))?.messages.nodes).toHaveLength(2);
    expect((await d.events(id)).filter((type) => type === 'MessageSent')).toHaveLength(2);
  });

  it('is never public: the public, another citizen and a stranger see nothing of it', async () => {
    const { id, version, answers } = await d.reviewed();
    await d.reporter.does('sendMessage', { caseId: id, text: 'Riêng tư' });
    await d.operator.does('publishAnswer', { id, version, answerId: answers[0]?.id, makeCasePublic: true });
    for (const who of [d.visitor, d.anotherCitizen, d.stranger]) expect((await exchange(who, id))?.messages.nodes).toEqual([]);
    expect(await d.visitor.isFaulted('sendMessage', { caseId: id, text: 'x' })).toBe('UNAUTHENTICATED');
    expect(await d.anotherCitizen.isFaulted('sendMessage', { caseId: id, text: 'x' })).toBe('FORBIDDEN');
    expect(await d.stranger.isFaulted('sendMessage', { caseId: id, text: 'x' })).toBe('FORBIDDEN');
  });

  it('says what is wrong, and the same key sends once', async () => {
    const { id } = await d.claimed();
    expect(await d.reporter.does('sendMessage', { caseId: id, text: '  ' })).toMatchObject({ refused: 'INVALID_INPUT', fields: [{ path: 'text' }] });
    expect(await d.reporter.does('sendMessage', { caseId: id, text: 'a'.repeat(2001) })).toMatchObject({
      refused: 'INVALID_INPUT',
      fields: [{ path: 'text', code: 'TOO_LONG' }],
    });
    await Promise.all([1, 2, 3].map(() => d.reporter.does('sendMessage', { caseId: id, text: 'Một lần' }, `key-${id}`)));
    expect((await exchange(d.reporter, id))?.messages.nodes).toHaveLength(1);
  });
});

describe('A8-10 notes of officers', () => {
  it('are read and written by officers of the case only', async () => {
    const { id } = await d.claimed();
    await d.specialist.does('addNote', { caseId: id, text: 'Đội duy tu 19 giờ có mặt' });
    const notes = async (who: Worker): Promise<unknown[]> =>
      (await who.must<{ case: { notes: { nodes: unknown[] } } | null }>('query ($id: ID) { case(id: $id) { notes(first: 10) { nodes { text } } } }', { id }))
        .case?.notes.nodes ?? [];
    expect(await notes(d.operator)).toEqual([{ text: 'Đội duy tu 19 giờ có mặt' }]);
    expect(await notes(d.reporter)).toEqual([]);
    expect(await d.reporter.isFaulted('addNote', { caseId: id, text: 'x' })).toBe('FORBIDDEN');
    expect(await d.stranger.isFaulted('addNote', { caseId: id, text: 'x' })).toBe('NOT_FOUND');
    expect(await d.specialist.does('addNote', { caseId: id, text: '' })).toMatchObject({ refused: 'INVALID_INPUT' });
  });
});
