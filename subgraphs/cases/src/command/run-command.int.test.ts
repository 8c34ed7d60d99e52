import { randomUUID } from 'node:crypto';
import type { CaseEvent } from '@pakn/events/case';
import { DomainError, type Identity } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed } from '../testing/reports.ts';
import { runCommand, type CommandCall } from './run-command.ts';

let place: Province;
let operator: Person;

beforeAll(async () => {
  place = await province();
  operator = place.officer('desk', 'OPERATOR');
});
afterAll(() => place.close());

const run = (caseId: string, decide: () => CaseEvent[], more: Partial<CommandCall> = {}, key: string = '', identity: Identity = operator.identity) =>
  runCommand({
    context: { services: place.cases.services, identity, requestId: randomUUID(), idempotencyKey: key },
    name: 'test',
    caseId,
    input: null,
    fileIds: [],
    decide,
    ...more,
  });
const retitle = (title: string) => (): CaseEvent[] => [{ type: 'CaseEdited', data: {}, words: { title } }];
const note = (text: string) => (): CaseEvent[] => [
  { type: 'NoteAdded', data: { noteId: randomUUID(), agencyId: place.agencies.desk, files: [] }, words: { text } },
];
const rowOf = async (id: string): Promise<{ title: string; version: number; n: number }> =>
  (await place.cases.services.pool.query<{ title: string; version: number; n: number }>('select title, version, n from cases."case" where id = $1', [id]))
    .rows[0] as never;

describe('changing a case', () => {
  it('S21: of ten officers at once with one version exactly one wins, the others get the case as it is now', async () => {
    const { id } = await filed(place.citizen());
    const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => run(id, retitle(`Lần ${n}`), { version: 1 })));
    const lost = tries.filter((each) => each.status === 'rejected').map((each) => each.reason as DomainError);
    expect(lost).toHaveLength(9);
    for (const error of lost) expect(error).toMatchObject({ code: 'STALE_VERSION', caseId: id });
    expect(await rowOf(id)).toMatchObject({ version: 2, n: 2 });
  });

  it('R2: a repeated command answers what the first did, also when its version is stale by now; for something else its key is refused', async () => {
    const { id } = await filed(place.citizen());
    const key = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => run(id, retitle('Một lần'), { version: 1, input: 'a' }, key)));
    expect(await rowOf(id)).toEqual({ title: 'Một lần', version: 2, n: 2 });
    await expect(run(id, retitle('Khác'), { version: 1, input: 'b' }, key)).rejects.toMatchObject({ code: 'KEY_REUSED', caseId: id });
  });

  it('R1: what fails leaves nothing: no event, no words, no key, no version', async () => {
    const { id } = await filed(place.citizen());
    const key = randomUUID();
    const refuse = (): never => {
      throw new DomainError('NOT_NOW');
    };
    await expect(run(id, refuse, { version: 1 }, key)).rejects.toMatchObject({ code: 'NOT_NOW' });
    // The second event does not fit the log: the first one must not stay.
    await expect(run(id, () => [...retitle('Nửa vời')(), { type: 'NoSuchEvent', data: {} } as never], { version: 1 }, key)).rejects.toThrow();
    expect(await rowOf(id)).toMatchObject({ version: 1, n: 1, title: 'Ổ gà sâu trên đường Lê Hồng Phong' });
    await run(id, retitle('Trọn vẹn'), { version: 1 }, key);
    expect(await rowOf(id)).toEqual({ title: 'Trọn vẹn', version: 2, n: 2 });
  });

  it('B-12: each event of a command has its own before and after; no event changes nothing', async () => {
    const { id } = await filed(place.citizen());
    await run(id, () => [
      {
        type: 'CaseAccepted',
        data: { operatorId: operator.id, isPublic: true, standing: { status: 'IN_PROGRESS', step: 'RECEPTION' } },
        words: { comment: 'Đã xem' },
      },
      { type: 'CaseEdited', data: { urgency: 'COMPLEX' } },
    ]);
    await run(id, () => []);
    expect(await rowOf(id)).toMatchObject({ version: 3, n: 3 });
    const { history } = (
      await operator.must<{ case: { history: { verified: boolean; nodes: { changes: object[]; comment: string | null }[] } } }>(
        `{ case(id: "${id}") { history(first: 5) { verified nodes { comment changes { field } } } } }`,
      )
    ).case;
    expect(history).toMatchObject({
      verified: true,
      nodes: [{ changes: [{ field: 'urgency' }], comment: null }, { changes: [{ field: 'status' }, { field: 'isPublic' }], comment: 'Đã xem' }, {}],
    });
  });

  it('what only adds raises the event number and not the version', async () => {
    const { id } = await filed(place.citizen());
    await run(id, note('Ý kiến'));
    expect(await rowOf(id)).toMatchObject({ version: 1, n: 2 });
  });

  it('R4: of many at once the order of the log is the order of the case, and its chain is whole', async () => {
    const { id } = await filed(place.citizen());
    await Promise.all(Array.from({ length: 40 }, (_, n) => run(id, note(`Ý kiến ${n}`))));
    const { rows } = await place.cases.services.pool.query<{ n: number }>('select n from events.log where case_id = $1 order by era, x, id', [id]);
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 41 }, (_, n) => n + 1));
    const { case: found } = await operator.must<{ case: { history: { verified: boolean } } }>(`{ case(id: "${id}") { history(first: 1) { verified } } }`);
    expect(found.history.verified).toBe(true);
  });

  it('a case that the viewer may not know does not exist', async () => {
    const { id } = await filed(place.citizen());
    const stranger = place.officer('commune', 'SPECIALIST').identity;
    for (const caseId of [id, randomUUID(), 'x']) {
      await expect(run(caseId, retitle('Không'), { version: 1 }, '', stranger)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    }
  });
});
