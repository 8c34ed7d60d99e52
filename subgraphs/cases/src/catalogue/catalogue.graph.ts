import { DateScalar, Refusal } from '@pakn/service-kit';
import { createUnionType, Field, Float, InputType, Int } from 'type-graphql';
import { Urgency } from '../graph/enums.ts';
import { ServiceLevel } from '../reference/calendar.graph.ts';
import { Portal } from '../reference/portal.graph.ts';
import { CategoryType, ReasonType } from '../reference/reference.graph.ts';

const STAYS = 'Left out it stays as it is, null empties it.';

const KEPT = 'Left out or null: as it is.';

@InputType({ description: 'Limits of forms and uploads: each alone, the others stay.' })
export class PortalLimitsInput {
  @Field(() => Int, { nullable: true, description: `The longest title of a report: 20 to 500 characters. ${KEPT}` }) titleLength?: number | null;
  @Field(() => Int, { nullable: true, description: `The longest content of a report or an answer: 100 to 20,000 characters. ${KEPT}` })
  contentLength?: number | null;
  @Field(() => Int, { nullable: true, description: `Files a report: 0 to 20. ${KEPT}` }) attachments?: number | null;
  @Field(() => Int, { nullable: true, description: `Bytes of a file: 1 to 500 MiB. ${KEPT}` }) attachmentBytes?: number | null;
  @Field(() => Int, { nullable: true, description: `The longest video: 10 to 1,800 seconds. ${KEPT}` }) videoSeconds?: number | null;
  @Field(() => [String], { nullable: true, description: `What files of a report may be: at least one of the kinds that the system can take. ${KEPT}` })
  reportMediaTypes?: string[] | null;
  @Field(() => [String], { nullable: true, description: `What files of an answer may be: at least one of the kinds that the system can take. ${KEPT}` })
  answerMediaTypes?: string[] | null;
  @Field(() => Int, { nullable: true, description: `Days after the answer in which a citizen may rate: 1 to 365. ${KEPT}` }) ratingDays?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: `Days after the answer in which the reporter may ask for more work: 1 until an answered case is closed, which is 30 by default. ${KEPT}`,
  })
  reopenDays?: number | null;
}

