import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { Consent } from './registration.graph.ts';
import { giveConsent, withdrawConsent } from './change-consent.ts';
import { withdrawalOf } from './withdrawals.ts';

const PURPOSE = { description: 'Consent.purpose' };

@Resolver(() => Consent)
export class ConsentResolver {
  @FieldResolver(() => String, { description: 'What it means to take the agreement back, in words.' })
  withdrawal(@Root() { purpose }: Consent, @Ctx() { language }: AccountsContext): string {
    return withdrawalOf(purpose)[language];
  }

  @Mutation(() => DoneResult, { description: 'Agrees that the own data is used for a purpose.' })
  giveConsent(
    @Arg('purpose', () => String, PURPOSE) purpose: string,
    @Arg('version', () => String, { description: 'The version of the text that the person read.' }) version: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return refusing(() => giveConsent(context, { purpose, version }).then(() => ({ ok: true })));
  }

  @Mutation(() => DoneResult, { description: 'Takes the agreement to a purpose back, from now on; one that an account cannot be without is refused.' })
  withdrawConsent(@Arg('purpose', () => String, PURPOSE) purpose: string, @Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(() => withdrawConsent(context, purpose).then(() => ({ ok: true })));
  }
}
