import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { SecondFactor } from '../graph-enums.ts';
import { OTP } from '../proof/otp-arguments.ts';
import { confirmTotp, removeTotp, startTotp } from './enrol-totp.ts';
import { TotpResult } from './totp.graph.ts';

const PASSWORD = { description: 'The password, typed again for this.' };

@Resolver()
export class TotpResolver {
  @Query(() => SecondFactor, { nullable: true, description: 'What a sign-in of oneself asks for after the password; null: nothing.' })
  @Directive('@tag(name: "viewer")')
  async mySecondFactor(@Ctx() { services, subject }: AccountsContext): Promise<SecondFactor | null> {
    const { rows } = await services.pool.query<{ app: boolean; officer: boolean }>(
      `select totp_cipher is not null as app, kind = 'OFFICER' as officer from accounts.account where id = $1`,
      [subject()],
    );
    return rows[0]?.app ? 'TOTP' : rows[0]?.officer ? 'SMS' : null;
  }

  @Mutation(() => TotpResult, { description: 'Makes a secret for an authenticator app; confirmTotp puts it to use.' })
  startTotp(@Arg('password', () => String, PASSWORD) password: string, @Ctx() context: AccountsContext): Promise<typeof TotpResult> {
    return refusing(() => startTotp(context, password));
  }

  @Mutation(() => DoneResult, { description: 'The first code of the app: from now on every sign-in asks for one of its codes.' })
  confirmTotp(@Arg('code', () => String, OTP) code: string, @Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(() => confirmTotp(context, code).then(() => ({ ok: true })));
  }

  @Mutation(() => DoneResult, { description: 'Takes the app away as the second factor; officers get codes by SMS again.' })
  removeTotp(
    @Arg('password', () => String, PASSWORD) password: string,
    @Arg('code', () => String, { description: 'Of the app, or one of the recovery codes.' }) code: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return refusing(() => removeTotp(context, { password, code }).then(() => ({ ok: true })));
  }
}
