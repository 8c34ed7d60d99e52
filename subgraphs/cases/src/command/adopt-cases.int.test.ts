import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readKeptCase } from './read-chain.ts';
import { verifyAll, type BrokenChain } from '../history/verify-all.ts';
import { desks, type Desks } from '../testing/acts.ts';
import { adoptCases } from './adopt-cases.ts';

let d: Desks;
let owner: pg.Pool;
beforeAll(async () => {
  d = await desks();
  owner = new pg.Pool({ connectionString: d.here.database.superuserUrl, max: 2 });
  owner.on('error', () => {}); // the database is dropped under it
});
afterAll(async () => {
  await owner.end();
  await d.here.close();
});

const broken = async (): Promise<BrokenChain[]> => {
  const found: BrokenChain[] = [];
  await verifyAll(d.here.cases.services.pool, (each) => found.push(each));
  return found;
};
/** A case as the code before version 2 would have left it: no replay begins anywhere. */
const asBefore = (id: string): Promise<unknown> => owner.query('update cases."case" set replay_from = null where id = $1', [id]);

it('B-12 a case from before is adopted once, by the upgrade or by the next act, notifies nobody, and is verified from then on', async () => {
  const [reviewed, answered] = [await d.reviewed(), await d.answered()];
  await Promise.all([asBefore(reviewed.id), asBefore(answered.id)]);
  await d.specialist.does('addNote', { caseId: answered.id, text: 'Đã xem lại' });
  expect(await adoptCases(d.here.cases.services)).toBe(1);
  expect(await adoptCases(d.here.cases.services)).toBe(0);
  expect((await d.events(answered.id)).slice(-2)).toEqual(['CaseAdopted', 'NoteAdded']);
  expect((await d.events(reviewed.id)).at(-1)).toBe('CaseAdopted');
  expect(await broken()).toEqual([]);
  const { rows } = await owner.query(`select 1 from events.log l join events.audience a using (era, x, id) where l.type = 'CaseAdopted'`);
  expect(rows).toEqual([]);
  const { entries } = await readKeptCase(d.here.cases.services.pool, reviewed.id);
  expect(JSON.stringify(entries.at(-1)?.data), 'words stand apart').not.toContain('Lê Hồng Phong');
  const published = await d.operator.does('publishAnswer', {
    id: reviewed.id,
    version: reviewed.version,
    answerId: reviewed.answers[0]?.id,
    makeCasePublic: true,
  });
  expect(published.status).toBe('ANSWERED');
  expect(await broken()).toEqual([]);
});

it.each([
  ['case', `update cases."case" set status = 'CLOSED' where id = $1`, 'status'],
  ['case', 'update cases."case" set title = title || $2 where id = $1', 'title'],
  ['case', 'update cases."case" set lon = lon + 0.001 where id = $1', 'lon'],
  ['assignment', 'update cases.assignment set officer_id = null where case_id = $1', 'officerId'],
  ['answer', 'update cases.answer set content = $2 where case_id = $1', 'content'],
])('B-12 a row of %s that was changed by SQL is named, and the page does not call it verified: %s', async (_table, sql, column) => {
  const { id } = await d.answered();
  await owner.query(sql, sql.includes('$2') ? [id, ' sửa'] : [id]);
  const found = (await broken()).filter((each) => each.caseId === id);

  expect(found).toHaveLength(1);
  expect(found[0]?.why).toContain(column);
  const seen = await d.operator.must<{ case: { history: { verified: boolean } } }>(`{ case(id: "${id}") { history(first: 1) { verified } } }`);
  expect(seen.case.history.verified).toBe(false);
});
