import { refusing } from '@pakn/service-kit';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { SeenUser } from '../account/seen-user.ts';
import { User } from '../account/user.graph.ts';
import type { AccountsContext } from '../context.ts';
import { ContactResult } from './contact.graph.ts';
import { findPeople } from './find-people.ts';
import { logAccess } from './log-access.ts';
import { saveContact } from './save-contact.ts';
import { saveMailContact } from './save-mail-contact.ts';

@Resolver()
export class ContactResolver {
  @Query(() => [User], { description: 'Operators: who is this caller? At most 20; every look-up is logged.' })
  async people(
    @Arg('phone', () => String, { nullable: true, description: 'A whole number, in any spelling.' }) phone: string | undefined,
    @Arg('identifier', () => String, { nullable: true, description: 'A whole id or registration number.' }) identifier: string | undefined,
    @Arg('name', () => String, { nullable: true, description: 'Part of a name, at least 2 characters; upper case, tone marks and đ make no difference.' })
    name: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<SeenUser[]> {
    const ids = await findPeople(context.services, { phone, identifier, name });
    await logAccess(context, 'people', ids.length > 0 ? ids : [null]);
    const accounts = await context.accounts.loadMany(ids);
    return accounts.flatMap((account): SeenUser[] => (account === null || account instanceof Error ? [] : [{ account, view: 'LOOKED_UP' }]));
  }

  @Mutation(() => ContactResult, { description: 'Operators: keep a caller or visitor; logged.' })
  saveContact(
    @Arg('name', () => String, { description: 'The full name, letters only; the same name with the same phone or id number is the same person.' }) name: string,
    @Arg('phone', () => String, { nullable: true, description: 'A Vietnamese number, landlines too.' }) phone: string | undefined,
    @Arg('email', () => String, { nullable: true, description: "The person's e-mail address." }) email: string | undefined,
    @Arg('address', () => String, { nullable: true, description: 'At most 300 characters.' }) address: string | undefined,
    @Arg('personalId', () => String, { nullable: true, description: '12 digits, or 9 of a former id card.' }) personalId: string | undefined,
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

  @Mutation(() => ContactResult, { description: 'The mailbox: who wrote from this address; the same address is the same contact (B-32).' })
  saveMailContact(
    @Arg('email', () => String, { description: 'The address that the mail is from; upper case makes no difference.' }) email: string,
    @Arg('name', () => String, { nullable: true, description: 'What the sender calls themselves; kept for a new contact when it can be a name.' })
    name: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof ContactResult> {
    return refusing(async () => {
      const contact = await saveMailContact(context.services, { email, name }, { actorId: context.subject(), requestId: context.requestId });
      await logAccess(context, 'saveContact', [contact.id]);
      return contact;
    });
  }
}
