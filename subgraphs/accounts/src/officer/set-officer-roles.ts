import { refuseIfAny, type OfficerRole } from '@pakn/service-kit';
import type { Account } from '../account/account.entity.ts';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { endSessionsOf } from '../session/revoke.ts';
import { deputyProblems } from '../account/deputy.ts';
import { managedAgencies, managedOfficer } from '../account/manage.ts';
import { roleProblems } from './officer-rules.ts';
import { OFFICER_WORDS } from './officer-words.ts';

export interface OfficerRights {
  roles: OfficerRole[];
  active: boolean;
  /** undefined: stays; null: nobody. */
  deputyId?: string | null | undefined;
}

/**
 * Sets what an officer may do. Tokens from before end within seconds; an officer who is locked is signed out everywhere.
 * Nobody changes the own rights: so somebody who can undo it always remains.
 * @throws NOT_FOUND, FORBIDDEN; DomainError INVALID_INPUT
 */
export async function setOfficerRoles(context: AccountsContext, userId: string, rights: OfficerRights): Promise<Account> {
  const { services, agencies } = context;
  const roles = [...new Set(rights.roles)];
  const byAdministrator = (await managedAgencies(context)) === 'ALL';
  const by = changedBy(context, 'rights changed');
  return changing(services, by, async (em) => {
    const officer = await managedOfficer(context, em, userId);
    const agency = await agencies.byId.load(officer.agencyId);
    const deputyId = rights.deputyId === undefined ? officer.deputyId : rights.deputyId;
    const own = { path: 'userId', code: 'INVALID_INPUT', message: OFFICER_WORDS.ownRights };
    refuseIfAny([
      ...(officer.id === context.identity.sub ? [own] : []),
      ...roleProblems(roles, { agencyKind: agency?.kind ?? '', byAdministrator }),
      ...(deputyId === null || deputyId === officer.deputyId ? [] : await deputyProblems(em, officer, deputyId)),
    ]);
    const after = { roles, active: rights.active, deputyId };
    const before = { roles: officer.roles, active: officer.active, deputyId: officer.deputyId };
    Object.assign(officer, after);
    await em.flush();
    if (!after.active) await endSessionsOf(em, officer.id, { at: services.now(), reason: 'locked' });
    await logChange(em, context, { action: 'setOfficerRoles', subjectId: officer.id, changes: changesOf(before, after) });
    return officer;
  });
}
