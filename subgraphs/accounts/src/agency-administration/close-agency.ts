import { appendEvent, type AgencyClosed } from '@pakn/events';
import { DomainError, inTransaction, isId, notFound, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import type { ClientBase } from 'pg';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import type { Database } from '../services.ts';
import { AGENCY_WORDS } from './agency-words.ts';
import { vietnamDay } from '@pakn/service-kit/rules';
import type { StoredAgency } from '../agency/agency.loader.ts';
import { announceAgencies, lockAgencies, readAgency } from './stored-agency.ts';

interface ClosedBy {
  actorId: string | null;
  commandId: string;
  at: Date;
}

/**
 * An agency ends with `validTo`, its last day: at once when that is today or past, otherwise when the day is over. Its units go to the successor;
 * its open cases follow in cases.
 * @throws NOT_FOUND; DomainError INVALID_INPUT, NOT_NOW when it is closed already
 */
export function closeAgency(context: AccountsContext, id: string, closing: { validTo: string; successorId: string }): Promise<StoredAgency> {
  const { services } = context;
  const by = changedBy(context, 'agency closed');
  return changing(services, by, async (em) => {
    const client = clientOf(em);
    await lockAgencies(client);
    const agency = isId(id) ? await readAgency(client, id) : null;
    if (agency === null) throw notFound();
    if (!agency.active) throw new DomainError('NOT_NOW', { message: AGENCY_WORDS.closed });
    const successor = isId(closing.successorId) ? await readAgency(client, closing.successorId) : null;
    refuseIfAny(closingProblems(agency, successor, closing.validTo));
    await client.query('update accounts.agency set valid_to = $2, successor_id = $3 where id = $1', [id, closing.validTo, closing.successorId]);
    const { validTo, successorId } = agency;
    await logChange(em, context, { action: 'closeAgency', subjectId: id, changes: changesOf({ validTo, successorId }, closing) });
    if (closing.validTo <= vietnamDay(services.now()))
      await end(client, { ...agency, ...closing }, { actorId: by.actorId, commandId: by.requestId, at: services.now() });
    return (await readAgency(client, id)) ?? agency;
  });
}

function closingProblems(agency: StoredAgency, successor: StoredAgency | null, validTo: string): FieldProblemData[] {
  const problem = (path: string, message: Label): FieldProblemData[] => [{ path, code: 'INVALID_INPUT', message }];
  if (!successor?.active || successor.id === agency.id) return problem('successorId', AGENCY_WORDS.successor);
  // Without a duty desk nothing can be received.
  if (agency.kind === 'OPERATOR' && successor.kind !== 'OPERATOR') return problem('successorId', AGENCY_WORDS.successorOfDesk);
  if (agency.validFrom !== null && validTo < agency.validFrom) return problem('validTo', AGENCY_WORDS.lastDay);
  return [];
}

/** Ends the agencies whose last day is over. A successor that was closed before them has a successor of its own. @returns how many */
export async function closeDueAgencies({ pool, now }: Database): Promise<number> {
  const at = now();
  return inTransaction(pool, async (client) => {
    await lockAgencies(client);
    const { rows } = await client.query<{ id: string }>(
      'select id from accounts.agency where active and valid_to < $1 and successor_id is not null order by code',
      [vietnamDay(at)],
    );
    for (const { id } of rows) {
      const agency = await readAgency(client, id);
      if (agency?.successorId && agency.validTo)
        await end(client, { ...agency, successorId: agency.successorId, validTo: agency.validTo }, { actorId: null, commandId: 'close-agencies', at });
    }
    return rows.length;
  });
}

async function end(client: ClientBase, agency: StoredAgency & { successorId: string; validTo: string }, by: ClosedBy): Promise<void> {
  await client.query('update accounts.agency set active = false where id = $1', [agency.id]);
  const { rows: units } = await client.query<{ id: string }>(
    'update accounts.agency set parent_id = case when id = $2 then $3::uuid else $2::uuid end where parent_id = $1 and active returning id',
    [agency.id, agency.successorId, agency.parentId],
  );
  await announceAgencies(client, [agency.id, ...units.map(({ id }) => id)], by);
  const data: AgencyClosed = { agencyId: agency.id, successorId: agency.successorId, validTo: agency.validTo };
  await appendEvent(client, { type: 'AgencyClosed', ...by, data, audience: [] });
}
