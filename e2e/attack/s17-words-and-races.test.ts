import { beforeAll, expect, inject, test } from 'vitest';
import { attempt, does } from '../outside/case-acts.ts';
import { outside } from '../outside/client.ts';
import { asOwner } from '../outside/database.ts';
import { agencyIds, files } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import type { System } from '../outside/people.ts';
import { crowd, HANDLING, type Crowd } from './people.ts';
import { raw } from './raw.ts';

const system: System = inject('system');
const AT_ONCE = 10;
let people: Crowd;
beforeAll(async () => {
  people = await crowd(system);
});

const SCRIPT = '<img src=x onerror=alert(1)><script>alert(1)</script>';

test('S17: a script in the words of a report comes back as the same words in JSON, in a page as words; pages allow no inline script', async () => {
  const filed = await files(people['the reporter'], { title: `Ổ gà ${SCRIPT}`, content: `Nội dung ${SCRIPT} dài thêm cho đủ.` });
  const asked = { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', authorization: `Bearer ${people['the reporter'].token}` } };
  const answer = await raw(system.origin, { ...asked, body: JSON.stringify({ query: `{ case(id: "${filed.id}") { title } }` }) });
  expect([String(answer.headers['content-type']).split(';')[0], (JSON.parse(answer.text) as { data: { case: { title: string } } }).data.case.title]).toEqual([
    'application/json',
    `Ổ gà ${SCRIPT}`,
  ]);
  for (const path of ['/', `/phan-anh/${filed.code}`, `/tim-kiem?q=${encodeURIComponent(SCRIPT)}`]) {
    const page = await raw(system.origin, { path, headers: { accept: 'text/html' } });
    const policy = String(page.headers['content-security-policy']);
    expect([path, policy.includes('unsafe-inline'), policy.includes('script-src'), /<img src=x/i.test(page.text)]).toEqual([path, false, true, false]);
  }
  observed('S17', 'a script in title and content is the same text in JSON and words in a page; no unsafe-inline');
});

test('S18: operators of SQL and of search are words: they find what has these words, and change nothing', async () => {
  const anyone = outside(system.origin);
  const words = [
    "zzqq' or '1'='1",
    'zzqq%',
    'zzqq_',
    'zzqq | a',
    'zzqq:*',
    '!zzqq',
    "zzqq'); drop table cases.case; --",
    'zzqq\\',
    '"zzqq',
    '(zzqq',
    'zzqq & !x',
  ];
  const search = 'query($text: String!) { cases(first: 5, filter: { text: $text }) { nodes { id } } }';
  for (const text of words) expect([text, (await anyone.must<{ cases: { nodes: unknown[] } }>(search, { text })).cases.nodes]).toEqual([text, []]);
  const people_ = 'query($name: String!) { people(name: $name) { id } }';
  for (const name of words) expect([name, (await people['an operator'].must<{ people: unknown[] }>(people_, { name })).people]).toEqual([name, []]);
  // An unknown ward has no cases; a date that is none is refused.
  const exported = async (query: string): Promise<number> => (await raw(system.origin, { path: `/exports/cases.xlsx?${query}` })).status;
  expect([await exported('wardCode=%27%20or%201=1'), await exported('from=%3Dcmd')]).toEqual([200, 400]);
  observed('S18', `${words.length} texts of operators found nothing in cases and people`);
});

test('S21: of ten officers at once with one version exactly one wins; a step cannot be skipped; one rates once', async () => {
  const operator = people['an operator'];
  const agency = await agencyIds(operator);
  const filed = await files(people['the reporter']);
  const input = { leadAgencyId: agency(HANDLING), makePublic: false };
  const tries = await Promise.all(Array.from({ length: AT_ONCE }, () => attempt(operator, 'assignCase', { id: filed.id, version: filed.version, input })));
  expect(tries.filter(({ result }) => result?.__typename === 'Case')).toHaveLength(1);
  const others = tries
    .filter(({ result }) => result?.__typename !== 'Case')
    .map(({ result }) => (result?.__typename === 'Refusal' ? result.code : 'no refusal'));
  expect(new Set(others)).toEqual(new Set(['STALE_VERSION']));
  const specialist = people['a specialist of the case'];
  const { version } = await does(specialist, 'claimCase', { id: filed.id, version: filed.version + 1 }).catch(async () =>
    does(specialist, 'claimCase', {
      id: filed.id,
      version: (await operator.must<{ case: { version: number } }>(`{ case(id: "${filed.id}") { version } }`)).case.version,
    }),
  );
  const skipped = await attempt(specialist, 'returnResult', { id: filed.id, version, comment: 'Xong' });
  expect(skipped.result?.__typename).toBe('Refusal');
  const rated = await attempt(people['the reporter'], 'rateCase', { id: filed.id, satisfaction: 'SATISFIED' });
  expect(rated.result?.__typename).toBe('Refusal');
  observed('S21', `${AT_ONCE} at once: one wins, ${AT_ONCE - 1} STALE_VERSION; a result without an answer and a rating before it: refused`);
});

test('S26: the services may neither change nor delete what happened', async () => {
  const may = await asOwner<{ grantee: string; privilege_type: string; table_name: string }>(
    system.dataDir,
    `select grantee, privilege_type, table_name from information_schema.role_table_grants
     where table_schema = 'events' and table_name in ('log', 'audience') and grantee in ('accounts', 'cases', 'stats', 'PUBLIC') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
  );
  expect(may).toEqual([]);
  const words = await asOwner<{ grantee: string; privilege_type: string }>(
    system.dataDir,
    `select grantee, privilege_type from information_schema.role_table_grants
     where table_schema = 'cases' and table_name = 'history_text' and grantee in ('accounts', 'stats', 'PUBLIC')`,
  );
  expect(words).toEqual([]);
  observed('S26', 'no service may update, delete or truncate the event log');
});
