import { Done, refusing, Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';
import { OtpResult } from '../proof/otp-ticket.graph.ts';
import { DoneResult } from '../session/session.graph.ts';
import { changePassword } from './change-password.ts';
import { requestPasswordReset, resetPassword } from './reset-password.ts';

const done = (work: Promise<void>): Promise<Done | Refusal> => refusing(() => work.then(() => ({ ok: true })));

@Resolver()
export class PasswordResolver {
  @Mutation(() => OtpResult, { description: 'The same answer, known phone or not. `identifier`: which account, where a phone has several.' })
  requestPasswordReset(
    @Arg('phone', () => String) phone: string,
    @Arg('asOfficer', () => Boolean, { nullable: true }) asOfficer: boolean | undefined,
    @Arg('identifier', () => String, { nullable: true }) identifier: string | undefined,
    @Arg('challenge', () => ChallengeAnswer) challenge: ChallengeAnswer,
    @Ctx() { services, address }: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => requestPasswordReset(services, { phone, asOfficer, identifier, challenge }, address));
  }

  @Mutation(() => DoneResult)
  resetPassword(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('otp', () => String) otp: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() { services }: AccountsContext,
  ): Promise<typeof DoneResult> {
    return done(resetPassword(services, { ticketId, otp, newPassword }));
  }

  @Mutation(() => DoneResult)
  changePassword(
    @Arg('currentPassword', () => String) currentPassword: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    const { services, identity, requestId } = context;
    return done(changePassword(services, { accountId: context.subject(), sid: identity.sid, requestId }, { currentPassword, newPassword }));
  }
}
