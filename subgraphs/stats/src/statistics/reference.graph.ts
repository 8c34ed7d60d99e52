import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { AgencyKind } from './terms.graph.ts';

@ObjectType({ description: 'An agency, by the copy that statistics keep.' })
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID) id!: string;
  @Directive('@shareable') @Field(() => String) code!: string;
  @Directive('@shareable') @Field(() => String) name!: string;
  @Directive('@shareable') @Field(() => AgencyKind) kind!: AgencyKind;
}

@ObjectType({ description: 'What a case is about, by the copy that statistics keep.' })
@Directive('@key(fields: "code")')
export class Category {
  @Field(() => ID) code!: string;
  @Directive('@shareable') @Field(() => String) name!: string;
  @Directive('@shareable') @Field(() => String) nameEn!: string;
}

@ObjectType({ description: 'A commune, by the copy that statistics keep.' })
@Directive('@key(fields: "code")')
export class Ward {
  @Field(() => ID) code!: string;
  @Directive('@shareable') @Field(() => String) name!: string;
  @Directive('@shareable') @Field(() => String) kind!: string;
}
