import { newId } from '@pakn/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import type { RecordedChange } from './changes-of.ts';

/** What an administrator or leader did: the names of the mutations. */
export type AdministrativeAction =
  | 'inviteOfficer'
  | 'resendActivation'
  | 'setOfficerPhone'
  | 'setOfficerRoles'
  | 'moveOfficer'
  | 'endOfficerSessions'
  | 'setLeave'
  | 'endLeave'
  | 'saveAgency'
  | 'closeAgency'
  | 'createPartnerClient'
  | 'rotatePartnerSecret'
  | 'revokePartnerClient';

/** Writes down who changed what of whom, in the transaction of the change: there is no change without its entry. */
export async function logChange(
  em: EntityManager,
  context: AccountsContext,
  entry: { action: AdministrativeAction; subjectId: string; changes: readonly RecordedChange[] },
): Promise<void> {
  await clientOf(em).query(
    'insert into accounts.access_log (id, actor_id, action, subject_id, at, request_id, changes) values ($1, $2, $3, $4, $5, $6, $7::jsonb)',
    [newId(), context.subject(), entry.action, entry.subjectId, context.services.now(), context.requestId, JSON.stringify(entry.changes)],
  );
}
