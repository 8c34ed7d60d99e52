import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { deleteAccount } from './delete-account.ts';

@Resolver()
export class ErasureResolver {
  @Mutation(() => DoneResult, {
    description: 'Erases oneself: name, numbers, addresses, sessions, notifications, drafts. Reports stay without a person, and every session ends. For good.',
  })
  deleteAccount(
    @Arg('password', () => String, { description: 'The password, typed again for this.' }) password: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof DoneResult> {
    return refusing(() => deleteAccount(context, password).then(() => ({ ok: true })));
  }
}
