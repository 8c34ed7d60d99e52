import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { UserResult } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { OtpResult } from '../proof/otp-ticket.graph.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { CONSENT_VERSION, PURPOSES } from '../account/consents.ts';
import { readIndividual } from './individual-form.ts';
import { readOrganization } from './organization-form.ts';
import { register } from './register.ts';
import { Consent, RegisterIndividualInput, RegisterOrganizationInput } from './registration.graph.ts';
import { TICKET, OTP } from '../proof/otp-arguments.ts';

@Resolver()
export class RegistrationResolver {
  @Query(() => [Consent], { description: 'Purposes to show at registration; with the own dates when signed in.' })
  async consents(@Ctx() { identity, services }: AccountsContext): Promise<Consent[]> {
    const { rows } = await services.pool.query<{ purpose: string; version: string; given_at: Date; withdrawn_at: Date | null }>(
      'select purpose, version, given_at, withdrawn_at from accounts.consent where account_id = $1',
      [identity.sub ?? null],
    );
    const given = new Map(rows.map((row) => [row.purpose, row]));
    return PURPOSES.map((purpose) => {
      const own = given.get(purpose.purpose);
      return { ...purpose, version: own?.version ?? CONSENT_VERSION, givenAt: own?.given_at ?? null, withdrawnAt: own?.withdrawn_at ?? null };
    });
  }

  @Mutation(() => OtpResult, { description: 'Sends a code to the phone, whether it has an account or not; confirmRegistration makes the account.' })
  registerIndividual(
    @Arg('input', () => RegisterIndividualInput, { description: 'The filled-in form; each wrong field has its own problem.' }) input: RegisterIndividualInput,
    @Ctx() { services, address, requestId }: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => register(services, readIndividual(input, services.now()), input, { address, requestId }));
  }

  @Mutation(() => OtpResult, {
    description: "Sends a code to the representative's phone, whether the number has an account or not; confirmRegistration makes the account.",
  })
  registerOrganization(
    @Arg('input', () => RegisterOrganizationInput, { description: 'The filled-in form; each wrong field has its own problem.' })
    input: RegisterOrganizationInput,
    @Ctx() { services, address, requestId }: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => register(services, readOrganization(input), input, { address, requestId }));
  }

  @Mutation(() => UserResult, { description: 'Makes the account when the code is right; signing in comes next.' })
  confirmRegistration(
    @Arg('ticketId', () => ID, TICKET) ticketId: string,
    @Arg('otp', () => String, OTP) otp: string,
    @Ctx() { services }: AccountsContext,
  ): Promise<typeof UserResult> {
    return refusing(async () => ({ account: await confirmRegistration(services, { ticketId, otp }), view: 'SELF' }) as never);
  }
}
