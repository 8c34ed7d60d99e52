import { Field, ID, InputType } from 'type-graphql';
import { Urgency } from '../graph/enums.ts';

@InputType({ description: 'Which agency handles a case, and which ones help.' })
export class AssignInput {
  @Field(() => ID, { description: 'Đơn vị xử lý chính. When coordinating: the lead agency stays what it is.' }) leadAgencyId!: string;
  @Field(() => [ID], { nullable: true, description: 'Đơn vị phối hợp.' }) coordinatorAgencyIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'An officer of the lead agency whom the desk suggests; anybody of the agency may still claim.' }) officerId?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'When assigning: its field from now on, with its urgency unless one is given; left out it stays.' })
  categoryCode?: string | null;
  @Field(() => Urgency, { nullable: true, description: 'A new urgency, with its own limit; left out it stays.' }) urgency?: Urgency | null;
  @Field(() => Boolean, { nullable: true, description: 'The desk decides that the public may see the case.' }) makePublic?: boolean | null;
  @Field(() => String, { nullable: true, description: 'For the agencies and the history; at most 2,000 characters.' }) comment?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Gửi tin nhắn cho cán bộ kế tiếp.' }) notifyBySms?: boolean | null;
}
