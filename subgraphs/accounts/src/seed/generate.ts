// `npm run generate -- --cases N [--seed S]`: the part of accounts.
import { parseArgs } from 'node:util';
import { connect, createLogger, readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';
import { generateReporters } from './generate-reporters.ts';

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' }, until: { type: 'string' } } });
const { cases, seed, until } = z.object({ cases: z.coerce.number().int().min(1), seed: z.coerce.number().int().min(0), until: z.coerce.date() }).parse(values);
const { DATABASE_URL } = readEnvironment({ DATABASE_URL: z.string().min(1) });
const pool = connect(DATABASE_URL, createLogger('generate'));
const made = await generateReporters(pool, { cases, seed, createdAt: until });
await pool.end();
process.stdout.write(`${made} reporters\n`);
