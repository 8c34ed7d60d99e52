import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Cập nhật kết quả (A8-15).' })
export class AnswerInput {
  @Field(() => ID, { nullable: true, description: 'Rewrite this unpublished answer; it loses its approval.' }) answerId?: string | null;
  @Field(() => ID, { description: 'Đơn vị trả lời: an agency that has a part in the case, or the duty desk.' }) agencyId!: string;
  @Field(() => String, { description: 'The words of the answer, at most Portal.limits.contentLength characters.' }) content!: string;
  @Field(() => [ID], { nullable: true, description: "Uploaded files of one's own; at most 10 files together with those before and after." }) attachmentIds?:
    | string[]
    | null;
  @Field(() => [ID], { nullable: true, description: 'Pictures before the work.' }) beforeIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Pictures after the work.' }) afterIds?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: "Only the answering agency's leader may tick it." }) approve?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only the duty desk may tick it.' }) publish?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Number of the official letter that it goes with; at most 100 characters.' }) documentNumber?:
    | string
    | null;
}
