import { newId } from '@pakn/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desks, worker, type Desks } from '../testing/acts.ts';
import { makePublic, REPORT, submit } from '../testing/reports.ts';
import { readMyData } from './read-my-data.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const ENTITIES = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on MyData { reports } } }';
const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  ((await d.sql(sql, values)) as { rows: Record<string, unknown>[] }).rows;

/** Where each table's rows of an account are found in the file; a table that is not named here fails the test. */
const IN_FILE: Record<string, string | null> = {
  case: 'reports',
  draft: 'drafts',
  attachment: 'files',
  interest: 'interests',
  area: 'areas',
  abuse_report: 'abuseReports',
  support_conversation: 'supportConversations',
  // Keys of commands, against doing one twice; without a word in them.
  command: null,
};

it('B-36 the own reports, drafts, files, interests and acts: what a scan of all tables finds, and nothing of others', async () => {
  const [person, another] = [d.here.citizen(), d.here.citizen()];
  const [me, other] = [worker(person), worker(another)];
  const mine = await submit(person, { ...REPORT, title: 'Việc của tôi' });
  const theirs = await submit(another, { ...REPORT, title: 'Việc của người khác', content: 'Chỉ người ấy biết.' });
  await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), theirs.id);
  for (const who of [me, other])
    await who.must('mutation($input: CaseDraftInput!) { saveDraft(input: $input) { __typename } }', { input: { title: `Nháp ${who === me ? 'tôi' : 'kia'}` } });
  for (const who of [me, other])
    await who.must('mutation($input: AreaInput!) { saveArea(input: $input) { __typename } }', {
      input: { name: `Quanh nhà ${who === me ? 'tôi' : 'kia'}`, wardCodes: ['22366'], frequency: 'DAILY' },
    });
  await d.upload(me);
  await me.must('mutation($id: ID!) { supportCase(id: $id, on: true) { __typename } }', { id: theirs.id });
  await me.must('mutation($id: ID!) { sendMessage(caseId: $id, text: "Tôi nhắn thêm") { __typename } }', { id: mine.id });
  await me.must('mutation { startSupport(text: "Tôi hỏi trong khung trò chuyện") { __typename } }');
  const my = String(person.identity.sub);

  const answered = await me.must<{ _entities: { reports: string }[] }>(ENTITIES, { of: [{ __typename: 'MyData', id: my }] });
  const text = answered._entities[0]?.reports ?? '';
  const file = JSON.parse(text) as Record<string, object[]>;
  expect(file.reports).toEqual([
    expect.objectContaining({ code: mine.code, title: 'Việc của tôi', messages: [expect.objectContaining({ fromMe: true, text: 'Tôi nhắn thêm' })] }),
  ]);
  expect(file.acts?.length).toBeGreaterThan(0);
  for (const { name } of await rows(`select tablename as name from pg_tables where schemaname = 'cases'`)) {
    const own = `exists (select from jsonb_each_text(to_jsonb(t)) as e where e.value = $1 and e.key in ('reporter_id', 'account_id', 'owner_id'))`;
    const [counted] = await rows(`select count(*)::int as n from cases."${String(name)}" t where ${own}`, [my]);
    if (!counted?.n) continue;
    expect(IN_FILE, `${String(name)} holds the person`).toHaveProperty(String(name));
    const key = IN_FILE[String(name)];
    if (key) expect([name, file[key]?.length]).toEqual([name, counted.n]);
  }
  expect(text).not.toMatch(/Việc của người khác|Chỉ người ấy|Nháp kia|nhà kia/);
  expect(text).not.toContain(String(another.identity.sub));
});

it('B-36 S1 somebody else, an officer and a visitor get nothing of it, by whatever id', async () => {
  const person = d.here.citizen();
  await submit(person);
  const of = [{ __typename: 'MyData', id: person.identity.sub }];
  for (const who of [worker(d.here.citizen()), d.specialist, d.visitor]) {
    const { data } = (await who.ask(ENTITIES, { of })) as { data: { _entities: ({ reports: string | null } | null)[] } | null };
    expect(data?._entities[0]?.reports ?? null).toBeNull();
  }
  expect((await readMyData(d.here.cases.services.pool, newId())).reports).toEqual([]);
});
