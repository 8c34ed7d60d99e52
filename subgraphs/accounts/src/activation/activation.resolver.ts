import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { SessionResult } from '../session/session.graph.ts';
import { activateOfficer } from './activate-officer.ts';

@Resolver()
export class ActivationResolver {
  @Mutation(() => SessionResult, { description: 'An invited officer sets the first password with the one-time token; an OtpTicket follows.' })
  activateOfficer(
    @Arg('token', () => String) token: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => activateOfficer(context, { token, newPassword }));
  }
}
