import { appendEvent, type AreaDigest } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import type { DigestFrequency } from '@pakn/vocabulary';
import { NOW } from '../clock/database-time.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { Services } from '../context.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';
import { nextDigest } from './next-digest.ts';

const EVERY_MS = 60_000;
/** Cases that a digest names; how many there are is said. */
const MOST_NAMED = 20;
const KEPT_FOR_DAYS = 60;
const SWEPT_AT_ONCE = 5_000;

interface DueArea {
  id: string;
  accountId: string;
  frequency: DigestFrequency;
  at: string;
}

const DUE = `select id, account_id as "accountId", frequency, ${NOW} as at from cases.area where digest_at <= ${NOW} order by digest_at limit 1 for update skip locked`;
// What is no longer public is passed over for good: when it becomes public again, that is news of its own.
const TAKE = `with taken as (update cases.area_news set told_at = $2 where area_id = $1 and told_at is null returning case_id, news, at)
  select c.id as "caseId", c.code, c.category_code as "categoryCode", c.ward_code as "wardCode", taken.news
  from taken join cases."case" c on c.id = taken.case_id and c.is_public order by taken.at desc, c.id, taken.news`;
const NEXT = 'update cases.area set digest_at = $2 where id = $1';
const SWEEP = `delete from cases.area_news where (area_id, case_id, news) in (
  select area_id, case_id, news from cases.area_news where told_at < ${NOW} - make_interval(days => ${KEPT_FOR_DAYS}) limit ${SWEPT_AT_ONCE})`;

/** Sends the digests that are due, one area a transaction: its news are taken and accounts is told in the same one. Answers how many were looked at. */
export async function sendDigests(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  let looked = 0;
  while (!isStopping() && (await writing(services, sendDigest))) looked++;
  return looked;
}

/** Whether there was one. */
async function sendDigest(write: Write): Promise<boolean> {
  const [area] = await write.sql<DueArea>(DUE);
  if (!area) return false;
  const now = new Date(area.at);
  const news = await write.sql<AreaDigest['cases'][number]>(TAKE, [area.id, now]);
  if (news.length > 0) {
    const { id: areaId, accountId, frequency } = area;
    const data: AreaDigest = { areaId, accountId, frequency, total: news.length, cases: news.slice(0, MOST_NAMED) };
    await appendEvent(write.client, { type: 'AreaDigest', commandId: `digest:${newId()}`, actorId: null, at: now, data, audience: [] });
  }
  await write.sql(NEXT, [area.id, nextDigest(now, area.frequency)]);
  return true;
}

/** Sends digests every minute; of several replicas each takes others. */
export const startDigests = (services: Services): Pick<WorkLoop, 'stop'> =>
  startWorkLoop({ everyMs: EVERY_MS, round: (isStopping) => sendDigests(services, isStopping), logger: services.logger, failure: 'digests could not be sent' });

/** Deletes what was told long ago. */
export const sweepNews = async ({ pool }: Pick<Services, 'pool'>): Promise<void> => void (await pool.query(SWEEP));
