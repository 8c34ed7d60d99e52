import { parseCaseFollowed, type LoggedEvent } from '@pakn/events';
import type { PoolClient } from 'pg';

/** Keeps who follows which case, as cases says. */
export async function rememberFollowers(client: PoolClient, events: readonly LoggedEvent[]): Promise<void> {
  for (const event of events) {
    if (event.type !== 'CaseFollowed') continue;
    const { caseId, accountId, on } = parseCaseFollowed(event.data);
    await client.query(
      on
        ? 'insert into accounts.followed_case (case_id, account_id) values ($1, $2) on conflict do nothing'
        : 'delete from accounts.followed_case where case_id = $1 and account_id = $2',
      [caseId, accountId],
    );
  }
}

/** The followers of some cases, by case. */
export async function followersOf(client: PoolClient, caseIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await client.query<{ caseId: string; accounts: string[] }>(
    'select case_id as "caseId", array_agg(account_id::text) as accounts from accounts.followed_case where case_id = any($1::uuid[]) group by case_id',
    [caseIds],
  );
  return new Map(rows.map(({ caseId, accounts }) => [caseId, accounts]));
}
