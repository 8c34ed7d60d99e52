import { DomainError } from '@pakn/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { isMobile } from '../account/phone.ts';
import { logSecurity } from '../audit/log-security.ts';
import { changedBy, changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { tellOwner } from '../message/tell-owner.ts';
import { wordsOfRefusal } from './provider-words.ts';

const UNLINK = 'delete from accounts.linked_identity where account_id = $1 and provider = $2 returning 1';
const LEFT = 'select 1 from accounts.linked_identity where account_id = $1 limit 1';

/**
 * One does not sign in by this provider any more; the owner is told. What is not linked is done already.
 * @throws DomainError NOT_NOW when there is no other way into the account
 */
export async function unlinkOidc(context: AccountsContext, provider: string): Promise<void> {
  const { services, requestId } = context;
  const accountId = context.subject();
  await changing(services, changedBy(context, 'identity unlinked'), async (em) => {
    const account = await em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const client = clientOf(em);
    if ((await client.query(UNLINK, [accountId, provider])).rows.length === 0) return;
    const isLast = (await client.query(LEFT, [accountId])).rows.length === 0;
    const byPhone = account.phoneCipher !== null && isMobile(services.ciphers.decrypt('phone', account.phoneCipher));
    if (isLast && account.passwordHash === null && !byPhone) throw new DomainError('NOT_NOW', { message: wordsOfRefusal.onlyWay });
    if (isLast) account.assurance = 'PHONE';
    const at = services.now();
    await logSecurity(client, { action: 'unlinkIdentity', actorId: accountId, subjectId: accountId, at, requestId });
    await tellOwner(services, client, { accountId, notice: 'IDENTITY_UNLINKED', at, once: `${accountId}:${at.getTime()}` });
  });
}
