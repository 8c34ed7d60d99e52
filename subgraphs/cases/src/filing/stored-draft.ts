import { DomainError, notFound } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import { NOW } from '../clock/database-time.ts';
import type { Write } from '../command/transaction.ts';
import { DRAFTS_KEPT_FOR_DAYS } from '../reference/draft-limits.ts';

type Sql = Pick<Write, 'sql'>;
/** Whose draft, and which. */
export interface DraftOf {
  id: string;
  accountId: string;
}

const OF_ACCOUNT = `select pg_advisory_xact_lock(hashtextextended('draft:' || $1::text, 0)), ${NOW} as at,
  (select revision from cases.catalogue_state) as revision`;
const COUNT = 'select count(*)::int as count from cases.draft where account_id = $1';
const LOCK = 'select version from cases.draft where id = $1 and account_id = $2 for update';
const DELETE = 'delete from cases.draft where id = $1 and account_id = $2 returning id';
const SENT = 'select 1 from cases."case" where id = $1 and reporter_id = $2';
const AT_ONCE = 500;
const OLD = `delete from cases.draft where id in (
  select id from cases.draft where saved_at < ${NOW} - make_interval(days => $1) limit ${AT_ONCE} for update skip locked)`;

const SENT_ALREADY: Label = { vi: 'Bản nháp này đã được gửi thành phản ánh.', en: 'This draft was sent already.' };

/** One person's saving goes one by one, so that nobody has more drafts than are allowed. */
export async function lockDrafts({ sql }: Sql, accountId: string): Promise<{ now: Date; revision: number; count: number }> {
  const [row] = await sql<{ at: string; revision: number }>(OF_ACCOUNT, [accountId]);
  if (!row) throw new Error('a lock has no row');
  // A statement of its own: the one that waited for the lock sees what there was before it waited.
  const [counted] = await sql<{ count: number }>(COUNT, [accountId]);
  return { now: new Date(row.at), revision: row.revision, count: counted?.count ?? 0 };
}

/** The version of a draft, which is locked. @throws as `gone` when there is none */
export async function lockDraft({ sql }: Sql, of: DraftOf): Promise<number> {
  const [row] = await sql<{ version: number }>(LOCK, [of.id, of.accountId]);
  return row?.version ?? gone({ sql }, of);
}

/** Takes a draft away, for good; its files are nobody's then. Of two at once one gets it. @throws as `gone` for the other */
export async function takeDraft({ sql }: Sql, of: DraftOf): Promise<void> {
  if ((await sql(DELETE, [of.id, of.accountId])).length === 0) await gone({ sql }, of);
}

/** @throws NOT_NOW with the case that it became, NOT_FOUND when it was deleted, or is somebody else's */
async function gone({ sql }: Sql, { id, accountId }: DraftOf): Promise<never> {
  if ((await sql(SENT, [id, accountId])).length > 0) throw new DomainError('NOT_NOW', { caseId: id, message: SENT_ALREADY });
  throw notFound();
}

/** Deletes what nobody has saved for long. Safe to run in several replicas. */
export const forgetDrafts = async (pool: Pool): Promise<void> => void (await pool.query(OLD, [DRAFTS_KEPT_FOR_DAYS]));
