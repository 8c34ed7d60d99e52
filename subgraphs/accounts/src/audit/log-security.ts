import { newId } from '@pakn/service-kit';
import type { ClientBase, Pool } from 'pg';

/** What the security log holds beside administrative changes and look-ups. */
export type SecurityAction =
  | 'signIn'
  | 'requestSignInCode'
  | 'signInByCode'
  | 'signInByProvider'
  | 'providerRefused'
  | 'linkIdentity'
  | 'unlinkIdentity'
  | 'signInRefused'
  | 'signInLocked'
  | 'startAnonymous'
  | 'signInToCase'
  | 'signInToCaseRefused'
  | 'signInToCaseLocked'
  | 'codesLocked'
  | 'codesToPhoneSpent'
  | 'signOut'
  | 'refreshTokenReused'
  | 'endSession'
  | 'register'
  | 'registerTaken'
  | 'activateOfficer'
  | 'changePassword'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'requestPhoneChange'
  | 'changePhone'
  | 'giveConsent'
  | 'withdrawConsent'
  | 'deleteAccount'
  | 'exportMyData'
  | 'confirmTotp'
  | 'removeTotp'
  | 'useRecoveryCode'
  | 'partnerSecretWrong'
  | 'partnerKeyRevoked'
  | 'partnerScopeRefused';

export interface SecurityEntry {
  action: SecurityAction;
  /** Who did it; null: somebody who was not signed in. */
  actorId: string | null;
  /** Whose account; null: nobody's, for example an unknown phone. */
  subjectId: string | null;
  at: Date;
  requestId: string;
}

/** Writes down what happened to the safety of an account: ids and times, never a name, a phone or an address. */
export async function logSecurity(client: Pick<ClientBase | Pool, 'query'>, { action, actorId, subjectId, at, requestId }: SecurityEntry): Promise<void> {
  await client.query('insert into accounts.access_log (id, actor_id, action, subject_id, at, request_id) values ($1, $2, $3, $4, $5, $6)', [
    newId(),
    actorId,
    action,
    subjectId,
    at,
    requestId,
  ]);
}
