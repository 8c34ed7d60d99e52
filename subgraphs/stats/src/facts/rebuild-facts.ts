// `npm run rebuild:stats`: makes the facts again from the event log while the system runs; events that could not be taken and now can are taken too.
import { connect, createLogger } from '@pakn/service-kit';
import { rebuild } from './rebuild.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL: the database as the role stats');
const pool = connect(url, createLogger('stats-rebuild'));
const { cases, swept, givenBack } = await rebuild(pool);
await pool.end();
console.log(
  `${cases} cases were written again from the log, ${swept} rows that the log does not know were removed, ${givenBack} parked events could be taken.`,
);
