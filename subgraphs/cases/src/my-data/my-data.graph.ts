import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('MyData', { description: 'Everything that the system holds about the signed-in person (B-36).' })
@Directive('@key(fields: "id")')
export class MyData {
  @Field(() => ID, { description: 'The own account.' }) id!: string;
}
