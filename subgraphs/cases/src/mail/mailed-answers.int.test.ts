import { afterAll, beforeAll, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';
import type { Person } from '../testing/province.ts';

let d: Desks;
let mailbox: Person;
beforeAll(async () => {
  d = await desks();
  mailbox = d.here.partner('mailbox');
});
afterAll(() => d.here.close());

const ANSWERS = 'query($from: DateTime!) { mailedAnswers(from: $from, first: 10) { id code contactId content files publishedAt } }';
const answers = async (): Promise<{ id: string; content: string; files: number }[]> =>
  (await mailbox.must<{ mailedAnswers: never[] }>(ANSWERS, { from: '2020-01-01T00:00:00Z' })).mailedAnswers;

it('B-32 published answers of mailed reports are given to the mailbox, once they cannot be taken back any more', async () => {
  const { id, version, answers: written } = await d.reviewed();
  await d.operator.does('publishAnswer', { id, version, answerId: written[0]?.id, makeCasePublic: true });
  const { pool } = d.here.cases.services;
  const published = (ago: string): Promise<unknown> =>
    pool.query(`update cases.answer set published_at = cases.now() - $2::interval where case_id = $1`, [id, ago]);
  await published('1 minute');
  expect(await answers()).toEqual([]); // it came by another way
  await pool.query(`update cases."case" set channel = 'EMAIL' where id = $1`, [id]);
  expect(await answers()).toMatchObject([{ id: written[0]?.id }]);
  await published('3 seconds');
  expect(await answers()).toEqual([]);
  await published('11 seconds');
  expect(await answers()).toHaveLength(1);
  await pool.query('update cases.answer set published = false where case_id = $1', [id]);
  expect(await answers()).toEqual([]);
});

it('B-32 S1 nobody else reads them', async () => {
  for (const who of [
    d.here.citizen(),
    d.here.officer('desk', 'OPERATOR'),
    d.here.officer('desk', 'ADMIN'),
    d.here.partner('cases:read', 'cases:submit', 'cases:handle'),
  ])
    expect((await who.ask(ANSWERS, { from: '2020-01-01T00:00:00Z' })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await d.here.anyone.ask(ANSWERS, { from: '2020-01-01T00:00:00Z' })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});
