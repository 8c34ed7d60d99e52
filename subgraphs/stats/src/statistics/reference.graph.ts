import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { AgencyKind } from './terms.graph.ts';

/** Described by accounts; answered from the copy that statistics keep. */
@ObjectType()
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID, { description: 'The agency.' }) id!: string;
  @Directive('@shareable') @Field(() => String, { description: 'Permanent short code, for example "S-XD" or "UBND-22366".' }) code!: string;
  @Directive('@shareable') @Field(() => String, { description: 'As it stands on letters, in Vietnamese.' }) name!: string;
  @Directive('@shareable') @Field(() => AgencyKind, { description: 'What it is.' }) kind!: AgencyKind;
}

/** Described by cases; answered from the copy that statistics keep. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Category {
  @Field(() => ID, { description: 'Permanent code, for example "STREET_LIGHT".' }) code!: string;
  @Directive('@shareable') @Field(() => String, { description: 'In Vietnamese.' }) name!: string;
  @Directive('@shareable') @Field(() => String, { description: 'In English.' }) nameEn!: string;
}

/** Described by cases; answered from the copy that statistics keep. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Ward {
  @Field(() => ID, { description: 'The official code, 5 digits.' }) code!: string;
  @Directive('@shareable') @Field(() => String, { description: 'In Vietnamese, without its kind: "Nha Trang".' }) name!: string;
  @Directive('@shareable') @Field(() => String, { description: 'xa, phuong or dac_khu: commune, ward or special zone.' }) kind!: string;
}
