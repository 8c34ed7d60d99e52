import { refuseIfAny, refusing, type Refusal } from '@pakn/service-kit';
import type { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { inviteOfficer, type InvitedOfficer } from './invite-officer.ts';
import { isManaged, managedAgencies } from '../account/manage.ts';
import { INVITED_MOST, OFFICER_WORDS } from './officer-words.ts';

/** What became of one row; `row` counts from 1. */
export interface InvitedRow {
  row: number;
  outcome: Account | Refusal;
}

/** Invites one by one, so that a bad row does not spoil the others. @throws DomainError INVALID_INPUT for none or more than 200 rows */
export async function inviteOfficers(context: AccountsContext, forms: readonly InvitedOfficer[]): Promise<InvitedRow[]> {
  const fits = forms.length > 0 && forms.length <= INVITED_MOST;
  refuseIfAny(fits ? [] : [{ path: 'officers', code: 'INVALID_INPUT', message: OFFICER_WORDS.invited }]);
  const managed = await managedAgencies(context);
  const rows: InvitedRow[] = [];
  for (const [i, form] of forms.entries()) {
    const outcome = await refusing<Account>(() => {
      refuseIfAny(isManaged(managed, form.agencyId) ? [] : [{ path: 'agencyId', code: 'INVALID_INPUT', message: OFFICER_WORDS.notManaged }]);
      return inviteOfficer(context, form);
    });
    rows.push({ row: i + 1, outcome });
  }
  return rows;
}
