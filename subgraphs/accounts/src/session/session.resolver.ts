import { Done, refusing } from '@pakn/service-kit';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { refreshSession } from './refresh-session.ts';
import { DoneResult } from '../done-result.ts';
import { LoginSession } from './login-session.graph.ts';
import { endOtherSessions, endSession, ownSessions } from './own-sessions.ts';
import { SessionResult, SignInInput } from './session.graph.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { ChallengeAnswer } from '../proof/challenge.graph.ts';
import { OtpResult } from '../proof/otp-ticket.graph.ts';
import { TICKET, OTP, WHICH_ACCOUNT } from '../proof/otp-arguments.ts';
import { requestSignInCode } from './request-sign-in-code.ts';

@Resolver()
export class SessionResolver {
  @Mutation(() => SessionResult, {
    description: 'By password: a Session for citizens and organisations; an OtpTicket for officers and for whoever has set up an authenticator app.',
  })
  signIn(
    @Arg('input', () => SignInInput, { description: 'The filled-in form.' }) input: SignInInput,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => signIn(context, input));
  }

  @Mutation(() => OtpResult, {
    description: 'A code by SMS to sign in without a password, for citizens and organisations; confirmSignIn takes it. The same answer, known phone or not.',
  })
  requestSignInCode(
    @Arg('phone', () => String, { description: 'The mobile of the account: the code goes there.' }) phone: string,
    @Arg('challenge', () => ChallengeAnswer, { description: 'The answer to a fresh Challenge.' }) challenge: ChallengeAnswer,
    @Ctx() context: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => requestSignInCode(context, { phone, challenge }));
  }

  @Mutation(() => SessionResult, {
    description:
      'The second factor, or the code of requestSignInCode: signs in when it is right. After the latter an OtpTicket for whoever has set up an authenticator app. INVALID_INPUT at `identifier`: the phone has several accounts.',
  })
  confirmSignIn(
    @Arg('ticketId', () => ID, TICKET) ticketId: string,
    @Arg('otp', () => String, OTP) otp: string,
    @Arg('identifier', () => String, WHICH_ACCOUNT) identifier: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => confirmSignIn(context, { ticketId, otp, identifier }));
  }

  @Mutation(() => SessionResult, {
    description: 'Reads the cookie and rotates it; reuse of an old one ends the family. UNAUTHENTICATED when there is no session.',
  })
  refreshSession(@Ctx() context: AccountsContext): Promise<typeof SessionResult> {
    return refusing(() => refreshSession(context));
  }

  @Mutation(() => DoneResult, { description: 'Ends this session and clears its cookie; without a session it does nothing.' })
  async signOut(@Ctx() context: AccountsContext): Promise<Done> {
    await signOut(context);
    return { ok: true };
  }

  @Query(() => [LoginSession], { description: 'Where one is signed in, the last used first.' })
  @Directive('@tag(name: "viewer")')
  mySessions(@Ctx() context: AccountsContext): Promise<LoginSession[]> {
    return ownSessions(context);
  }

  @Mutation(() => DoneResult, {
    description: 'Signs one of the own devices out: tokens and sockets end within 60 s. NOT_FOUND for a session of somebody else.',
  })
  endSession(@Arg('id', () => ID, { description: 'LoginSession.id' }) id: string, @Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(() => endSession(context, id).then(() => ({ ok: true })));
  }

  @Mutation(() => DoneResult, { description: 'Signs out every other device of oneself.' })
  endOtherSessions(@Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(() => endOtherSessions(context).then(() => ({ ok: true })));
  }
}
