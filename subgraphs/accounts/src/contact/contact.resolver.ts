import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { SeenUser } from '../account/seen-user.ts';
import { User } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { ContactResult } from './contact.graph.ts';
import { findPeople } from './find-people.ts';
import { logAccess } from './log-access.ts';
import { saveContact } from './save-contact.ts';

@Resolver()
export class ContactResolver {
  @Query(() => [User], { description: 'Operators: who is this caller? At most 20; every look-up is logged.' })
  async people(
    @Arg('phone', () => String, { nullable: true }) phone: string | undefined,
    @Arg('identifier', () => String, { nullable: true }) identifier: string | undefined,
    @Arg('name', () => String, { nullable: true }) name: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<SeenUser[]> {
    const ids = await findPeople(context.services, { phone, identifier, name });
    await logAccess(context, 'people', ids.length > 0 ? ids : [null]);
    const accounts = await context.accounts.loadMany(ids);
    return accounts.flatMap((account): SeenUser[] => (account === null || account instanceof Error ? [] : [{ account, view: 'LOOKED_UP' }]));
  }

  @Mutation(() => ContactResult, { description: 'Operators: keep a caller or visitor; logged.' })
  saveContact(
    @Arg('name', () => String) name: string,
    @Arg('phone', () => String, { nullable: true }) phone: string | undefined,
    @Arg('email', () => String, { nullable: true }) email: string | undefined,
    @Arg('address', () => String, { nullable: true }) address: string | undefined,
    @Arg('personalId', () => String, { nullable: true }) personalId: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof ContactResult> {
    return refusing(async () => {
      const contact = await saveContact(
        context.services,
        { name, phone, email, address, personalId },
        { actorId: context.subject(), requestId: context.requestId },
      );
      await logAccess(context, 'saveContact', [contact.id]);
      return contact;
    });
  }
}
