import { cleanText, isId, isLongerThan, isReadable, newId, notFound, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { newSecret, secretHash } from './client-secret.ts';
import { StoredPartnerClient } from './partner-client.entity.ts';
import { PARTNER_SCOPES } from './scopes.ts';

/** After a rotation the secret before stays good so long: the partner changes over without a pause. */
export const OVERLAP_MS = 24 * 60 * 60_000;
const NAME_MOST = 200;
const WORDS = {
  name: { vi: 'Hãy nhập tên của đối tác.', en: "Enter the partner's name." },
  scopes: { vi: `Chọn quyền trong: ${PARTNER_SCOPES.join(', ')}.`, en: `Choose from these scopes: ${PARTNER_SCOPES.join(', ')}.` },
  agency: { vi: 'Không có đơn vị này.', en: 'There is no such agency.' },
};

/** A client with its secret, which is shown this once. */
export type NewSecret = StoredPartnerClient & { secret: string };

/** @throws DomainError INVALID_INPUT */
export async function createPartnerClient(
  context: AccountsContext,
  given: { name: string; agencyId?: string | undefined; scopes: string[] },
): Promise<NewSecret> {
  const { services } = context;
  const name = cleanText(given.name);
  const problems: FieldProblemData[] = [];
  if (!isReadable(name) || isLongerThan(name, NAME_MOST)) problems.push({ path: 'name', code: 'INVALID_INPUT', message: WORDS.name });
  if (given.scopes.length === 0 || given.scopes.some((scope) => !(PARTNER_SCOPES as readonly string[]).includes(scope)))
    problems.push({ path: 'scopes', code: 'INVALID_INPUT', message: WORDS.scopes });
  if (given.agencyId && !(await agencyExists(services.pool, given.agencyId))) problems.push({ path: 'agencyId', code: 'INVALID_INPUT', message: WORDS.agency });
  refuseIfAny(problems);
  const secret = newSecret();
  const rights = { agencyId: given.agencyId ?? null, scopes: [...new Set(given.scopes)] };
  const client = await changing(services, changedBy(context, 'partner client created'), async (em) => {
    const made = em.create(StoredPartnerClient, {
      id: newId(),
      name,
      ...rights,
      secretHash: secretHash(secret),
      previousSecretHash: null,
      previousSecretUntil: null,
      active: true,
      createdAt: services.now(),
      lastUsedAt: null,
    });
    await logChange(em, context, { action: 'createPartnerClient', subjectId: made.id, changes: changesOf(null, rights) });
    return made;
  });
  return Object.assign(client, { secret });
}

/** A new secret; the old one stays good for a day. @throws NOT_FOUND */
export async function rotatePartnerSecret(context: AccountsContext, id: string): Promise<NewSecret> {
  const { services } = context;
  const secret = newSecret();
  const rotated = await changing(services, changedBy(context, 'partner secret rotated'), async (em) => {
    const client = isId(id) ? await em.findOne(StoredPartnerClient, { id, active: true }) : null;
    if (client === null) throw notFound();
    client.previousSecretHash = client.secretHash;
    client.previousSecretUntil = new Date(services.now().getTime() + OVERLAP_MS);
    client.secretHash = secretHash(secret);
    await logChange(em, context, { action: 'rotatePartnerSecret', subjectId: id, changes: [] });
    return client;
  });
  return Object.assign(rotated, { secret });
}

/** No secret and, within seconds, no token of it is good any more. @throws NOT_FOUND */
export function revokePartnerClient(context: AccountsContext, id: string): Promise<StoredPartnerClient> {
  return changing(context.services, changedBy(context, 'partner client revoked'), async (em) => {
    const client = isId(id) ? await em.findOne(StoredPartnerClient, { id }) : null;
    if (client === null) throw notFound();
    await logChange(em, context, { action: 'revokePartnerClient', subjectId: id, changes: changesOf({ active: client.active }, { active: false }) });
    client.active = false;
    return client;
  });
}

async function agencyExists(pool: Pool, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const { rowCount } = await pool.query('select 1 from accounts.agency where id = $1', [id]);
  return rowCount === 1;
}
