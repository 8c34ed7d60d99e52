import { Done, refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { refreshSession } from './refresh-session.ts';
import { DoneResult } from '../done-result.ts';
import { SessionResult, SignInInput } from './session.graph.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { TICKET, OTP } from '../proof/otp-arguments.ts';

@Resolver()
export class SessionResolver {
  @Mutation(() => SessionResult, { description: 'By password: a Session for citizens and organisations, an OtpTicket for officers.' })
  signIn(
    @Arg('input', () => SignInInput, { description: 'The filled-in form.' }) input: SignInInput,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => signIn(context, input));
  }

  @Mutation(() => SessionResult, { description: 'The second factor of an officer: signs in when the code is right.' })
  confirmSignIn(
    @Arg('ticketId', () => ID, TICKET) ticketId: string,
    @Arg('otp', () => String, OTP) otp: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => confirmSignIn(context, { ticketId, otp }));
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
}
