import { cleanText, isId, newId, notFound, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import type { ClientBase } from 'pg';
import { readPhone } from '../account/phone.ts';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { AGENCY_WORDS } from './agency-words.ts';
import { agencyProblems, type AgencyForm } from './agency-form.ts';
import type { StoredAgency } from '../agency/agency.loader.ts';
import { announceAgencies, lockAgencies, readAgency } from './stored-agency.ts';

const SAVE = `
  insert into accounts.agency (id, code, name, kind, parent_id, ward_code, valid_from, phone, email) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (id) do update set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, ward_code = excluded.ward_code,
    valid_from = excluded.valid_from, phone = excluded.phone, email = excluded.email`;
/** $1 and whatever lies below it. */
const BELOW = `with recursive own as (select id from accounts.agency where id = $1 union select a.id from accounts.agency a join own on a.parent_id = own.id)
  select 1 from own where id = $2`;

/** Makes an agency or changes one; everybody is notified in the same transaction. @throws NOT_FOUND; DomainError INVALID_INPUT */
export function saveAgency(context: AccountsContext, id: string | null, form: AgencyForm): Promise<StoredAgency> {
  const { services } = context;
  const by = changedBy(context, 'agency changed');
  return changing(services, by, async (em) => {
    const client = clientOf(em);
    await lockAgencies(client);
    const before = id === null ? null : isId(id) ? await readAgency(client, id) : null;
    if (id !== null && before === null) throw notFound();
    refuseIfAny([...agencyProblems(form), ...(await relationProblems(client, before, form))]);
    const saved = before?.id ?? newId();
    const after = {
      code: form.code,
      name: cleanText(form.name),
      kind: form.kind,
      parentId: form.parentId ?? null,
      wardCode: form.wardCode || null,
      validFrom: form.validFrom,
      phone: form.phone ? readPhone(form.phone) : null,
      email: cleanText(form.email ?? '') || null,
    };
    await client.query(SAVE, [saved, ...Object.values(after)]);
    const others = form.predecessorIds ? await setPredecessors(client, saved, form.predecessorIds) : [];
    const predecessors = others.length > 0 ? [{ field: 'predecessorIds', from: null, to: form.predecessorIds }] : [];
    await logChange(em, context, { action: 'saveAgency', subjectId: saved, changes: [...changesOf<typeof after>(before, after), ...predecessors] });
    await announceAgencies(client, [saved, ...others], { actorId: by.actorId, commandId: by.requestId, at: services.now() });
    const agency = await readAgency(client, saved);
    if (agency === null) throw new Error('an agency that was just saved');
    return agency;
  });
}

/** What does not fit with the other agencies. */
async function relationProblems(client: ClientBase, before: StoredAgency | null, form: AgencyForm): Promise<FieldProblemData[]> {
  const problems: FieldProblemData[] = [];
  const problem = (field: string, message: Label): void => void problems.push({ path: `input.${field}`, code: 'INVALID_INPUT', message });
  const agency = async (other: string): Promise<StoredAgency | null> => (isId(other) ? readAgency(client, other) : null);
  if (before) {
    // Figures, categories and other systems refer to it.
    if (before.code !== form.code) problem('code', AGENCY_WORDS.codeStays);
  } else if ((await client.query('select 1 from accounts.agency where code = $1', [form.code])).rows.length > 0) problem('code', AGENCY_WORDS.codeTaken);
  if (form.parentId) {
    const parent = await agency(form.parentId);
    if (!parent?.active) problem('parentId', AGENCY_WORDS.parent);
    else if (before && (await client.query(BELOW, [before.id, parent.id])).rows.length > 0) problem('parentId', AGENCY_WORDS.ownParent);
  }
  if (form.predecessorIds?.length) {
    const predecessors = await Promise.all(form.predecessorIds.map(agency));
    if (before?.active === false) problem('predecessorIds', AGENCY_WORDS.closedTakesNothing);
    else if (predecessors.some((one) => one === null || one.active)) problem('predecessorIds', AGENCY_WORDS.closeFormerFirst);
  }
  return problems;
}

/** @returns whose successor changed */
async function setPredecessors(client: ClientBase, id: string, predecessorIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `update accounts.agency set successor_id = case when id = any($2::uuid[]) then $1::uuid end
     where not active and (successor_id = $1) is distinct from (id = any($2::uuid[])) and (successor_id = $1 or id = any($2::uuid[])) returning id`,
    [id, predecessorIds],
  );
  return rows.map((row) => row.id);
}
