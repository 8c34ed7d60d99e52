import { appendEvent, type CaseFollowed } from '@pakn/events';
import type { Write } from '../command/transaction.ts';

const FOLLOW = `insert into cases.interest (case_id, kind, account_id, since) values ($1, 'FOLLOW', $2, $3) on conflict do nothing returning 1`;
const UNFOLLOW = `delete from cases.interest where case_id = $1 and kind = 'FOLLOW' and account_id = $2 returning 1`;

/** Notes that an account follows a case, or no longer, and lets accounts know, which notifies; nothing happens when it is so already. */
export async function follow(write: Write, { caseId, accountId, on }: CaseFollowed, by: { requestId: string; now: Date }): Promise<void> {
  const changed = on ? await write.sql(FOLLOW, [caseId, accountId, by.now]) : await write.sql(UNFOLLOW, [caseId, accountId]);
  if (changed.length === 0) return;
  const data: CaseFollowed = { caseId, accountId, on };
  await appendEvent(write.client, { type: 'CaseFollowed', commandId: by.requestId, actorId: accountId, at: by.now, data, audience: [] });
}
