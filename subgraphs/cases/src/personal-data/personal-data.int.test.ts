import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks, type Worker } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const CHECK = 'query ($texts: [String!]!) { checkText(texts: $texts) { kind field start end } }';
const findings = async (who: Worker, id: string): Promise<unknown[]> =>
  (await who.must<{ case: { findings: unknown[] } | null }>('query ($id: ID) { case(id: $id) { findings { kind field start end } } }', { id })).case
    ?.findings ?? [];

describe('B-08 personal data in texts', () => {
  it('is pointed out to whoever writes, by text and place', async () => {
    const { checkText } = await d.visitor.must<{ checkText: unknown[] }>(CHECK, { texts: ['Gọi 0905 123 456', 'không có gì', 'xe 79A-123.45'] });
    expect(checkText).toEqual([
      { kind: 'PHONE', field: '0', start: 4, end: 16 },
      { kind: 'PLATE', field: '2', start: 3, end: 13 },
    ]);
  });

  it('is asked about 20 texts at most', async () => {
    await expect(d.visitor.must(CHECK, { texts: Array.from({ length: 21 }, () => 'x') })).rejects.toThrow(/BAD_USER_INPUT|more than 20/);
  });

  it('of a report is shown to its officers, also in the answer that waits; to nobody else', async () => {
    const { id } = await d.files({ content: 'Chủ quán có số 0905123456 đổ rác' });
    const phone = { kind: 'PHONE', field: 'content', start: 15, end: 25 };
    expect(await findings(d.operator, id)).toEqual([phone]);
    for (const who of [d.reporter, d.visitor, d.anotherCitizen, d.stranger]) expect(await findings(who, id)).toEqual([]);
  });
});
