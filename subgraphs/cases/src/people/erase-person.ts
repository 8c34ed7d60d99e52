import type { PoolClient } from 'pg';
import { FILE_HOLDER } from '../case/file-holders.ts';

// The files of a draft and of a conversation are nobody's then, and the next tidying takes what is nobody's and old.
const ERASE = [
  'delete from cases.draft where account_id = any($1)',
  'delete from cases.support_conversation where account_id = any($1)',
  `update cases.attachment set created_at = '-infinity' where owner_id = any($1) and ${FILE_HOLDER} is null`,
  `delete from cases.interest where account_id = any($1) and kind = 'FOLLOW'`,
  'delete from cases.area where account_id = any($1)',
  'delete from cases.command where account_id = any($1)',
];

/**
 * What cases keep for somebody alone: drafts, files that were never sent, followed cases and areas, conversations of the support chat, keys of commands. Reports, what was written to agencies, and who has
 * a problem too (a public figure) stay under the id, which belongs to nobody any more.
 */
export async function erasePeople(client: PoolClient, accountIds: readonly string[]): Promise<void> {
  for (const statement of ERASE) await client.query(statement, [accountIds]);
}
