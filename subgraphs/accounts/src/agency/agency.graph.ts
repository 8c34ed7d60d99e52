import { DateScalar } from '@pakn/service-kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { AgencyKind } from '../graph-enums.ts';

/** Described by cases, which keeps its names. */
@ObjectType()
@Directive('@key(fields: "code", resolvable: false)')
export class Ward {
  @Field(() => ID, { description: 'The official code, 5 digits.' }) code!: string;
}

@ObjectType({ description: 'An agency that takes part: departments, communes, police, utilities … also closed ones of the past, with their successors.' })
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID, { description: 'The agency.' }) id!: string;
  @Field(() => String, { description: 'Permanent short code, for example "S-XD" or "UBND-22366".' }) @Directive('@shareable') code!: string;
  @Field(() => String, { description: 'As it stands on letters, in Vietnamese.' }) @Directive('@shareable') name!: string;
  @Field(() => AgencyKind, { description: 'What it is.' }) @Directive('@shareable') kind!: string;
  @Field(() => Boolean, { description: 'false: closed; its cases are with its successor.' }) active!: boolean;
  @Field(() => DateScalar, { nullable: true, description: 'The first day; null: before the system began.' }) validFrom!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The last day of a closed agency.' }) validTo!: string | null;
  @Field(() => String, { nullable: true, description: 'How sure the name is; for the administrator who edits it.' }) evidence!: string | null;
  @Field(() => String, { nullable: true, description: 'For people who need it, E.164.' }) phone!: string | null;
  @Field(() => String, { nullable: true, description: 'For people who need it.' }) email!: string | null;
}
