import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Directive, Field, ID, ObjectType, createUnionType } from 'type-graphql';

@ObjectType({ description: 'Everything that the system holds about the signed-in person (B-36).' })
@Directive('@key(fields: "id", resolvable: false)')
export class MyData {
  @Field(() => ID, { description: 'The own account.' }) id!: string;
  @Field(() => DateTimeScalar, { description: 'As of when.' }) madeAt!: Date;
  @Field(() => String, { description: 'Who one is here, consents, devices, notifications, messages, accesses: JSON.' })
  @Directive('@tag(name: "viewer")')
  account!: string;
}

export const MyDataResult = createUnionType({
  name: 'MyDataResult',
  description: 'The own data, or why not.',
  types: () => [MyData, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'MyData'),
});
