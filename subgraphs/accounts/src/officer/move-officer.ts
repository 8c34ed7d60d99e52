import { cleanText, forbidden, isId, refuseIfAny } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { isManaged, managedAgencies, managedOfficer } from '../account/manage.ts';
import { positionProblems, roleProblems } from './officer-rules.ts';
import { OFFICER_WORDS } from './officer-words.ts';

/**
 * An officer goes to another agency; deputies are of one agency, so they end. Tokens from before end within seconds.
 * @throws NOT_FOUND, FORBIDDEN when the caller does not administer both agencies; DomainError INVALID_INPUT
 */
export async function moveOfficer(context: AccountsContext, userId: string, to: { agencyId: string; position?: string | null | undefined }): Promise<Account> {
  const { services, agencies } = context;
  const managed = await managedAgencies(context);
  const by = changedBy(context, 'moved');
  return changing(services, by, async (em) => {
    const officer = await managedOfficer(context, em, userId);
    const agency = isId(to.agencyId) ? await agencies.byId.load(to.agencyId) : null;
    if (agency !== null && !isManaged(managed, agency.id)) throw forbidden();
    refuseIfAny([
      ...(agency?.active
        ? roleProblems(officer.roles, { agencyKind: agency.kind, byAdministrator: managed === 'ALL' }, 'agencyId')
        : [{ path: 'agencyId', code: 'INVALID_INPUT', message: OFFICER_WORDS.agency }]),
      ...positionProblems(to.position),
    ]);
    const position = to.position === undefined ? officer.position : cleanText(to.position ?? '') || null;
    const before = { agencyId: officer.agencyId, position: officer.position };
    const after = { agencyId: to.agencyId, position };
    const stays = to.agencyId === officer.agencyId;
    Object.assign(officer, after, stays ? {} : { deputyId: null, leaveDeputyId: null });
    await em.flush();
    if (!stays) {
      await em.nativeUpdate(Account, { deputyId: officer.id }, { deputyId: null });
      await em.nativeUpdate(Account, { leaveDeputyId: officer.id }, { leaveDeputyId: null });
    }
    await logChange(em, context, { action: 'moveOfficer', subjectId: officer.id, changes: changesOf(before, after) });
    return officer;
  });
}
