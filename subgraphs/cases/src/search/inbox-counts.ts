import type { Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { isDesk } from '../state/may-see.ts';
import { InboxQueue } from '../graph/enums.ts';
import type { InboxCount } from './case-filter.graph.ts';
import { OPEN_PART, queueCondition, type OwnParts } from './queues.ts';
import { hasProgress } from './has-progress.ts';
import { ofAgency } from './where.ts';

const FLAGS: OwnParts = { lead: () => 'c.own_lead', coordinator: () => 'c.own_coordinator', pending: () => 'c.own_pending' };

const COLUMNS = 'c.step, c.status, c.returned_at, c.due_at, c.remind_at, c.verdict, c.paused_at';
const PART_FLAGS = `bool_or(p.part = 'LEAD' and ${OPEN_PART}) as lead, bool_or(p.part = 'COORDINATOR' and ${OPEN_PART}) as coordinator, bool_or(p.status = 'PENDING') as pending`;
const OWN_FLAGS = 'coalesce(o.lead, false) as own_lead, coalesce(o.coordinator, false) as own_coordinator, coalesce(o.pending, false) as own_pending';

// What is not done, with what the own agency has in it. $1 now, $2 agency.
const WITH_OWN_PARTS = `
  left join (select p.case_id, ${PART_FLAGS} from cases.assignment p where p.agency_id = $2 and ${OPEN_PART} group by p.case_id) o on o.case_id = c.id`;
const OPEN_CASES_OF_DESK = `select ${COLUMNS}, ${OWN_FLAGS} from cases."case" c ${WITH_OWN_PARTS} where c.step <> 'DONE'`;
const { held: LED, ids: HELPED } = ofAgency('$2');
const OPEN_CASES_OF_AGENCY = `
  select ${COLUMNS}, ${OWN_FLAGS} from (
    select c.id, ${COLUMNS} from cases."case" c where c.step <> 'DONE' and ${LED}
    union all select c.id, ${COLUMNS} from cases."case" c where c.step <> 'DONE' and c.id = any(array(${HELPED})) and (${LED}) is not true) c ${WITH_OWN_PARTS}`;

/** What no queue tells apart is counted at once: to ask each of 17,000 cases for each of 18 counts took longer than to read them. */
const ALIKE = (openCases: string): string => `
  select c.step, c.status, min(c.returned_at) as returned_at, c.own_lead, c.own_coordinator, c.own_pending, ${hasProgress('OVERDUE', () => '$1')} as late, count(*) as cases
  from (${openCases}) c group by c.step, c.status, c.returned_at is null, c.own_lead, c.own_coordinator, c.own_pending, late`;

/** Every queue of an officer, and how many of it are late: one pass over what is not done. */
export async function inboxCounts(pool: Pool, identity: Identity, now: Date): Promise<InboxCount[]> {
  const counts = Object.values(InboxQueue).map((queue) => {
    const inQueue = queueCondition(queue, identity, FLAGS);
    return `sum(c.cases) filter (where ${inQueue})::int as "${queue}", sum(c.cases) filter (where ${inQueue} and c.late)::int as "${queue} late"`;
  });
  const { rows } = await pool.query<Record<string, number>>(
    `with c as (${ALIKE(isDesk(identity) ? OPEN_CASES_OF_DESK : OPEN_CASES_OF_AGENCY)}) select ${counts.join(', ')} from c`,
    [now, identity.agencyId ?? null],
  );
  const row = rows[0] ?? {};
  return Object.values(InboxQueue).map((queue) => ({ queue, count: row[queue] ?? 0, overdue: row[`${queue} late`] ?? 0 }));
}
