import { afterAll, beforeAll, expect, it } from 'vitest';
import { generatedReporter } from '@pakn/service-kit';
import { verifyAll, type BrokenChain } from '../history/verify-all.ts';
import { province, type Person, type Province } from '../testing/province.ts';
import { staff } from '../testing/staff.ts';
import { filed } from '../testing/reports.ts';
import { generateCases } from './generate-cases.ts';

const RUNS = Number(process.env.RUNS ?? 60);
const until = new Date();
let here: Province;
let operator: Person;
beforeAll(async () => {
  here = await province();
  operator = here.officer('desk', 'OPERATOR');
});
afterAll(() => here.close());

const generate = (seed: number): Promise<{ cases: number; events: number }> =>
  generateCases(here.cases.services.pool, { cases: RUNS, seed, tenant: 'KH', until });
const rowsOf = async <R extends object>(sql: string): Promise<R[]> => (await here.cases.services.pool.query<R>(sql)).rows;

it('P15: without officers it says what is missing, and writes nothing', async () => {
  await expect(generate(1)).rejects.toThrow('There is no operator');
  expect(await rowsOf('select from cases."case"')).toHaveLength(0);
});

it('P15 B-12: generated cases stand as their events say, each in a whole chain, for their audience; open screens are not told', async () => {
  await staff(here);
  const seen = operator.subscribe<{ caseEvents: { caseId: string } }>('subscription { caseEvents { caseId } }');
  const made = await generate(1);
  expect(made.cases).toBe(RUNS);
  const broken: BrokenChain[] = [];
  const verified = await verifyAll(here.cases.services.pool, (each) => broken.push(each));
  expect(broken).toEqual([]);
  expect(verified).toEqual({ ...made, broken: 0 });
  expect(await rowsOf("select from cases.timer where fired_at is null and at <= now() - interval '1 minute'")).toEqual([]);
  const [audience] = await rowsOf<{ unheard: number }>(
    'select count(*)::int as unheard from events.log l where l.case_id is not null and not exists (select from events.audience a where (a.era, a.x, a.id) = (l.era, l.x, l.id))',
  );
  expect(audience?.unheard).toBe(0);
  const [reporter] = await rowsOf<{ known: boolean }>(`select bool_or(reporter_id = '${generatedReporter(1, 0)}') as known from cases."case"`);
  expect(reporter?.known).toBe(true);

  const real = await filed(here.citizen());
  expect(await seen.next()).toMatchObject({ data: { caseEvents: { caseId: real.id } } });
});

it('P15: the same seed twice is refused; a second seed adds its own', async () => {
  await expect(generate(1)).rejects.toThrow('seed 1');
  expect((await generate(2)).cases).toBe(RUNS);
  expect(await rowsOf('select from cases."case"')).toHaveLength(2 * RUNS + 1);
});
