import * as vocabulary from '@pakn/vocabulary';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desks, type Desks } from '../testing/acts.ts';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

it.each([
  ['case', 'kind', vocabulary.CASE_KIND],
  ['case', 'urgency', vocabulary.URGENCY],
  ['case', 'status', vocabulary.CASE_STATUS],
  ['case', 'step', vocabulary.WORKFLOW_STEP],
  ['case', 'channel', vocabulary.CHANNEL],
  ['case', 'identity_mode', vocabulary.IDENTITY_MODE],
  ['case', 'subject_kind', vocabulary.SUBJECT_KIND],
  ['case', 'satisfaction', vocabulary.SATISFACTION],
  ['assignment', 'part', vocabulary.ASSIGNMENT_PART],
  ['assignment', 'status', vocabulary.ASSIGNMENT_STATUS],
  ['appointment', 'status', vocabulary.APPOINTMENT_STATUS],
  ['attachment', 'status', vocabulary.ATTACHMENT_STATUS],
  ['attachment', 'purpose', vocabulary.ATTACHMENT_PURPOSE],
  ['reason', 'kind', vocabulary.REASON_KIND],
  ['category', 'urgency', vocabulary.URGENCY],
  ['service_level', 'urgency', vocabulary.URGENCY],
] as const)('R23: %s.%s holds a code of the vocabulary and nothing else', async (table, column, set) => {
  const { rows } = await d.here.cases.services.pool.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'cases."${table}"'::regclass and conname = '${table}_${column}_known'`,
  );
  const codes = [...(rows[0]?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map((match) => match[1]);
  expect(codes.toSorted()).toEqual([...vocabulary.codesOf(set)].toSorted());
});

it('R23: a value outside of a closed set is refused by the database, so that no list is blanked by it', async () => {
  const { id } = await d.answered();
  for (const [table, column, where] of [
    ['case', 'status', 'id'],
    ['case', 'channel', 'id'],
    ['assignment', 'status', 'case_id'],
  ])
    await expect(d.sql(`update cases."${table}" set ${column} = 'NONSENSE' where ${where} = $1`, [id])).rejects.toMatchObject({ code: '23514' });
});
