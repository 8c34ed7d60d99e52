import { cleanText, graphemes, isId, newId, notFound, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { changing, type ChangedBy } from '../changing.ts';
import type { Services } from '../services.ts';
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
export async function createPartnerClient(services: Services, given: { name: string; agencyId?: string | undefined; scopes: string[] }): Promise<NewSecret> {
  const name = cleanText(given.name);
  const problems: FieldProblemData[] = [];
  if (name === '' || graphemes(name) > NAME_MOST) problems.push({ path: 'name', code: 'INVALID_INPUT', message: WORDS.name });
  if (given.scopes.length === 0 || given.scopes.some((scope) => !(PARTNER_SCOPES as readonly string[]).includes(scope)))
    problems.push({ path: 'scopes', code: 'INVALID_INPUT', message: WORDS.scopes });
  if (given.agencyId && !(await agencyExists(services, given.agencyId))) problems.push({ path: 'agencyId', code: 'INVALID_INPUT', message: WORDS.agency });
  refuseIfAny(problems);
  const secret = newSecret();
  const em = services.orm.em.fork();
  const client = em.create(StoredPartnerClient, {
    id: newId(),
    name,
    agencyId: given.agencyId ?? null,
    scopes: [...new Set(given.scopes)],
    secretHash: secretHash(secret),
    previousSecretHash: null,
    previousSecretUntil: null,
    active: true,
    createdAt: services.now(),
    lastUsedAt: null,
  });
  await em.flush();
  return Object.assign(client, { secret });
}

/** A new secret; the old one stays good for a day. @throws NOT_FOUND */
export async function rotatePartnerSecret(services: Services, id: string): Promise<NewSecret> {
  const em = services.orm.em.fork();
  const client = isId(id) ? await em.findOne(StoredPartnerClient, { id, active: true }) : null;
  if (client === null) throw notFound();
  const secret = newSecret();
  client.previousSecretHash = client.secretHash;
  client.previousSecretUntil = new Date(services.now().getTime() + OVERLAP_MS);
  client.secretHash = secretHash(secret);
  await em.flush();
  return Object.assign(client, { secret });
}

/** No secret and, within seconds, no token of it is good any more. @throws NOT_FOUND */
export function revokePartnerClient(services: Services, id: string, by: Omit<ChangedBy, 'reason'>): Promise<StoredPartnerClient> {
  return changing(services, { ...by, reason: 'partner client revoked' }, async (em) => {
    const client = isId(id) ? await em.findOne(StoredPartnerClient, { id }) : null;
    if (client === null) throw notFound();
    client.active = false;
    return client;
  });
}

async function agencyExists({ pool }: Services, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const { rowCount } = await pool.query('select 1 from accounts.agency where id = $1', [id]);
  return rowCount === 1;
}
