import type { ClientBase, Pool } from 'pg';
import type { Cursor } from './cursor.ts';

type Queryable = Pick<Pool | ClientBase, 'query'>;

/** One released event, as readers see it. `data` is the payload of its type. */
export interface LoggedEvent {
  cursor: Cursor;
  caseId: string | null;
  n: number | null;
  type: string;
  version: number;
  commandId: string;
  actorId: string | null;
  at: Date;
  data: unknown;
  audience: string[];
}

interface Row {
  era: number;
  x: string;
  id: number;
  case_id: string | null;
  n: number | null;
  type: string;
  version: number;
  command_id: string;
  actor_id: string | null;
  at: Date;
  data: unknown;
  audience: string[];
}

const COLUMNS = `l.era, l.x::text as x, l.id::float8 as id, l.case_id, l.n, l.type, l.version, l.command_id, l.actor_id, l.at, l.data,
    array(select a.key from events.audience a where a.era = l.era and a.x = l.x and a.id = l.id) as audience`;

// Released: of an earlier era, or of a transaction below the oldest one that still runs. Reading `id > last` instead lost 19 % of events (spec 06).
const RELEASED = `(l.era < events.current_era() or l.x < pg_snapshot_xmin(pg_current_snapshot()))`;

/** The next released events after a cursor, in the log's order. `types`: only these. */
export async function readEvents(db: Queryable, options: { after: Cursor; limit: number; types?: readonly string[] }): Promise<LoggedEvent[]> {
  const { rows } = await db.query<Row>({
    name: 'read events',
    text: `select ${COLUMNS} from events.log l where (l.era, l.x, l.id) > ($1, $2::xid8, $3) and ${RELEASED} and ($5::text[] is null or l.type = any($5))
     order by l.era, l.x, l.id limit $4`,
    values: [options.after.era, options.after.x, options.after.id, options.limit, options.types ?? null],
  });
  return rows.map(fromRow);
}

/** What a consumer has parked together, in the log's order: the events of a case, or the one event without a case that has this id. */
export async function readParked(db: Queryable, options: { consumer: string; caseId: string | null; id: number; limit: number }): Promise<LoggedEvent[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from events.parked p join events.log l on (l.era, l.x, l.id) = (p.era, p.x, p.id)
     where p.consumer = $1 and (p.case_id = $2 or ($2::uuid is null and p.case_id is null and p.id = $3)) order by l.era, l.x, l.id limit $4`,
    [options.consumer, options.caseId, options.id, options.limit],
  );
  return rows.map(fromRow);
}

/** Events of a type without a case that a consumer has taken after one of them, in the log's order. */
export async function readTaken(db: Queryable, options: { consumer: string; type: string; after: Cursor }): Promise<LoggedEvent[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from events.log l join events.consumer c on c.name = $1
     where l.type = $2 and l.case_id is null and (l.era, l.x, l.id) > ($3, $4::xid8, $5) and (l.era, l.x, l.id) <= (c.era, c.x, c.id)
       and not exists (select from events.parked p where p.consumer = $1 and (p.era, p.x, p.id) = (l.era, l.x, l.id))
     order by l.era, l.x, l.id`,
    [options.consumer, options.type, options.after.era, options.after.x, options.after.id],
  );
  return rows.map(fromRow);
}

/** Whether somebody wrote something after the cursor that is not released yet: then it pays to look again soon. */
export async function hasUnreleased(db: Queryable, after: Cursor): Promise<boolean> {
  // In order, so that the end of the index is read and never the table, whatever the planner believes about its size.
  const { rows } = await db.query({
    name: 'has unreleased',
    text: 'select 1 from events.log where (era, x, id) > ($1, $2::xid8, $3) order by era, x, id limit 1',
    values: [after.era, after.x, after.id],
  });
  return rows.length > 0;
}

/** Where the log stands now: whatever is released later comes after it. Read it before the lists that it belongs to. */
export async function currentCursor(db: Queryable): Promise<Cursor> {
  const { rows } = await db.query<{ era: number; x: string }>('select events.current_era() as era, pg_snapshot_xmin(pg_current_snapshot())::text as x');
  const row = rows[0];
  if (!row) throw new Error('the log has no era');
  return { era: row.era, x: row.x, id: 0 };
}

const fromRow = (row: Row): LoggedEvent => ({
  cursor: { era: row.era, x: row.x, id: row.id },
  caseId: row.case_id,
  n: row.n,
  type: row.type,
  version: row.version,
  commandId: row.command_id,
  actorId: row.actor_id,
  at: row.at,
  data: row.data,
  audience: row.audience,
});
