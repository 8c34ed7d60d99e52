// Run once at every start: reference data that is missing. What is there stays as administrators left it.
import { connect, createLogger, inTransaction, readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';
import { seedContent } from './content/seed-content.ts';
import { seedReference } from './reference/seed-reference.ts';

const { DATABASE_URL } = readEnvironment({ DATABASE_URL: z.string().min(1) });
const pool = connect(DATABASE_URL, createLogger('cases'));
await inTransaction(pool, async (client) => {
  await seedReference(client);
  await seedContent(client);
});
await pool.end();
