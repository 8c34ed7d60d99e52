import { DateTimeScalar, Refusal } from '@pakn/service-kit';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';
import { OidcProvider } from '../session/oidc-registration.graph.ts';

@ObjectType({ description: 'A sign-in at a provider that has begun in this browser.' })
export class OidcStart {
  @Field(() => String, { description: 'Where the browser goes. It comes back to /tai-khoan/dang-nhap/nha-cung-cap with the answer for completeOidc.' })
  url!: string;
  @Field(() => DateTimeScalar, { description: 'Until when the answer is taken: ten minutes.' }) expiresAt!: Date;
}

@InputType({ description: 'What a provider does not say of somebody who wants an account.' })
export class RegisterByOidcInput {
  @Field(() => ID, { description: 'OidcRegistration.id' }) id!: string;
  @Field(() => String, { description: 'A Vietnamese mobile: the code and the results are sent there.' }) phone!: string;
  @Field(() => String, { nullable: true, description: "The person's e-mail address." }) email?: string | null;
  @Field(() => String, { description: 'Where the person can be reached by letter; at most 300 characters.' }) contactAddress!: string;
  @Field(() => String, { nullable: true, description: 'The commune of the address, 5 digits.' }) contactWardCode?: string | null;
  @Field(() => String, { nullable: true, description: 'As in RegisterIndividualInput: counted by campaign, never kept with the person.' })
  campaignCode?: string | null;
  @Field(() => String, { description: 'The version of the texts in `consents` that the person read.' }) consentVersion!: string;
  @Field(() => [String], { nullable: true, description: 'Ticked purposes of `consents`; those that are required are given by registering.' }) consentPurposes?:
    | string[]
    | null;
}

@ObjectType({ description: 'An identity at a provider by which one signs in to the own account.' })
export class LinkedIdentity {
  @Field(() => OidcProvider, { description: 'Pass its id to unlinkOidc.' }) provider!: OidcProvider;
  @Field(() => DateTimeScalar, { description: 'When it was linked.' }) linkedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'When one last signed in by it.' }) lastUsedAt!: Date;
}

export const OidcStartResult = createUnionType({
  name: 'OidcStartResult',
  description: 'Where to go, or why one cannot sign in there now.',
  types: () => [OidcStart, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'OidcStart'),
});
