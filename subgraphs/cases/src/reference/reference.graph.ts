import { DateScalar, registerGraphEnum } from '@pakn/service-kit';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AgencyKind, ReasonKind, Urgency } from '../graph/enums.ts';

registerGraphEnum('AgencyKind', AgencyKind);
registerGraphEnum('ReasonKind', ReasonKind);
registerGraphEnum('Urgency', Urgency);

/** Described by accounts; code, name and kind are answered from this subgraph's own copy. */
@ObjectType('Agency')
@Directive('@key(fields: "id")')
export class AgencyType {
  @Field(() => ID, { description: 'The agency.' }) id!: string;
  @Field(() => String, { description: 'Permanent short code, for example "S-XD" or "UBND-22366".' }) @Directive('@shareable') code!: string;
  @Field(() => String, { description: 'As it stands on letters, in Vietnamese.' }) @Directive('@shareable') name!: string;
  @Field(() => AgencyKind, { description: 'What it is.' }) @Directive('@shareable') kind!: AgencyKind;
}

@ObjectType('Category', { description: 'What a report is about (lĩnh vực).' })
@Directive('@key(fields: "code")')
export class CategoryType {
  @Field(() => ID, { description: 'Permanent code, for example "STREET_LIGHT".' }) code!: string;
  @Field(() => String, { description: 'In Vietnamese.' }) @Directive('@shareable') name!: string;
  @Field(() => String, { description: 'In English.' }) @Directive('@shareable') nameEn!: string;
  @Field(() => String, { description: 'Code of the group that it is shown in.' }) group!: string;
  @Field(() => String, { description: 'Name of the group, in Vietnamese.' }) groupLabel!: string;
  @Field(() => String, { nullable: true, description: 'Name of a picture of the kit; null: none.' }) icon?: string | null;
  @Field(() => Int, { description: 'Its place in lists, from the smallest.' }) order!: number;
  @Field(() => Urgency, { description: 'The urgency that its reports get at first.' }) urgency!: Urgency;
  @Field(() => Boolean, { description: 'What the desk is offered first when it decides whether a report is public.' }) publicByDefault!: boolean;
  @Field(() => Boolean, { description: 'The public sees its points snapped to 200 m.' }) sensitive!: boolean;
  @Field(() => Boolean, { description: "An answer needs the approval of the agency's leader." }) approvalRequired!: boolean;
  @Field(() => Boolean, { description: 'An answer needs a picture or a document.' }) proofRequired!: boolean;
  @Field(() => Boolean, { description: 'Whether reports may be filed under it now.' }) active!: boolean;
  @Field(() => DateScalar, { nullable: true, description: 'Its first day; null: from the beginning.' }) validFrom?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null: without end.' }) validTo?: string | null;
}

@ObjectType('Ward', { description: 'A commune, ward or special zone (xã, phường, đặc khu).' })
@Directive('@key(fields: "code")')
export class WardType {
  @Field(() => ID, { description: 'The official code, 5 digits.' }) code!: string;
  @Field(() => String, { description: 'In Vietnamese, without its kind: "Nha Trang".' }) @Directive('@shareable') name!: string;
  @Field(() => String, { description: 'xa, phuong or dac_khu: commune, ward or special zone.' }) @Directive('@shareable') kind!: string;
  @Field(() => String, { description: 'Official code of the province, 2 digits.' }) provinceCode!: string;
  @Field(() => Float, { description: 'Longitude of its centre: WGS 84, in degrees.' }) lon!: number;
  @Field(() => Float, { description: 'Latitude of its centre: WGS 84, in degrees.' }) lat!: number;
  @Field(() => [String], { description: 'Communes until 30 June 2025 that it was made of, with their district: "Phường Ninh Hiệp, thị xã Ninh Hòa".' })
  oldNames!: string[];
}

@ObjectType('Topic', { description: 'What the province asks about for a time (chủ đề).' })
export class TopicType {
  @Field(() => ID, { description: 'Permanent code, for example "ADMIN_REFORM".' }) code!: string;
  @Field(() => String, { description: 'In Vietnamese.' }) name!: string;
  @Field(() => String, { description: 'In English.' }) nameEn!: string;
  @Field(() => String, { description: 'What is asked, in some sentences, in Vietnamese.' }) introduction!: string;
  @Field(() => Boolean, { description: 'false: no longer offered; cases that have it keep it.' }) active!: boolean;
  @Field(() => DateScalar, { nullable: true, description: 'Its first day; null: from the beginning.' }) from?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null: without end.' }) to?: string | null;
}

@ObjectType('Reason', { description: 'A reason that an officer picks: for refusing, handing back, pausing.' })
export class ReasonType {
  @Field(() => ID, { description: 'Permanent; unique among reasons of its kind.' }) code!: string;
  @Field(() => String, { description: 'In Vietnamese.' }) label!: string;
  @Field(() => String, { description: 'In English.' }) labelEn!: string;
  @Field(() => ReasonKind, { description: 'What it is a reason for.' }) kind!: ReasonKind;
  @Field(() => Boolean, { description: 'Whether it needs an explanation.' }) explainRequired!: boolean;
  @Field(() => String, { nullable: true, description: 'Whom the reporter can turn to instead, in Vietnamese; null: nobody named.' }) whereToGo?: string | null;
  @Field(() => Int, { nullable: true, description: 'The longest pause for it, in working hours; null: another kind of reason.' }) maxWorkingHours?:
    | number
    | null;
  @Field(() => Boolean, { description: 'false: no longer offered, but still shown where it was given.' }) active!: boolean;
}
