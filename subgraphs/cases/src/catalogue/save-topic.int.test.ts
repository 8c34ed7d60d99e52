import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAll, type BrokenChain } from '../history/verify-all.ts';
import { administrator, recordedOf } from '../testing/administrator.ts';
import { testClock, type TestClock } from '../testing/clock.ts';
import { province, type Person, type Province } from '../testing/province.ts';
import { REPORT, submit } from '../testing/reports.ts';

let here: Province;
let clock: TestClock;
let person: Person;
beforeAll(async () => {
  here = await province();
  clock = await testClock(here);
  await clock.set('2026-11-20 08:00');
  person = here.officer('office', 'ADMIN');
});
afterAll(async () => {
  await clock.close();
  await here.close();
});

const TOPIC = { name: 'Cải cách hành chính', nameEn: 'Administrative reform', introduction: 'Vướng mắc khi làm thủ tục.', active: true };
const offered = async (): Promise<string[]> =>
  (await here.anyone.must<{ topics: { code: string }[] }>('{ topics(activeOnly: true) { code } }')).topics.map(({ code }) => code);

it('A7-03: a topic is made and changed by administrators, is offered within its days, and each change is recorded', async () => {
  const admin = administrator(person);
  const topic = { ...TOPIC, from: '2026-11-21', to: '2026-12-31' };
  expect(await admin.does('saveTopic', { code: 'ADMIN_REFORM', input: topic })).toMatchObject({ code: 'ADMIN_REFORM', ...topic });
  expect(await offered()).toEqual([]);
  await clock.set('2026-11-21 00:01');
  expect(await offered()).toEqual(['ADMIN_REFORM']);
  await admin.does('saveTopic', { code: 'ADMIN_REFORM', input: { ...TOPIC, name: 'Cải cách' } });
  expect(await here.anyone.must('{ topics { code name from to active } }')).toEqual({
    topics: [{ code: 'ADMIN_REFORM', name: 'Cải cách', from: '2026-11-21', to: '2026-12-31', active: true }],
  });
  await clock.set('2027-01-01 00:01');
  expect(await offered()).toEqual([]);
  expect((await recordedOf(here, admin.id)).at(-1)).toEqual({
    action: 'saveTopic',
    subject: 'topic ADMIN_REFORM',
    changes: [{ field: 'name', from: TOPIC.name, to: 'Cải cách' }],
  });
  expect(await admin.isRefused('saveTopic', { code: 'x', input: { ...TOPIC, name: '', from: '2026-12-02', to: '2026-12-01' } })).toEqual({
    code: 'INVALID_INPUT',
    'input.name': 'REQUIRED',
    'input.to': 'OUT_OF_RANGE',
  });
});

it('A7-03: a report is filed under a topic that is open, is found by it once it is public, and its history replays', async () => {
  await clock.set('2026-11-23 08:00');
  const citizen = here.citizen();
  expect(await submit(citizen, { ...REPORT, topicCode: 'NO_SUCH' })).toMatchObject({
    __typename: 'Refusal',
    fields: [{ path: 'input.topicCode', code: 'UNKNOWN' }],
  });
  const filed = await submit(citizen, { ...REPORT, topicCode: 'ADMIN_REFORM' });
  const other = await submit(citizen, REPORT);
  const operator = here.officer('desk', 'OPERATOR');
  for (const { id } of [filed, other])
    await operator.must('mutation($id: ID!, $input: AssignInput!) { assignCase(id: $id, version: 1, input: $input) { __typename ... on Refusal { code } } }', {
      id,
      input: { leadAgencyId: here.agencies.roads, makePublic: true },
    });
  expect(await here.anyone.must('{ cases(first: 5, filter: { topicCode: ["ADMIN_REFORM"] }) { nodes { code topic { name } } } }')).toEqual({
    cases: { nodes: [{ code: filed.code, topic: { name: 'Cải cách' } }] },
  });
  const broken: BrokenChain[] = [];
  expect((await verifyAll(here.cases.services.pool, (each) => broken.push(each))).cases).toBe(2);
  expect(broken).toEqual([]);
});

it('S1: nobody but an administrator makes a topic', async () => {
  for (const one of [here.citizen(), here.officer('desk', 'OPERATOR'), here.partner('cases:read')]) {
    const { errors } = await one.ask('mutation($input: TopicInput!) { saveTopic(code: "X1", input: $input) { __typename } }', { input: TOPIC });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  }
});
