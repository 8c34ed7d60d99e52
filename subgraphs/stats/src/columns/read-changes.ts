import { inTransaction } from '@pakn/service-kit';
import { SATISFACTIONS } from '@pakn/vocabulary';
import type { ClientBase, Pool } from 'pg';
import type { AgencyCopy, CategoryCopy, TopicCopy, WardCopy } from './columns.ts';
import { Columns } from './columns.ts';
import type { FactRow } from './fact-columns.ts';
import type { PartRow } from './part-columns.ts';

const PAGE = 20_000;

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const FACTS = `select ordinal, status, channel, identity_mode as "identityMode", urgency, category_code as "categoryCode", topic_code as "topicCode", ward_code as "wardCode", counted_agency_id as "countedAgencyId",
  ${ms('submitted_at')} as "submittedAt", ${ms('due_at')} as "dueAt", ${ms('paused_at')} as "pausedAt", verdict, satisfaction, reopened, used_minutes as "usedMinutes"
  from stats.fact where batch > $1`;
const PARTS = `select p.ordinal, f.ordinal as "caseOrdinal", p.agency_id as "agencyId", p.part, p.status, ${ms('p.due_at')} as "dueAt", ${ms('p.completed_at')} as "completedAt", p.gone
  from stats.part p join stats.fact f using (case_id) where p.batch > $1`;

/**
 * Brings columns to the newest batch, in one snapshot of the database. After a rebuild, which takes rows away, new columns are filled instead.
 * @returns the columns to use from now on: the same object, or new ones
 */
export async function readChanges(pool: Pool, columns: Columns): Promise<Columns> {
  const newest = await newestBatch(pool);
  if (newest.generation === columns.generation && newest.n === columns.batch) return columns;
  return inTransaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    // Loading a million cases takes longer than the 5 s that a service may keep a transaction; one that only reads holds no reader of the log back.
    await client.query('set local transaction_timeout = 0');
    const { n, generation } = await newestBatch(client);
    const target = generation === columns.generation ? columns : new Columns();
    const changes = await changesAfter(client, target);
    for (const apply of changes) apply();
    target.batch = n;
    target.generation = generation;
    return target;
  });
}

/** Where the stored facts stand. */
async function newestBatch(db: Pick<Pool | ClientBase, 'query'>): Promise<{ n: number; generation: number }> {
  const { rows } = await db.query<{ n: number; generation: number }>('select n, generation from stats.batch');
  const row = rows[0];
  if (!row) throw new Error('stats.batch has no row');
  return row;
}

/** Nothing is applied before everything was read, so that a reader never sees half a batch and a broken read changes nothing; only an empty index is filled page by page. */
async function changesAfter(client: ClientBase, target: Columns): Promise<(() => void)[]> {
  const since = target.batch;
  const fresh = target.generation === -1;
  const late: (() => void)[] = [];
  const take = (apply: () => void): void => void (fresh ? apply() : late.push(apply));
  const agencies = await client.query<AgencyCopy>('select id, code, name, kind from stats.agency where batch > $1', [since]);
  const categories = await client.query<CategoryCopy>('select code, name, name_en as "nameEn" from stats.category where batch > $1', [since]);
  const topics = await client.query<TopicCopy>('select code, name, name_en as "nameEn" from stats.topic where batch > $1', [since]);
  const wards = await client.query<WardCopy>('select code, name, kind from stats.ward where batch > $1', [since]);
  const settings = await client.query<{ scale: string[] }>('select satisfaction_scale as scale from stats.setting where batch > $1', [since]);
  take(() => {
    for (const { scale } of settings.rows) target.scale = SATISFACTIONS.filter((each) => scale.includes(each));
    for (const agency of agencies.rows) target.agencies.set(agency.id, agency);
    for (const category of categories.rows) target.categories.set(category.code, category);
    for (const topic of topics.rows) target.topics.set(topic.code, topic);
    for (const ward of wards.rows) target.wards.set(ward.code, ward);
    if (agencies.rows.length + categories.rows.length + topics.rows.length + wards.rows.length > 0) target.references++;
  });
  await eachPage<FactRow>(client, FACTS, since, (rows) => take(() => rows.forEach((row) => target.facts.put(row))));
  await eachPage<PartRow>(client, PARTS, since, (rows) => take(() => rows.forEach((row) => target.parts.put(row))));
  return late;
}

async function eachPage<R extends object>(client: ClientBase, query: string, since: number, take: (rows: R[]) => void): Promise<void> {
  await client.query(`declare page no scroll cursor for ${query.replace('$1', String(since))}`);
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${PAGE} from page`);
    if (rows.length === 0) break;
    take(rows);
  }
  await client.query('close page');
}
