import { DateScalar, registerGraphEnum } from '@pakn/service-kit';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AgencyKind, ReasonKind, Urgency } from '../graph/enums.ts';

registerGraphEnum('AgencyKind', AgencyKind);
registerGraphEnum('ReasonKind', ReasonKind);
registerGraphEnum('Urgency', Urgency);

@ObjectType('Agency', { description: "Reference data: code, name and kind are answered from this subgraph's own copy." })
@Directive('@key(fields: "id")')
export class AgencyType {
  @Field(() => ID) id!: string;
  @Field(() => String) @Directive('@shareable') code!: string;
  @Field(() => String) @Directive('@shareable') name!: string;
  @Field(() => AgencyKind) @Directive('@shareable') kind!: AgencyKind;
}

@ObjectType('Category', { description: 'Lĩnh vực.' })
@Directive('@key(fields: "code")')
export class CategoryType {
  @Field(() => ID) code!: string;
  @Field(() => String) @Directive('@shareable') name!: string;
  @Field(() => String) @Directive('@shareable') nameEn!: string;
  @Field(() => String) group!: string;
  @Field(() => String) groupLabel!: string;
  @Field(() => String, { nullable: true }) icon?: string | null;
  @Field(() => Int) order!: number;
  @Field(() => Urgency) urgency!: Urgency;
  @Field(() => Boolean) publicByDefault!: boolean;
  @Field(() => Boolean, { description: 'The public sees its points snapped to 200 m.' }) sensitive!: boolean;
  @Field(() => Boolean) approvalRequired!: boolean;
  @Field(() => Boolean, { description: 'An answer needs a picture or a document.' }) proofRequired!: boolean;
  @Field(() => Boolean) active!: boolean;
  @Field(() => DateScalar, { nullable: true }) validFrom?: string | null;
  @Field(() => DateScalar, { nullable: true }) validTo?: string | null;
}

@ObjectType('Ward', { description: 'Xã, phường, đặc khu.' })
@Directive('@key(fields: "code")')
export class WardType {
  @Field(() => ID) code!: string;
  @Field(() => String) @Directive('@shareable') name!: string;
  @Field(() => String) @Directive('@shareable') kind!: string;
  @Field(() => String) provinceCode!: string;
  @Field(() => Float) lon!: number;
  @Field(() => Float) lat!: number;
  @Field(() => [String]) oldNames!: string[];
}

@ObjectType('Reason', { description: 'A reason that an officer picks: for refusing, handing back, pausing.' })
export class ReasonType {
  @Field(() => ID) code!: string;
  @Field(() => String) label!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => ReasonKind) kind!: ReasonKind;
  @Field(() => Boolean) explainRequired!: boolean;
  @Field(() => String, { nullable: true }) whereToGo?: string | null;
  @Field(() => Int, { nullable: true, description: 'Of a pause: the longest, in working hours.' }) maxWorkingHours?: number | null;
  @Field(() => Boolean) active!: boolean;
}
