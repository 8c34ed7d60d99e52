import { DomainError, inTransaction } from '@pakn/service-kit';
import { logSecurity } from '../audit/log-security.ts';
import type { AccountsContext } from '../context.ts';
import { provenByPassword } from '../proof/fresh-password.ts';
import { HOUR_MS } from '../proof/throttle.ts';
import type { MyData } from './my-data.graph.ts';
import { readMyData } from './read-my-data.ts';

const DAY_MS = 24 * HOUR_MS;

const LOCK = 'select pg_advisory_xact_lock(hashtextextended($1, 36))';
// By the log and not by a counter: those are swept after two hours.
const OF_THE_DAY = `select at from accounts.access_log where subject_id = $1 and action = 'exportMyData' and at > $2 order by at`;

/**
 * Everything that accounts holds about the signed-in person, with the password typed again: the file has the numbers that are masked everywhere else.
 * @throws DomainError CREDENTIALS_WRONG, TRY_LATER after so many a day
 */
export async function exportMyData(context: AccountsContext, password: string): Promise<MyData> {
  const { services, requestId } = context;
  const { id } = await provenByPassword(services, context.subject(), { password, path: 'password' });
  const at = services.now();
  await inTransaction(services.pool, async (client) => {
    await client.query(LOCK, [id]);
    const { rows } = await client.query<{ at: Date }>(OF_THE_DAY, [id, new Date(at.getTime() - DAY_MS)]);
    const first = rows[rows.length - services.env.LIMIT_MY_DATA_PER_DAY];
    if (first) throw new DomainError('TRY_LATER', { retryAt: new Date(first.at.getTime() + DAY_MS) });
    await logSecurity(client, { action: 'exportMyData', actorId: id, subjectId: id, at, requestId });
  });
  return { id, madeAt: at, account: JSON.stringify(await readMyData(services, id)) };
}
