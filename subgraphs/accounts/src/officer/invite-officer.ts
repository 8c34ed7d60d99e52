import { cleanText, DomainError, forbidden, isId, newId, refuseIfAny, type OfficerRole } from '@pakn/service-kit';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { cleanName, foldName } from '../account/person-name.ts';
import { readMobile } from '../account/phone.ts';
import { invite, sendInvitation } from '../proof/invitation.ts';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { isManaged, managedAgencies } from '../account/manage.ts';
import { formProblems, roleProblems, type OfficerForm } from './officer-rules.ts';
import { OFFICER_WORDS } from './officer-words.ts';

export interface InvitedOfficer extends OfficerForm {
  agencyId: string;
  roles: OfficerRole[];
}

/**
 * Makes an officer's account without a password; a one-time activation goes to the phone (A1-03, X-01).
 * @throws FORBIDDEN for an agency that the caller does not administer; DomainError INVALID_INPUT, PHONE_TAKEN
 */
export async function inviteOfficer(context: AccountsContext, form: InvitedOfficer): Promise<Account> {
  const { services, agencies } = context;
  const managed = await managedAgencies(context);
  const agency = isId(form.agencyId) ? await agencies.byId.load(form.agencyId) : null;
  if (agency !== null && !isManaged(managed, agency.id)) throw forbidden();
  const agencyProblem = agency?.active ? [] : [{ path: 'agencyId', code: 'INVALID_INPUT', message: OFFICER_WORDS.agency }];
  const roles = [...new Set(form.roles)];
  refuseIfAny([
    ...agencyProblem,
    ...formProblems(form),
    ...(agency ? roleProblems(roles, { agencyKind: agency.kind, byAdministrator: managed === 'ALL' }) : []),
  ]);
  const phone = readMobile(form.phone) ?? '';
  const by = changedBy(context, 'invited');
  try {
    const { account, invitation } = await changing(services, by, async (em) => {
      const made = em.create(Account, {
        ...BARE_ACCOUNT,
        id: newId(),
        kind: 'OFFICER',
        status: 'INVITED',
        fullName: cleanName(form.fullName),
        nameFolded: foldName(form.fullName),
        phoneCipher: services.ciphers.encrypt('phone', phone),
        phoneHash: services.ciphers.hash('phone', phone),
        email: cleanText(form.email ?? '') || null,
        agencyId: form.agencyId,
        roles,
        position: cleanText(form.position ?? '') || null,
        createdAt: services.now(),
      });
      const sent = invite(services, made);
      await em.flush();
      await logChange(em, context, { action: 'inviteOfficer', subjectId: made.id, changes: changesOf(null, { agencyId: form.agencyId, roles }) });
      return { account: made, invitation: sent };
    });
    sendInvitation(services, invitation);
    return account;
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const refusal = new DomainError('PHONE_TAKEN');
    refusal.fields.push({ path: 'phone', code: 'PHONE_TAKEN', message: refusal.text });
    throw refusal;
  }
}
