import { appendEvent } from '@pakn/events';
import { inTransaction, newId } from '@pakn/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tidyFiles } from '../attachment/tidy-files.ts';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import { makePublic, REPORT, submit } from '../testing/reports.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  ((await d.sql(sql, values)) as { rows: Record<string, unknown>[] }).rows;
/** How many rows of each table hold an account, as their owner. */
async function rowsOf(account: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name } of await rows(`select tablename as name from pg_tables where schemaname = 'cases'`)) {
    const [counted] = await rows(`select count(*)::int as n from cases."${String(name)}" t where t::text like '%' || $1 || '%'`, [account]);
    if (counted?.n) found[String(name)] = counted.n as number;
  }
  return found;
}
const says = async (accountId: string): Promise<void> => {
  const probe = newId();
  await inTransaction(d.here.cases.services.pool, async (client) => {
    const by = { commandId: 'test', actorId: null, at: new Date(), audience: [] };
    await appendEvent(client, { ...by, type: 'AccountErased', data: { accountId } });
    await appendEvent(client, { ...by, type: 'ContactSaved', data: { contactId: probe, revision: 1, active: true } });
  });
  expect(await d.here.cases.services.people.contact(probe)).not.toBeNull();
};

it('A3-15 B-36 an erased account keeps its reports and figures, and nothing that was kept for it alone; others keep theirs', async () => {
  const [person, another] = [d.here.citizen(), d.here.citizen()];
  const [me, other] = [worker(person), worker(another)];
  const draft = (who: Worker): Promise<unknown> =>
    who.must('mutation($input: CaseDraftInput!) { saveDraft(input: $input) { __typename } }', { input: { title: 'Chưa xong' } });
  const mine = (await submit(person, { ...REPORT, title: 'Của người sẽ xóa' })).id;
  const theirs = (await submit(another, { ...REPORT, title: 'Của người khác' })).id;
  await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), theirs);
  for (const who of [me, other]) await draft(who);
  await d.upload(me);
  await me.must('mutation($id: ID!) { followCase(id: $id, on: true) { __typename } }', { id: theirs });
  await me.must('mutation($id: ID!) { supportCase(id: $id, on: true) { __typename } }', { id: theirs });
  for (const who of [me, other]) await who.must('mutation { startSupport { __typename } }');
  const [my, their] = [String(person.identity.sub), String(another.identity.sub)];
  const before = await rowsOf(their);

  await says(my);
  await tidyFiles({ pool: d.here.cases.services.pool, dataDir: d.here.cases.services.settings.dataDir });
  expect(await rowsOf(my)).toEqual({ case: 1, interest: 1 });
  expect(await rowsOf(their)).toEqual(before);
  expect(await rows('select supporters from cases."case" where id = $1', [theirs])).toEqual([{ supporters: 1 }]);
  expect(await rows('select title from cases."case" where id = $1', [mine])).toEqual([{ title: 'Của người sẽ xóa' }]);
  // It may come again after a restore.
  await says(my);
});
