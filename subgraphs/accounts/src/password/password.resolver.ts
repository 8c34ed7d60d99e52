import { Done, refusing, Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';
import { OtpResult } from '../proof/otp-ticket.graph.ts';
import { deviceOf } from '../session/known-device.ts';
import { DoneResult } from '../done-result.ts';
import { changePassword } from './change-password.ts';
import { requestPasswordReset, resetPassword } from './reset-password.ts';
import { TICKET, OTP, NEW_PASSWORD, WHICH_ACCOUNT } from '../proof/otp-arguments.ts';

const done = (work: Promise<void>): Promise<Done | Refusal> => refusing(() => work.then(() => ({ ok: true })));

@Resolver()
export class PasswordResolver {
  @Mutation(() => OtpResult, { description: 'The same answer, known phone or not. `identifier`: which account, where a phone has several.' })
  requestPasswordReset(
    @Arg('phone', () => String, { description: 'The mobile of the account: the code goes there.' }) phone: string,
    @Arg('asOfficer', () => Boolean, { nullable: true, description: "true: the officer's account with this phone, not the citizen's." }) asOfficer:
      | boolean
      | undefined,
    @Arg('identifier', () => String, { nullable: true, description: 'Id or registration number, where a phone has several accounts.' }) identifier:
      | string
      | undefined,
    @Arg('challenge', () => ChallengeAnswer, { description: 'The answer to a fresh Challenge.' }) challenge: ChallengeAnswer,
    @Ctx() { services, address }: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => requestPasswordReset(services, { phone, asOfficer, identifier, challenge }, address));
  }

  @Mutation(() => DoneResult, {
    description:
      'Sets a new password when the code is right, and ends every session of the account. INVALID_INPUT at `identifier`: the phone has several accounts.',
  })
  resetPassword(
    @Arg('ticketId', () => ID, TICKET) ticketId: string,
    @Arg('otp', () => String, OTP) otp: string,
    @Arg('newPassword', () => String, NEW_PASSWORD) newPassword: string,
    @Arg('identifier', () => String, WHICH_ACCOUNT) identifier: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return done(resetPassword(context.services, { ticketId, otp, newPassword, identifier, device: deviceOf(context) }));
  }

  @Mutation(() => DoneResult, { description: 'Sets a new password for oneself and signs out every other device.' })
  changePassword(
    @Arg('currentPassword', () => String, { description: 'The password until now.' }) currentPassword: string,
    @Arg('newPassword', () => String, NEW_PASSWORD) newPassword: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    const { services, identity, requestId } = context;
    return done(changePassword(services, { accountId: context.subject(), sid: identity.sid, requestId }, { currentPassword, newPassword }));
  }
}
