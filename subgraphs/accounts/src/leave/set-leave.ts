import { refuseIfAny } from '@pakn/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { changesOf } from '../audit/changes-of.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { deputyProblems } from '../account/deputy.ts';
import { lockedOfficer, managedOfficer } from '../account/manage.ts';
import { leaveProblems, type LeavePeriod } from '../account/leave.ts';

/**
 * An officer is away and somebody of the agency stands in: gets the officer's notifications and reminders too (B-04).
 * @param userId an own officer of a leader; null: oneself
 * @throws NOT_FOUND, FORBIDDEN; DomainError INVALID_INPUT
 */
export function setLeave(context: AccountsContext, userId: string | null, leave: LeavePeriod & { deputyId: string }): Promise<Account> {
  return change(context, { userId, action: 'setLeave' }, async (em, officer) => {
    refuseIfAny([...leaveProblems(leave, context.services.now()), ...(await deputyProblems(em, officer, leave.deputyId, leave))]);
    return { leaveFrom: leave.from, leaveTo: leave.to, leaveDeputyId: leave.deputyId };
  });
}

/** Back at work; without a leave nothing changes. @throws NOT_FOUND, FORBIDDEN */
export function endLeave(context: AccountsContext, userId: string | null): Promise<Account> {
  return change(context, { userId, action: 'endLeave' }, async () => ({ leaveFrom: null, leaveTo: null, leaveDeputyId: null }));
}

type Leave = Pick<Account, 'leaveFrom' | 'leaveTo' | 'leaveDeputyId'>;

function change(
  context: AccountsContext,
  { userId, action }: { userId: string | null; action: 'setLeave' | 'endLeave' },
  leaveOf: (em: EntityManager, officer: Account) => Promise<Leave>,
): Promise<Account> {
  const by = changedBy(context, 'leave');
  return changing(context.services, by, async (em) => {
    const own = userId === null || userId === context.identity.sub;
    const officer = own ? await lockedOfficer(em, context.subject()) : await managedOfficer(context, em, userId);
    const { leaveFrom, leaveTo, leaveDeputyId } = officer;
    const after = await leaveOf(em, officer);
    Object.assign(officer, after);
    await logChange(em, context, { action, subjectId: officer.id, changes: changesOf<Leave>({ leaveFrom, leaveTo, leaveDeputyId }, after) });
    return officer;
  });
}