@InputType({ description: 'A link that the portal shows.' })
export class PortalLinkInput {
  @Field(() => String, { description: 'In Vietnamese, at most 100 characters.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'In English, at most 100 characters; null or left out: the Vietnamese stands.' }) labelEn?: string | null;
  @Field(() => String, { description: 'An address that begins with https://; of an emergency number "tel:113".' }) url!: string;
}

@InputType({ description: 'A picture of this site that leads somewhere.' })
export class PortalBannerInput {
  @Field(() => String, { description: 'A path of this site: "/dich-vu-cong.svg".' }) imageUrl!: string;
  @Field(() => String, { description: 'What it says, at most 200 characters.' }) alt!: string;
  @Field(() => String, { description: 'An address that begins with https://.' }) url!: string;
}

@InputType({ description: "What the tenant's portal says about itself, and the limits of its forms." })
export class PortalInput {
  @Field(() => String, { description: 'Name of the system, at most 150 characters.' }) systemName!: string;
  @Field(() => String, { description: 'Short name, as the app has it, at most 50 characters.' }) appName!: string;
  @Field(() => String, { description: 'Cơ quan chủ quản, at most 200 characters.' }) owner!: string;
  @Field(() => String, { description: 'Đơn vị quản lý vận hành, at most 200 characters.' }) operator!: string;
  @Field(() => String, { description: 'A telephone number as people read it: "1900 0000".' }) hotline!: string;
  @Field(() => String, { description: 'An e-mail address.' }) email!: string;
  @Field(() => String, { description: 'Where people find the operator, at most 300 characters.' }) address!: string;
  @Field(() => String, { description: 'What the system is for, at most 5,000 characters; lines are kept.' }) about!: string;
  @Field(() => String, { nullable: true, description: `An address that begins with https://. ${STAYS}` }) zaloUrl?: string | null;
  @Field(() => String, { description: 'When somebody answers the hotline and the chat, at most 200 characters.' }) supportHours!: string;
  @Field(() => String, { nullable: true, description: `The same in English, at most 200 characters. ${STAYS}` }) supportHoursEn?: string | null;
  @Field(() => String, { nullable: true, description: `The emblem, a path of this site. ${STAYS}` }) crestUrl?: string | null;
  @Field(() => PortalBannerInput, { nullable: true, description: `The banner of the online public services. ${STAYS}` }) banner?: PortalBannerInput | null;
  @Field(() => [PortalLinkInput], { nullable: true, description: `Online public services, at most 20. ${KEPT}` }) publicServices?: PortalLinkInput[] | null;
  @Field(() => [PortalLinkInput], { nullable: true, description: `Laws and rules, at most 20. ${KEPT}` }) legalBasis?: PortalLinkInput[] | null;
  @Field(() => [PortalLinkInput], { nullable: true, description: `Stores that offer the app, at most 20. ${KEPT}` }) appLinks?: PortalLinkInput[] | null;
  @Field(() => [PortalLinkInput], { nullable: true, description: `Where officers find help, at most 20. ${KEPT}` }) officerHelp?: PortalLinkInput[] | null;
  @Field(() => [PortalLinkInput], { nullable: true, description: `Numbers that are answered day and night, at most 20. ${KEPT}` }) emergencyNumbers?:
    | PortalLinkInput[]
    | null;
  @Field(() => Boolean, { nullable: true, description: `Whether a report may be spoken (A4-04). ${KEPT}` }) voiceInput?: boolean | null;
  @Field(() => PortalLimitsInput, { nullable: true, description: `Limits of forms and uploads. ${KEPT}` }) limits?: PortalLimitsInput | null;
}

@InputType({ description: 'A category as an administrator fills it in.' })
export class CategoryInput {
  @Field(() => String, { description: 'Vietnamese name, at most 100 characters.' }) name!: string;
  @Field(() => String, { description: 'English name, at most 100 characters.' }) nameEn!: string;
  @Field(() => String, { description: 'Code of a group that there is.' }) group!: string;
  @Field(() => String, { nullable: true, description: `Name of an icon: small letters, digits, hyphens. ${STAYS}` }) icon?: string | null;
  @Field(() => Int, { description: 'Place in lists, 0 to 9999.' }) order!: number;
  @Field(() => Urgency, { description: 'What a report of it is taken for at first; QUICK needs proofRequired.' }) urgency!: Urgency;
  @Field(() => Boolean, { description: 'The desk is offered to make a report of it public.' }) publicByDefault!: boolean;
  @Field(() => Boolean, { description: 'The public sees its points snapped to 200 m.' }) sensitive!: boolean;
  @Field(() => Boolean, { description: 'A leader approves an answer before it is published.' }) approvalRequired!: boolean;
  @Field(() => Boolean, { description: 'An answer needs a picture or a document.' }) proofRequired!: boolean;
  @Field(() => Boolean, { description: 'False: it is offered no more; cases that have it keep it.' }) active!: boolean;
  @Field(() => DateScalar, { nullable: true, description: `Offered from this day on. ${STAYS}` }) validFrom?: Date | null;
}

@InputType({ description: 'A reason as an administrator fills it in.' })
export class ReasonInput {
  @Field(() => String, { description: 'In Vietnamese, at most 150 characters.' }) label!: string;
  @Field(() => String, { description: 'In English, at most 150 characters.' }) labelEn!: string;
  @Field(() => Boolean, { description: 'Who picks it explains it too.' }) explainRequired!: boolean;
  @Field(() => String, { nullable: true, description: `REFUSAL only: who takes such a report, at most 300 characters. ${STAYS}` }) whereToGo?: string | null;
  @Field(() => Int, { nullable: true, description: `PAUSE only: the longest pause, in working hours. ${STAYS}` }) maxWorkingHours?: number | null;
  @Field(() => Boolean, { description: 'False: it is offered no more; cases that have it keep it.' }) active!: boolean;
}

@InputType({ description: 'The limits of an urgency from a day on, in working hours: quarters of an hour.' })
export class ServiceLevelInput {
  @Field(() => Urgency, { description: 'Whose limits.' }) urgency!: Urgency;
  @Field(() => Float, { description: "Early warning of the duty desk: at most the desk's own limit, which is 8 by default." }) reception!: number;
  @Field(() => Float, { description: "The agency's limit." }) resolve!: number;
  @Field(() => Float, { description: 'The limit and its appointments together; pauses are not counted. Not shorter than resolve.' }) maxTotal!: number;
  @Field(() => Float, { description: 'DUE_SOON from so long before the deadline: shorter than resolve.' }) remindBefore!: number;
  @Field(() => DateScalar, { description: 'In force from this day on: today or later. What was set for the same day is replaced.' }) validFrom!: Date;
}

export const PortalResult = createUnionType({
  name: 'PortalResult',
  description: 'The portal as it is now, or why it was not saved.',
  types: () => [Portal, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Portal'),
});
export const CategoryResult = createUnionType({
  name: 'CategoryResult',
  description: 'The category as it is now, or why it was not saved.',
  types: () => [CategoryType, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Category'),
});
export const ReasonResult = createUnionType({
  name: 'ReasonResult',
  description: 'The reason as it is now, or why it was not saved.',
  types: () => [ReasonType, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'Reason'),
});
export const ServiceLevelResult = createUnionType({
  name: 'ServiceLevelResult',
  description: 'The limits as they were set, or why they were not.',
  types: () => [ServiceLevel, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? 'Refusal' : 'ServiceLevel'),
});
