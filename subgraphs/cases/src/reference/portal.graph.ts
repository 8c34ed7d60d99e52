import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Satisfaction } from '../graph/enums.ts';

@ObjectType({ description: 'What forms and uploads keep to: lengths in graphemes, sizes in bytes.' })
export class PortalLimits {
  @Field(() => Int, { description: 'The longest title of a report.' }) titleLength!: number;
  @Field(() => Int, { description: 'The longest content of a report or an answer.' }) contentLength!: number;
  @Field(() => Int, { description: 'Files a report.' }) attachments!: number;
  @Field(() => Int, { description: 'Bytes of a picture or document.' }) attachmentBytes!: number;
  @Field(() => Int, { description: 'The longest video.' }) videoSeconds!: number;
  @Field(() => [String], { description: 'What files of a report may be.' }) reportMediaTypes!: string[];
  @Field(() => [String], { description: 'What files of an answer may be.' }) answerMediaTypes!: string[];
  @Field(() => Int, { description: 'Days after the answer in which a citizen may rate.' }) ratingDays!: number;
  @Field(() => Int, { description: 'Days after the answer in which the reporter may ask for more work.' }) reopenDays!: number;
  @Field(() => Int, { description: 'How long an act can be undone.' }) undoSeconds!: number;
}

@ObjectType({ description: 'A link that the portal shows.' })
export class PortalLink {
  @Field(() => String, { description: 'In Vietnamese.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'In English; null: the Vietnamese stands.' }) labelEn?: string | null;
  @Field(() => String, { description: 'An address that begins with https://; of an emergency number "tel:113".' }) url!: string;
}

@ObjectType({ description: 'A picture that leads somewhere.' })
export class PortalBanner {
  @Field(() => String, { description: 'A path of this site.' }) imageUrl!: string;
  @Field(() => String, { description: 'What it says, in Vietnamese.' }) alt!: string;
  @Field(() => String, { description: 'An address that begins with https://.' }) url!: string;
}

@ObjectType({ description: "The tenant's names, hotline, links, rating scale, limits and extent." })
export class Portal {
  @Field(() => String, { description: 'Short code of the tenant, the prefix of case codes: "KH".' }) tenant!: string;
  @Field(() => String, { description: 'What the system is called, in Vietnamese.' }) systemName!: string;
  @Field(() => String, { description: 'Short name, as the app has it: "Khánh Hòa-S".' }) appName!: string;
  @Field(() => String, { description: 'Cơ quan chủ quản.' }) owner!: string;
  @Field(() => String, { description: 'Đơn vị quản lý vận hành.' }) operator!: string;
  @Field(() => String, { description: 'A phone number, as it is shown.' }) hotline!: string;
  @Field(() => String, { description: 'Where questions can be sent.' }) email!: string;
  @Field(() => String, { description: 'Where the operator can be reached by letter.' }) address!: string;
  @Field(() => String, { description: 'What the system is for, in some sentences.' }) about!: string;
  @Field(() => String, { description: 'When somebody answers the hotline and the chat, in words.' }) supportHours!: string;
  @Field(() => String, { nullable: true, description: 'The same in English; null: the Vietnamese stands.' }) supportHoursEn?: string | null;
  @Field(() => String, { nullable: true, description: "The tenant's page on Zalo; null: there is none." }) zaloUrl?: string | null;
  @Field(() => String, { nullable: true, description: 'The portal of public services; null: no link.' }) publicServicesUrl?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the mobile app is offered; null: there is none.' }) appUrl?: string | null;
  @Field(() => String, { nullable: true, description: "The province's emblem, a path of this site; null: the product's own." }) crestUrl?: string | null;
  @Field(() => [PortalLink], { description: 'Online public services, for the menu (A2-02).' }) publicServices!: PortalLink[];
  @Field(() => PortalBanner, { nullable: true, description: 'The banner of the online public services (A2-04); null: none.' }) banner?: PortalBanner | null;
  @Field(() => [PortalLink], { description: 'Laws and rules that the system stands on.' }) legalBasis!: PortalLink[];
  @Field(() => [PortalLink], { description: 'Stores that offer the app; none: it is installed from the browser (X-18).' }) appLinks!: PortalLink[];
  @Field(() => [PortalLink], { description: 'Numbers that are answered day and night, everywhere.' }) emergencyNumbers!: PortalLink[];
  @Field(() => [Satisfaction], { description: 'What a citizen may choose when rating, best first.' }) satisfactionScale!: Satisfaction[];
  @Field(() => String, { nullable: true, description: "A MapLibre style for the base map; null: the product's own." }) mapStyleUrl?: string | null;
  @Field(() => [Float], { description: 'West, south, east, north of the mainland: what the map shows first.' }) mainlandBounds!: number[];
  @Field(() => [Float], { description: 'West, south, east, north of the province with Trường Sa.' }) bounds!: number[];
  @Field(() => Boolean, { description: "Whether a report may be spoken: the browser's maker turns it into text (A4-04)." }) voiceInput!: boolean;
  @Field(() => PortalLimits, { description: 'What forms and uploads keep to.' }) limits!: PortalLimits;
}
