import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { province, type Person, type Province } from '../testing/province.ts';
import { filed, giveTo, makePublic, type Filed } from '../testing/reports.ts';
import { verifyAll, type BrokenChain } from './verify-all.ts';

let place: Province;
let operator: Person;
let owner: pg.Pool;

beforeAll(async () => {
  place = await province();
  operator = place.officer('desk', 'OPERATOR');
  owner = new pg.Pool({ connectionString: place.database.superuserUrl, max: 2 });
  owner.on('error', () => {}); // the database is dropped under it
});
afterAll(async () => {
  await owner.end();
  await place.close();
});

const HISTORY = `query($id: ID!) { case(id: $id) { history(first: 10) { verified nodes { id action hash comment changes { label oldValue newValue } } } } }`;
interface History {
  case: {
    history: {
      verified: boolean;
      nodes: { id: string; action: string; hash: string; changes: { label: string; oldValue: string | null; newValue: string | null }[] }[];
    };
  };
}

async function handled(): Promise<Filed> {
  const taken = await filed(place.citizen());
  await makePublic(place, operator, taken.id);
  await giveTo(place, operator, taken.id, place.agencies.roads);
  return taken;
}
async function broken(): Promise<BrokenChain[]> {
  const found: BrokenChain[] = [];
  await verifyAll(place.cases.services.pool, (each) => found.push(each));
  return found;
}

describe('history', () => {
  it('A8-18: each change with old and new values in Vietnamese, newest first', async () => {
    const { id } = await handled();
    const { history } = (await operator.must<History>(HISTORY, { id })).case;
    expect(history.verified).toBe(true);
    expect(history.nodes.map((node) => node.action)).toEqual(['Chuyển xử lý', 'Tiếp nhận', 'Gửi phản ánh']);
    expect(history.nodes[0]?.changes).toEqual(
      expect.arrayContaining([
        { label: 'Bước', oldValue: 'Nhân viên trực', newValue: 'Xử lý chuyên ngành' },
        { label: 'Đơn vị xử lý chính', oldValue: null, newValue: 'Sở Xây dựng' },
      ]),
    );
    expect(history.nodes[1]?.changes).toContainEqual({ label: 'Công khai', oldValue: 'Không', newValue: 'Có' });
    expect(history.nodes[2]?.changes).toContainEqual({ label: 'Tiêu đề', oldValue: null, newValue: 'Ổ gà sâu trên đường Lê Hồng Phong' });
  });

  it('S26: the service may neither change nor delete an event or a kept word', async () => {
    const { id } = await handled();
    const { pool } = place.cases.services;
    for (const sql of [
      'update events.log set type = type where case_id = $1',
      'delete from events.log where case_id = $1',
      'delete from cases.history_text where case_id = $1',
      'update cases.history_text set salt = salt where case_id = $1',
    ]) {
      await expect(pool.query(sql, [id]), sql).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('B-12 S26: a changed, lost, reordered or cut event and a changed word are named; erased words are not', async () => {
    expect(await broken()).toEqual([]);
    const cases = await Promise.all(Array.from({ length: 6 }, handled));
    const [changed, lost, swapped, cut, word, erased] = cases.map((each) => each.id);
    await owner.query(`update events.log set data = jsonb_set(data, '{facts,status}', '"CLOSED"') where case_id = $1 and n = 2`, [changed]);
    await owner.query('delete from events.log where case_id = $1 and n = 2', [lost]);
    await owner.query('update events.log set n = case n when 2 then -3 else -2 end where case_id = $1 and n in (2, 3)', [swapped]);
    await owner.query('update events.log set n = -n where case_id = $1 and n < 0', [swapped]);
    await owner.query('delete from events.log where case_id = $1 and n = 3', [cut]);
    await owner.query(`update cases.history_text set words = replace(words, 'gà', 'vịt') where case_id = $1 and n = 1`, [word]);
    await owner.query('update cases.history_text set words = null where case_id = $1', [erased]);
    const found = await broken();
    expect(Object.fromEntries(found.map((each) => [each.caseId, each.n]))).toEqual({
      [changed ?? '']: 2,
      [lost ?? '']: 2,
      [swapped ?? '']: 2,
      [cut ?? '']: 3,
      [word ?? '']: 1,
    });
    expect((await operator.must<History>(HISTORY, { id: changed })).case.history.verified).toBe(false);
    expect((await operator.must<History>(HISTORY, { id: erased })).case.history.verified).toBe(true);
  });
});
