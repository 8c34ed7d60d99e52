import { DomainError, isId, refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { resendTicket } from './open-ticket.ts';
import { OtpResult } from './otp-ticket.graph.ts';
import { TICKET } from './otp-arguments.ts';

@Resolver()
export class OtpTicketResolver {
  @Mutation(() => OtpResult, { description: '"Gửi lại OTP": a new code; the old one is no longer good.' })
  resendOtp(@Arg('ticketId', () => ID, TICKET) ticketId: string, @Ctx() { services }: AccountsContext): Promise<typeof OtpResult> {
    return refusing(async () => {
      if (!isId(ticketId)) throw new DomainError('OTP_EXPIRED');
      return resendTicket(services, ticketId);
    });
  }
}
