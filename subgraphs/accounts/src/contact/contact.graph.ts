import { Refusal } from '@pakn/service-kit';
import { Field, ID, Int, ObjectType, createUnionType } from 'type-graphql';

@ObjectType({ description: 'A caller or visitor, kept in accounts; its id goes into IntakeInput.contactId.' })
export class Contact {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'E.164' }) phone!: string | null;
  @Field(() => Int, { description: 'Reports of this person so far.' }) earlierCases!: number;
}

export const ContactResult = createUnionType({
  name: 'ContactResult',
  types: () => [Contact, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Contact'),
});
