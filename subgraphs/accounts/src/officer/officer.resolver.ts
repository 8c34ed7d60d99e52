import { Refusal, refusing, type Done } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Account } from '../account/account.entity.ts';
import type { SeenUser } from '../account/seen-user.ts';
import { UserResult } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { Role } from '../graph-enums.ts';
import { DoneResult } from '../done-result.ts';
import { endOfficerSessions } from './end-officer-sessions.ts';
import { inviteOfficer } from './invite-officer.ts';
import { inviteOfficers } from './invite-officers.ts';
import { moveOfficer } from './move-officer.ts';
import { INVITED, InvitationsResult, OfficerInput, type Invitations } from './officer.graph.ts';
import { resendActivation } from './resend-activation.ts';
import { setOfficerPhone } from './set-officer-phone.ts';
import { setOfficerRoles } from './set-officer-roles.ts';

const OFFICER = { description: 'The officer.' };

const seen = (account: Account): SeenUser => ({ account, view: 'FULL' });
const asUser = (work: () => Promise<Account>): Promise<SeenUser | Refusal> => refusing(async () => seen(await work()));
const asDone = (work: () => Promise<void>): Promise<Done | Refusal> => refusing(() => work().then(() => ({ ok: true })));

/** Administrators everywhere; an agency's leader for the own agency and those below it (A7-08). */
@Resolver()
export class OfficerAdministration {
  @Mutation(() => UserResult, {
    description: 'Administrators and leaders: makes an account without a password; a one-time activation goes to the phone and is good for 72 hours.',
  })
  inviteOfficer(
    @Arg('agencyId', () => ID, { description: INVITED.agencyId }) agencyId: string,
    @Arg('fullName', () => String, { description: INVITED.fullName }) fullName: string,
    @Arg('phone', () => String, { description: INVITED.phone }) phone: string,
    @Arg('roles', () => [Role], { description: INVITED.roles }) roles: Role[],
    @Arg('position', () => String, { nullable: true, description: INVITED.position }) position: string | null | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    return asUser(() => inviteOfficer(context, { agencyId, fullName, phone, roles, position })) as never;
  }

  @Mutation(() => InvitationsResult, { description: 'Administrators and leaders: up to 200 invitations, each for itself.' })
  inviteOfficers(
    @Arg('officers', () => [OfficerInput], { description: '1 to 200 officers.' }) officers: OfficerInput[],
    @Ctx() context: AccountsContext,
  ): Promise<typeof InvitationsResult> {
    return refusing(async (): Promise<Invitations> => {
      const rows = (await inviteOfficers(context, officers)).map(({ row, outcome }) =>
        outcome instanceof Refusal ? { row, user: null, refusal: outcome } : { row, user: seen(outcome), refusal: null },
      );
      const invited = rows.filter(({ user }) => user !== null).length;
      return { rows, invited, refused: rows.length - invited };
    }) as never;
  }

  @Mutation(() => DoneResult, {
    description: 'Administrators and leaders: a fresh activation for an officer who did not use the last one, which is no longer good.',
  })
  resendActivation(
    @Arg('userId', () => ID, { description: 'An officer who has not used the activation yet.' }) userId: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return asDone(() => resendActivation(context, userId)) as never;
  }

  @Mutation(() => UserResult, {
    description:
      'Administrators and leaders: another phone, which is the second factor. The old one is told, sessions end, and a one-time activation goes to the new one; nobody changes the own phone.',
  })
  setOfficerPhone(
    @Arg('userId', () => ID, OFFICER) userId: string,
    @Arg('phone', () => String, { description: INVITED.phone }) phone: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    return asUser(() => setOfficerPhone(context, userId, phone)) as never;
  }

  @Mutation(() => UserResult, {
    description: 'Administrators and leaders: what an officer may do. Sessions of one who is locked end; nobody changes the own rights.',
  })
  setOfficerRoles(
    @Arg('userId', () => ID, OFFICER) userId: string,
    @Arg('roles', () => [Role], { description: 'All of them from now on.' }) roles: Role[],
    @Arg('active', () => Boolean, { description: 'false locks the account.' }) active: boolean,
    @Arg('deputyId', () => ID, { nullable: true, description: 'An officer of the same agency; null removes the deputy, left out it stays.' })
    deputyId: string | null | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    return asUser(() => setOfficerRoles(context, userId, { roles, active, deputyId })) as never;
  }

  @Mutation(() => UserResult, { description: 'Administrators and leaders of both agencies: the officer works for another agency from now on.' })
  moveOfficer(
    @Arg('userId', () => ID, OFFICER) userId: string,
    @Arg('agencyId', () => ID, { description: 'The agency to work for from now on; it is active.' }) agencyId: string,
    @Arg('position', () => String, { nullable: true, description: 'Left out it stays.' }) position: string | null | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    return asUser(() => moveOfficer(context, userId, { agencyId, position })) as never;
  }

  @Mutation(() => DoneResult, { description: 'Administrators and leaders: signs an officer out everywhere, within seconds.' })
  endOfficerSessions(@Arg('userId', () => ID, OFFICER) userId: string, @Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return asDone(() => endOfficerSessions(context, userId)) as never;
  }
}
