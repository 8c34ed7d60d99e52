import { DomainError, inTransaction } from '@pakn/service-kit';
import { FORM_WORDS } from '../account/form-words.ts';
import { logSecurity } from '../audit/log-security.ts';
import type { AccountsContext } from '../context.ts';
import { CONSENT_VERSION, PURPOSES, type Purpose } from '../account/consents.ts';
import { withdrawalOf } from './withdrawals.ts';

const GIVE = `insert into accounts.consent as c (account_id, purpose, version, given_at) values ($1, $2, $3, $4)
  on conflict (account_id, purpose) do update set version = excluded.version, given_at = excluded.given_at, withdrawn_at = null
  where c.withdrawn_at is not null or c.version <> excluded.version`;
const WITHDRAW = 'update accounts.consent set withdrawn_at = $3 where account_id = $1 and purpose = $2 and withdrawn_at is null';

/** Agrees to a purpose, in the version of its text that was read. Agreeing twice keeps the first date. @throws DomainError INVALID_INPUT */
export async function giveConsent(context: AccountsContext, given: { purpose: string; version: string }): Promise<void> {
  const { purpose } = purposeOf(given.purpose);
  if (given.version !== CONSENT_VERSION)
    throw new DomainError('INVALID_INPUT', { fields: [{ path: 'version', code: 'INVALID_INPUT', message: FORM_WORDS.consentVersion }] });
  await change(context, 'giveConsent', (at) => [GIVE, [context.subject(), purpose, given.version, at]]);
}

/** Takes an agreement back; the date of the agreement stays beside it. @throws DomainError INVALID_INPUT, NOT_NOW for a purpose without which there is no account */
export async function withdrawConsent(context: AccountsContext, given: string): Promise<void> {
  const { purpose, required } = purposeOf(given);
  if (required) throw new DomainError('NOT_NOW', { message: withdrawalOf(purpose) });
  await change(context, 'withdrawConsent', (at) => [WITHDRAW, [context.subject(), purpose, at]]);
}

function purposeOf(given: string): Purpose {
  const known = PURPOSES.find(({ purpose }) => purpose === given);
  if (known) return known;
  throw new DomainError('INVALID_INPUT', { fields: [{ path: 'purpose', code: 'INVALID_INPUT', message: FORM_WORDS.consentUnknown }] });
}

/** With its entry in the log, unless nothing has changed. */
async function change(context: AccountsContext, action: 'giveConsent' | 'withdrawConsent', statement: (at: Date) => [string, unknown[]]): Promise<void> {
  const { services, requestId } = context;
  const [actorId, at] = [context.subject(), services.now()];
  await inTransaction(services.pool, async (client) => {
    const { rowCount } = await client.query(...statement(at));
    if (rowCount) await logSecurity(client, { action, actorId, subjectId: actorId, at, requestId });
  });
}
