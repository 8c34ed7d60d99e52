import { DateTimeScalar } from '@pakn/service-kit';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A sign-in provider that the operator of this system has configured: national or provincial identity.' })
export class OidcProvider {
  @Field(() => ID, { description: 'Pass it to startOidc.' }) id!: string;
  @Field(() => String, { description: 'As it stands on the button.' }) name!: string;
}

@ObjectType({
  description: 'The provider names somebody who has no account here: registerByOidc takes what is missing, within half an hour and in this browser.',
})
export class OidcRegistration {
  @Field(() => ID, { description: 'Pass it to registerByOidc.' }) id!: string;
  @Field(() => OidcProvider, { description: 'Who names the person.' }) provider!: OidcProvider;
  @Field(() => String, { description: 'As the provider says; it becomes the name of the account.' }) fullName!: string;
  @Field(() => String, { description: 'The id number that the provider says, all but the last three digits hidden.' }) personalIdMasked!: string;
  @Field(() => String, { nullable: true, description: 'E.164, as the provider says; the person confirms it or another one. null: it says none.' })
  phone!: string | null;
  @Field(() => DateTimeScalar, { description: 'Until when the form is taken.' }) expiresAt!: Date;
  @Field(() => String, { nullable: true, description: 'The path of this portal that startOidc was given.' }) returnTo?: string | null;
}
