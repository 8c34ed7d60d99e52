import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptPath } from '../attachment/folders.ts';
import { verifyAll, type BrokenChain } from '../history/verify-all.ts';
import { province, type Province } from '../testing/province.ts';
import { staff } from '../testing/staff.ts';
import { fillDemoProvince } from './demo-province.ts';

/** More than are written at once. */
const CASES = Number(process.env.RUNS ?? 130);
let here: Province;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pakn-demo-'));
  here = await province({ sweeping: false });
  await staff(here);
});
afterAll(async () => {
  await here.close();
  await rm(dataDir, { recursive: true, force: true });
});

const rowsOf = async <R extends object>(sql: string): Promise<R[]> => (await here.cases.services.pool.query<R>(sql)).rows;
const fill = (cases: number): Promise<number> => fillDemoProvince({ pool: here.cases.services.pool, cases, seed: 31, tenant: 'KH', dataDir });

it('X-31: a fill that was stopped goes on where it was, and nothing is written twice', async () => {
  expect(await fill(100)).toBe(100);
  await rowsOf(`update cases.demo_province set cases = ${CASES}`);
  expect(await fill(CASES)).toBe(CASES - 100);
  expect(await rowsOf('select from cases."case"')).toHaveLength(CASES);
  expect(await fill(CASES)).toBe(0);
});

it('X-31: its cases stand as their events say, of the last year, and the clock owes nothing of the past', async () => {
  const broken: BrokenChain[] = [];
  const { cases } = await verifyAll(here.cases.services.pool, (each) => broken.push(each));
  expect({ cases, broken }).toEqual({ cases: CASES, broken: [] });
  expect(await rowsOf(`select from cases."case" where submitted_at < now() - interval '367 days' or submitted_at > now()`)).toEqual([]);
  expect(await rowsOf(`select from cases.timer where fired_at is null and at <= now() - interval '1 minute'`)).toEqual([]);
});

it('X-31: reports and answers have pictures that can be served, each a file of its own', async () => {
  const files = await rowsOf<{ id: string; bytes: number; purpose: string }>('select id, bytes, purpose from cases.attachment');
  expect(new Set(files.map(({ purpose }) => purpose))).toEqual(new Set(['REPORT', 'AFTER']));
  for (const { id, bytes } of files) {
    expect((await stat(keptPath(dataDir, id, 'file'))).size).toBe(bytes);
    expect((await stat(keptPath(dataDir, id, 'thumb'))).size).toBeGreaterThan(0);
  }
  const [taken, left] = files;
  await rm(keptPath(dataDir, taken?.id ?? '', 'file'));
  expect(existsSync(keptPath(dataDir, left?.id ?? '', 'file'))).toBe(true);
  expect(existsSync(join(dataDir, 'files', 'demo'))).toBe(false);
});

it('X-31: notices and articles are there, once, dated in the past; the warning is valid', async () => {
  const ask = '{ notices(first: 50) { nodes { publishedAt body agency { code } } } knowledge(first: 50) { nodes { audience } } portal { alert { title } } }';
  const read = await here.anyone.must<{
    notices: { nodes: { publishedAt: string; agency: object | null }[] };
    knowledge: { nodes: object[] };
    portal: { alert: object | null };
  }>(ask);
  expect(read.notices.nodes).toHaveLength(12);
  expect(read.notices.nodes.every(({ publishedAt }) => new Date(publishedAt) < new Date())).toBe(true);
  expect(read.knowledge.nodes).toHaveLength(3);
  expect(read.portal.alert).not.toBeNull();
});
