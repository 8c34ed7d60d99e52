import { Done, refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { refreshSession } from './refresh-session.ts';
import { DoneResult, SessionResult, SignInInput } from './session.graph.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

@Resolver()
export class SessionResolver {
  @Mutation(() => SessionResult)
  signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: AccountsContext): Promise<typeof SessionResult> {
    return refusing(() => signIn(context, input));
  }

  @Mutation(() => SessionResult)
  confirmSignIn(
    @Arg('ticketId', () => ID) ticketId: string,
    @Arg('otp', () => String) otp: string,
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

  @Mutation(() => DoneResult)
  async signOut(@Ctx() context: AccountsContext): Promise<Done> {
    await signOut(context);
    return { ok: true };
  }
}
