import { DateTimeScalar, PageInfo, Refusal } from '@pakn/service-kit';
import { Directive, Field, ID, Int, ObjectType, createUnionType } from 'type-graphql';
import { Agency, Ward } from '../agency/agency.graph.ts';
import { AccountKind, IdentityAssurance, Role } from '../graph-enums.ts';
import type { SeenUser } from './seen-user.ts';

@ObjectType({ description: 'An organisation or business with an account.' })
export class OrganizationProfile {
  @Field(() => String, { description: 'Tax code or decision number; masked to all but itself.' }) registrationNumber!: string;
  @Field(() => String, { description: 'The name it is registered under.' }) name!: string;
  @Field(() => String, { description: 'Where it sits.' }) address!: string;
  @Field(() => String, { nullable: true, description: "The organisation's own phone, E.164." }) phone!: string | null;
  @Field(() => String, { nullable: true, description: "The organisation's own e-mail address." }) email!: string | null;
  @Field(() => String, { description: 'Who acts for it: a full name.' }) representative!: string;
}

@ObjectType({ description: 'The time an officer is away, and who stands in.' })
export class Leave {
  @Field(() => DateTimeScalar, { description: 'Its first moment.' }) from!: Date;
  @Field(() => DateTimeScalar, { description: 'Back at work from here on.' }) to!: Date;
  @Field(() => User, { nullable: true, description: "Who was named for it; gets the officer's notifications too." }) deputy!: object | null;
}

@ObjectType({ description: 'What somebody is as an officer.' })
export class OfficerProfile {
  @Field(() => Agency, { description: 'Where the officer works.' }) agency!: object;
  @Field(() => [Role], { description: 'What the officer may do, at least one.' }) roles!: string[];
  @Field(() => String, { nullable: true, description: 'As it is shown, for example "Phó phòng"; null: none.' }) position!: string | null;
  @Field(() => Boolean, { description: 'false: locked by an administrator or the leader.' }) active!: boolean;
  @Field(() => User, { nullable: true, description: 'Stands in during a leave for which nobody is named.' }) deputy!: object | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the one-time activation was used; null: not yet. Oneself, the own leader, supervisors, administrators.',
  })
  @Directive('@tag(name: "viewer")')
  activatedAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The newest sign-in or refresh, at most 15 minutes behind. Oneself, the own leader, supervisors, administrators.',
  })
  @Directive('@tag(name: "viewer")')
  lastSeenAt!: Date | null;
  @Field(() => Leave, { nullable: true, description: 'The leave that runs or comes next. Oneself, the own leader, supervisors, administrators.' })
  @Directive('@tag(name: "viewer")')
  leave!: object | null;
}

@ObjectType({ description: 'A person or organisation as this viewer may see it. Fields that the viewer may not read are null.' })
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'The account.' }) id!: string;
  @Field(() => AccountKind, { description: 'Whose account it is.' }) kind!: string;
  @Field(() => String, { description: '"Nguyễn V. A." to those who may not see the full name.' }) displayName!: string;
  @Field(() => String, { nullable: true, description: 'Oneself, or an officer who may see it.' }) fullName!: string | null;
  @Field(() => String, { nullable: true, description: 'E.164; oneself only.' }) @Directive('@tag(name: "viewer")') phone!: string | null;
  @Field(() => String, { nullable: true, description: '"09•• ••• •56".' }) @Directive('@tag(name: "viewer")') phoneMasked!: string | null;
  @Field(() => String, { nullable: true, description: 'Id or registration number, all but the last three hidden.' })
  @Directive('@tag(name: "viewer")')
  identifierMasked!: string | null;
  @Field(() => String, { nullable: true, description: 'Oneself only.' }) @Directive('@tag(name: "viewer")') email!: string | null;
  @Field(() => String, { nullable: true, description: 'Oneself only.' }) @Directive('@tag(name: "viewer")') contactAddress!: string | null;
  @Field(() => Ward, { nullable: true, description: 'The commune of the contact address; oneself only.' })
  @Directive('@tag(name: "viewer")')
  contactWard!: object | null;
  @Field(() => OrganizationProfile, { nullable: true, description: 'Of an organisation or business: itself only.' })
  @Directive('@tag(name: "viewer")')
  organization!: object | null;
  @Field(() => OfficerProfile, { nullable: true, description: 'Of an officer: where they work and what they may do.' }) officer!: object | null;
  @Field(() => IdentityAssurance, { description: 'How sure the system is who this is.' }) assurance!: string;
  @Field(() => DateTimeScalar, { description: 'When the account was made.' }) createdAt!: Date;
}

@ObjectType({ description: 'A page of people.' })
export class UserConnection {
  @Field(() => [User], { description: 'Those of this page.' }) nodes!: SeenUser[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: object;
  @Field(() => Int, { description: 'All of the list, not only of this page.' }) totalCount!: number;
}

export const UserResult = createUnionType({
  name: 'UserResult',
  description: 'The person as they are now, or why nothing was changed.',
  types: () => [User, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'User'),
});
