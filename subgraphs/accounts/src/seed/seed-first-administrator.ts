import { join } from 'node:path';
import { newId } from '@pakn/service-kit';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { foldName } from '../account/person-name.ts';
import { readMobile } from '../account/phone.ts';
import { activationLink, invite } from '../proof/invitation.ts';
import { changing } from '../changing.ts';
import type { Services } from '../services.ts';
import { writeSecret } from './seed-demo.ts';

export const FIRST_ADMINISTRATOR_FILE = 'first-administrator.json';
const NAME = 'Quản trị viên';
const AGENCY = 'TTCDS';

/**
 * Without demo people somebody must be first: an administrator who is invited, with a one-time activation in `DATA_DIR/first-administrator.json` (0600).
 * While nobody activated, each start gives a fresh token. @returns the file, or null when there is an active officer already
 */
export async function seedFirstAdministrator(services: Services): Promise<string | null> {
  const { pool, env, ciphers, now } = services;
  const { rows } = await pool.query<{ id: string | null; active: boolean }>(
    `select (select id from accounts.agency where code = $1) as id, exists (select 1 from accounts.account where kind = 'OFFICER' and status = 'ACTIVE') as active`,
    [AGENCY],
  );
  const found = rows[0];
  const agency = found?.id;
  if (!agency || found.active) return null;
  const phone = readMobile(env.ADMIN_PHONE);
  if (phone === null) throw new Error('ADMIN_PHONE is no Vietnamese mobile');
  const file = join(env.DATA_DIR, FIRST_ADMINISTRATOR_FILE);
  await changing(services, { actorId: null, requestId: 'seed', reason: 'seed' }, async (em) => {
    const invited =
      (await em.findOne(Account, { kind: 'OFFICER', status: 'INVITED', fullName: NAME })) ??
      em.create(Account, {
        ...BARE_ACCOUNT,
        id: newId(),
        kind: 'OFFICER',
        status: 'INVITED',
        fullName: NAME,
        nameFolded: foldName(NAME),
        agencyId: agency,
        roles: ['ADMIN'],
        position: NAME,
        createdAt: now(),
      });
    Object.assign(invited, { phoneCipher: ciphers.encrypt('phone', phone), phoneHash: ciphers.hash('phone', phone) });
    const invitation = invite(services, invited);
    await writeSecret(file, { ...invitation, link: activationLink(env.PUBLIC_ORIGIN, invitation.token) });
  });
  return file;
}
