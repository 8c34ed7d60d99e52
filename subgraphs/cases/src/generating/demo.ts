// The demo province of a first start: `npm start` runs it once everything is up.
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasTaken } from '@pakn/events';
import { connect, createLogger, readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';
import { PEOPLE_COPY } from '../people/people-copy.ts';
import { fillDemoProvince } from './demo-province.ts';

const ASK_EVERY_MS = 200;

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const { cases, seed } = z.object({ cases: z.coerce.number().int().min(1), seed: z.coerce.number().int().min(0) }).parse(values);
const { DATABASE_URL, DATA_DIR, TENANT } = readEnvironment({
  DATABASE_URL: z.string().min(1),
  DATA_DIR: z.string().min(1),
  TENANT: z.string().default('KH'),
});
const pool = connect(DATABASE_URL, createLogger('demo'));
// The demo people come to this service as events.
while (!(await hasTaken(pool, PEOPLE_COPY))) await setTimeout(ASK_EVERY_MS);
await fillDemoProvince({ pool, cases, seed, tenant: TENANT, dataDir: DATA_DIR });
await pool.end();
