import { parseArgs } from 'node:util';
import { connect, createLogger } from '@pakn/service-kit';
import type { EventConsumer } from './consume.ts';
import { giveBack } from './give-back.ts';

/**
 * The program of a subgraph behind `npm run events:give-back [-- --consumer name]`: gives each of its consumers, or the named one, its parked events.
 * It prints what became of them; the exit code is 1 when some still cannot be taken.
 */
export async function giveBackCommand({ service, consumers }: { service: string; consumers: readonly EventConsumer[] }): Promise<void> {
  const { values } = parseArgs({ options: { consumer: { type: 'string' } } });
  const wanted = consumers.filter(({ name }) => values.consumer === undefined || name === values.consumer);
  if (wanted.length === 0) {
    console.error(`${service} has no consumer ${values.consumer}: it has ${consumers.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error(`DATABASE_URL: the database as the role ${service}`);
  const pool = connect(url, createLogger(`${service}-give-back`));
  for (const consumer of wanted) {
    const { taken, refused } = await giveBack(pool, consumer);
    console.log(`${consumer.name}: ${taken} events were given back, ${refused.length} cases or events still cannot be taken.`);
    for (const { event, error } of refused) {
      console.log(`  ${event.type} ${event.caseId ? `of case ${event.caseId}, event ${event.n}` : `at ${event.cursor.id}`}: ${error.message}`);
      process.exitCode = 1;
    }
  }
  await pool.end();
}
