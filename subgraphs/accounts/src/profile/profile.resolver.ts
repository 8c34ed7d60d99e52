import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { SeenUser } from '../account/seen-user.ts';
import { User, UserResult } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { updateOrganization } from './update-organization.ts';
import { updateProfile } from './update-profile.ts';

@Resolver()
export class ProfileResolver {
  @Query(() => User, { nullable: true, description: 'Who is signed in; null for visitors and partners.' })
  @Directive('@tag(name: "viewer")')
  async me(@Ctx() { identity, accounts }: AccountsContext): Promise<SeenUser | null> {
    if (identity.sub === undefined || identity.kind === 'PARTNER') return null;
    const account = await accounts.load(identity.sub);
    return account === null ? null : { account, view: 'SELF' };
  }

  @Mutation(() => UserResult, { description: "Changes one's own profile; what is left out stays." })
  updateProfile(
    @Arg('fullName', () => String, { nullable: true, description: 'At most 100 characters, letters only.' }) fullName: string | undefined,
    @Arg('email', () => String, { nullable: true, description: '"" empties it.' }) email: string | undefined,
    @Arg('contactAddress', () => String, { nullable: true, description: 'At most 300 characters; cannot be emptied.' }) contactAddress: string | undefined,
    @Arg('contactWardCode', () => String, { nullable: true, description: 'The commune of the address, 5 digits; "" empties it.' }) contactWardCode:
      | string
      | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    const accountId = context.subject();
    return refusing(
      async () =>
        ({ account: await updateProfile(context.services.orm, accountId, { fullName, email, contactAddress, contactWardCode }), view: 'SELF' }) as never,
    );
  }

  @Mutation(() => UserResult, { description: 'Changes what the own account says of the organisation or business; what is left out stays.' })
  updateOrganization(
    @Arg('name', () => String, { nullable: true, description: 'The name it is registered under; at most 200 characters.' }) name: string | undefined,
    @Arg('address', () => String, { nullable: true, description: 'Where it sits; at most 300 characters.' }) address: string | undefined,
    @Arg('phone', () => String, { nullable: true, description: 'A Vietnamese number, fixed lines too; "" empties it.' }) phone: string | undefined,
    @Arg('email', () => String, { nullable: true, description: '"" empties it.' }) email: string | undefined,
    @Arg('representative', () => String, { nullable: true, description: 'Who acts for it: at most 100 characters, letters only.' }) representative:
      | string
      | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof UserResult> {
    const accountId = context.subject();
    const change = { name, address, phone, email, representative };
    return refusing(async () => ({ account: await updateOrganization(context.services.orm, accountId, change), view: 'SELF' }) as never);
  }
}
