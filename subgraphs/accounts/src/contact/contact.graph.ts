import { Refusal } from '@pakn/service-kit';
import { Field, ID, Int, ObjectType, createUnionType } from 'type-graphql';

@ObjectType({ description: 'A caller or visitor, kept in accounts; its id goes into IntakeInput.contactId.' })
export class Contact {
  @Field(() => ID, { description: 'The account that keeps the contact; pass it as IntakeInput.contactId.' }) id!: string;
  @Field(() => String, { description: 'The full name.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'E.164' }) phone!: string | null;
  @Field(() => Int, { description: 'Reports of this person so far.' }) earlierCases!: number;
}

export const ContactResult = createUnionType({
  name: 'ContactResult',
  description: 'The contact that was saved, or was known before; or why it was not saved.',
  types: () => [Contact, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Contact'),
});
