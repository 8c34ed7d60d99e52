import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { SessionResult } from '../session/session.graph.ts';
import { activateOfficer } from './activate-officer.ts';
import { NEW_PASSWORD } from '../proof/otp-arguments.ts';

@Resolver()
export class ActivationResolver {
  @Mutation(() => SessionResult, { description: 'An invited officer sets the first password with the one-time token; an OtpTicket follows.' })
  activateOfficer(
    @Arg('token', () => String, { description: 'From the link in the text message; good once, for 72 hours.' }) token: string,
    @Arg('newPassword', () => String, NEW_PASSWORD) newPassword: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => activateOfficer(context, { token, newPassword }));
  }
}
