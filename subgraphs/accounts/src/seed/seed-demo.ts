import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@pakn/service-kit';
import type { OfficerRole } from '@pakn/vocabulary';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { foldName } from '../account/person-name.ts';
import { changing } from '../changing.ts';
import { newSecret, secretHash } from '../partner/client-secret.ts';
import { StoredPartnerClient } from '../partner/partner-client.entity.ts';
import { hashPassword } from '../proof/password-hash.ts';
import { CONSENT_VERSION, PURPOSES } from '../account/consents.ts';
import type { Services } from '../services.ts';
import { DEMO_ADDRESSES, DEMO_BUSINESS, DEMO_POSITIONS, demoPeople, type DemoPerson } from './demo-people.ts';

/** Where the demo sign-ins are written, for whoever may read DATA_DIR. */
export const DEMO_FILE = 'demo-accounts.json';

/**
 * Makes the demo people on the first start: when there is no officer yet. The file is written before the accounts are committed; a crash in between makes
 * the next start begin again. @returns how many people there are now, 0 when they were there before
 */
export async function seedDemo(services: Services, people: DemoPerson[] = demoPeople()): Promise<number> {
  const { pool, env } = services;
  const { rows } = await pool.query<{ code: string; id: string; officers: boolean }>(
    `select code, id, exists (select 1 from accounts.account where kind = 'OFFICER') as officers from accounts.agency`,
  );
  if (rows[0]?.officers) return 0;
  const agencies = new Map(rows.map((row) => [row.code, row.id]));
  const hashes = await Promise.all(people.map(async ({ role, password }) => (role === 'PARTNER' ? null : hashPassword(password))));
  await changing(services, { actorId: null, requestId: 'seed', reason: 'seed' }, async (em) => {
    const consents: string[] = [];
    for (const [i, person] of people.entries()) {
      const agencyId = person.agencyCode ? (agencies.get(person.agencyCode) ?? null) : null;
      if (person.role === 'PARTNER') {
        Object.assign(person, { identifier: newId(), password: newSecret() });
        em.create(StoredPartnerClient, {
          id: person.identifier,
          name: person.fullName,
          agencyId,
          scopes: ['cases:read', 'stats:read'],
          secretHash: secretHash(person.password),
          previousSecretHash: null,
          previousSecretUntil: null,
          active: true,
          createdAt: services.now(),
          lastUsedAt: null,
        });
        continue;
      }
      const account = em.create(Account, { ...accountOf(services, person, i), agencyId, passwordHash: hashes[i] ?? null });
      if (account.kind !== 'OFFICER') consents.push(account.id);
    }
    await writeSecret(join(env.DATA_DIR, DEMO_FILE), people);
    await em.flush();
    for (const { purpose } of PURPOSES.filter(({ required }) => required)) {
      await em.execute(
        'insert into accounts.consent (account_id, purpose, version, given_at) select id::uuid, ?, ?, ? from json_array_elements_text(?::json) as id',
        [purpose, CONSENT_VERSION, services.now(), JSON.stringify(consents)],
      );
    }
  });
  return people.length;
}

function accountOf({ ciphers, now }: { ciphers: Ciphers; now(): Date }, person: DemoPerson, i: number) {
  const kind = person.role === 'CITIZEN' ? 'INDIVIDUAL' : person.role === 'BUSINESS' ? 'ORGANIZATION' : 'OFFICER';
  const number = kind === 'OFFICER' ? null : person.identifier;
  const address = DEMO_ADDRESSES[i % DEMO_ADDRESSES.length] ?? null;
  return {
    ...BARE_ACCOUNT,
    id: newId(),
    kind,
    status: 'ACTIVE',
    fullName: person.fullName,
    nameFolded: foldName(kind === 'ORGANIZATION' ? DEMO_BUSINESS.name : person.fullName),
    identifierCipher: number === null ? null : ciphers.encrypt('identifier', number),
    identifierHash: number === null ? null : ciphers.hash('identifier', number),
    phoneCipher: ciphers.encrypt('phone', person.phone),
    phoneHash: ciphers.hash('phone', person.phone),
    contactAddress: kind === 'OFFICER' ? null : address,
    assurance: 'PHONE',
    organization: kind === 'ORGANIZATION' ? { ...DEMO_BUSINESS, phone: person.phone, email: null, representative: person.fullName } : null,
    roles: kind === 'OFFICER' ? [person.role as OfficerRole] : [],
    position: DEMO_POSITIONS[person.role] ?? null,
    activatedAt: kind === 'OFFICER' ? now() : null,
    createdAt: now(),
  } as const;
}

/** Written whole or not at all; for the owner's eyes only. */
export async function writeSecret(file: string, content: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 1)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
