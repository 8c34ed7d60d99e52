// `npm run verify:history`: recomputes the hash chain of every case and names the first bad event of each broken one (B-12).
import { connect, createLogger, readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';
import { verifyAll } from './verify-all.ts';

const { DATABASE_URL } = readEnvironment({ DATABASE_URL: z.string().min(1) });
const pool = connect(DATABASE_URL, createLogger('verify-history'));
const seen = await verifyAll(pool, ({ caseId, n, why }) => process.stdout.write(`broken: case ${caseId}, event ${n}: ${why}\n`));
await pool.end();
process.stdout.write(`${seen.events} events of ${seen.cases} cases verified, ${seen.broken} chains broken\n`);
process.exitCode = seen.broken > 0 ? 1 : 0;
