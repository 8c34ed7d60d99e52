import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Satisfaction } from '../graph/enums.ts';

@ObjectType({ description: 'What forms and uploads keep to: lengths in graphemes, sizes in bytes.' })
export class PortalLimits {
  @Field(() => Int) titleLength!: number;
  @Field(() => Int) contentLength!: number;
  @Field(() => Int, { description: 'Files a report.' }) attachments!: number;
  @Field(() => Int, { description: 'Bytes of a picture or document.' }) attachmentBytes!: number;
  @Field(() => Int) videoSeconds!: number;
  @Field(() => [String]) reportMediaTypes!: string[];
  @Field(() => [String]) answerMediaTypes!: string[];
  @Field(() => Int, { description: 'Days after the answer in which a citizen may rate.' }) ratingDays!: number;
  @Field(() => Int) reopenDays!: number;
  @Field(() => Int) undoSeconds!: number;
}

@ObjectType({ description: "The tenant's names, hotline, links, rating scale, limits and extent." })
export class Portal {
  @Field(() => String, { description: 'Short code of the tenant, the prefix of case codes: "KH".' }) tenant!: string;
  @Field(() => String) systemName!: string;
  @Field(() => String, { description: 'Short name, as the app has it: "Khánh Hòa-S".' }) appName!: string;
  @Field(() => String, { description: 'Cơ quan chủ quản.' }) owner!: string;
  @Field(() => String, { description: 'Đơn vị quản lý vận hành.' }) operator!: string;
  @Field(() => String) hotline!: string;
  @Field(() => String) email!: string;
  @Field(() => String) address!: string;
  @Field(() => String, { description: 'What the system is for, in some sentences.' }) about!: string;
  @Field(() => String, { description: 'When somebody answers the hotline and the chat, in words.' }) supportHours!: string;
  @Field(() => String, { nullable: true }) zaloUrl?: string | null;
  @Field(() => String, { nullable: true }) publicServicesUrl?: string | null;
  @Field(() => String, { nullable: true }) appUrl?: string | null;
  @Field(() => [Satisfaction], { description: 'What a citizen may choose when rating, best first.' }) satisfactionScale!: Satisfaction[];
  @Field(() => String, { nullable: true }) mapStyleUrl?: string | null;
  @Field(() => [Float], { description: 'West, south, east, north of the mainland: what the map shows first.' }) mainlandBounds!: number[];
  @Field(() => [Float], { description: 'West, south, east, north of the province with Trường Sa.' }) bounds!: number[];
  @Field(() => PortalLimits) limits!: PortalLimits;
}
