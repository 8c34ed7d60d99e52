// `npm run generate -- --cases N [--seed S]`: the part of cases.
import { parseArgs } from 'node:util';
import { connect, createLogger, readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';
import { generateCases } from './generate-cases.ts';

const REPORT_EVERY_MS = 5_000;

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' }, until: { type: 'string' } } });
const { cases, seed, until } = z.object({ cases: z.coerce.number().int().min(1), seed: z.coerce.number().int().min(0), until: z.coerce.date() }).parse(values);
const { DATABASE_URL, TENANT } = readEnvironment({ DATABASE_URL: z.string().min(1), TENANT: z.string().default('KH') });
const pool = connect(DATABASE_URL, createLogger('generate'));
const startedAt = Date.now();
let reportedAt = startedAt;
const perSecond = (count: number): number => Math.round(count / ((Date.now() - startedAt) / 1_000));
const { events } = await generateCases(pool, {
  cases,
  seed,
  until,
  tenant: TENANT,
  onProgress(done) {
    if (Date.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = Date.now();
    process.stdout.write(`${done} of ${cases} cases, ${perSecond(done)} a second\n`);
  },
});
await pool.end();
process.stdout.write(`${cases} cases with ${events} events in ${Math.round((Date.now() - startedAt) / 1_000)} s, ${perSecond(cases)} cases a second\n`);
