import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { UserResult } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { OTP, TICKET } from '../proof/otp-arguments.ts';
import { OtpResult } from '../proof/otp-ticket.graph.ts';
import { confirmPhoneChange } from './confirm-phone-change.ts';
import { requestPhoneChange } from './request-phone-change.ts';

@Resolver()
export class PhoneChangeResolver {
  @Mutation(() => OtpResult, { description: 'Sends a code to the new phone of oneself, whether it has an account or not; confirmPhoneChange changes it.' })
  requestPhoneChange(
    @Arg('phone', () => String, { description: 'A Vietnamese mobile: codes and results go there from then on.' }) phone: string,
    @Arg('password', () => String, { description: 'The password, typed again for this.' }) password: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => requestPhoneChange(context, { phone, password }));
  }

  @Mutation(() => UserResult, { description: 'Changes the phone when the code is right; the old phone is told, other devices are signed out.' })
  confirmPhoneChange(
    @Arg('ticketId', () => ID, TICKET) ticketId: string,
    @Arg('otp', () => String, OTP) otp: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    return refusing(async () => ({ account: await confirmPhoneChange(context, { ticketId, otp }), view: 'SELF' }) as never);
  }
}
