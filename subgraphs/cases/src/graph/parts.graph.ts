import { DateTimeScalar, registerGraphEnum } from '@pakn/service-kit';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { AppointmentStatus, AssignmentPart, AssignmentStatus, AttachmentPurpose, AttachmentStatus, NodeState, Satisfaction, WorkflowStep } from './enums.ts';

registerGraphEnum('AssignmentPart', AssignmentPart);
registerGraphEnum('AssignmentStatus', AssignmentStatus);
registerGraphEnum('AppointmentStatus', AppointmentStatus);
registerGraphEnum('AttachmentStatus', AttachmentStatus);
registerGraphEnum('AttachmentPurpose', AttachmentPurpose);
registerGraphEnum('Satisfaction', Satisfaction);
registerGraphEnum('NodeState', NodeState);

@ObjectType('User', { description: 'A person; accounts alone knows who.' })
@Directive('@key(fields: "id", resolvable: false)')
export class UserReference {
  @Field(() => ID) id!: string;
}

@ObjectType('Assignment', {
  description: "One agency's part. The public and the reporter see agency, part, status; officer, deadline and comment are for officers.",
})
export class AssignmentType {
  @Field(() => ID) id!: string;
  @Field(() => AssignmentPart) part!: AssignmentPart;
  @Field(() => AssignmentStatus) status!: AssignmentStatus;
  @Field(() => DateTimeScalar) assignedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) completedAt?: Date | null;
  @Field(() => String, { nullable: true }) comment?: string | null;
}

@ObjectType('Attachment')
export class AttachmentType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: "Found by the file's bytes, not by its name." }) mediaType!: string;
  @Field(() => Int) bytes!: number;
  @Field(() => AttachmentStatus) status!: AttachmentStatus;
  @Field(() => AttachmentPurpose) purpose!: AttachmentPurpose;
}

@ObjectType('Answer')
export class AnswerType {
  @Field(() => ID) id!: string;
  @Field(() => String) content!: string;
  @Field(() => Boolean) approved!: boolean;
  @Field(() => Boolean) published!: boolean;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) updatedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt?: Date | null;
  @Field(() => String, { nullable: true }) documentNumber?: string | null;
}

@ObjectType('Rating')
export class RatingType {
  @Field(() => Satisfaction) satisfaction!: Satisfaction;
  @Field(() => String, { nullable: true, description: 'For the reporter and officers.' }) comment?: string | null;
  @Field(() => DateTimeScalar) ratedAt!: Date;
}

@ObjectType('Appointment', { description: 'Hẹn xử lý; the reporter and officers see it.' })
export class AppointmentType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) dueAt!: Date;
  @Field(() => DateTimeScalar) remindAt!: Date;
  @Field(() => String) reason!: string;
  @Field(() => Int) number!: number;
  @Field(() => AppointmentStatus) status!: AppointmentStatus;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) createdAt!: Date;
}

@ObjectType({ description: 'A milestone that a citizen may read.' })
export class TimelineEntry {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String) kind!: string;
  @Field(() => String) text!: string;
  agencyId?: string | null;
}

@ObjectType({ description: 'Why a report was not taken in, and where to go.' })
export class Rejection {
  @Field(() => String, { nullable: true }) explanation?: string | null;
  @Field(() => String, { nullable: true }) whereToGo?: string | null;
  @Field(() => DateTimeScalar) at!: Date;
  reasonCode!: string;
}

@ObjectType()
export class WorkflowNode {
  @Field(() => WorkflowStep) step!: WorkflowStep;
  @Field(() => String) label!: string;
  @Field(() => NodeState) state!: NodeState;
  @Field(() => DateTimeScalar, { nullable: true }) enteredAt?: Date | null;
  agencyId?: string | null;
}

@ObjectType()
export class WorkflowEdge {
  @Field(() => WorkflowStep) from!: WorkflowStep;
  @Field(() => WorkflowStep) to!: WorkflowStep;
  @Field(() => String) label!: string;
  @Field(() => Boolean) automatic!: boolean;
}

@ObjectType({ description: 'The process that the case follows, with its current step.' })
export class Workflow {
  @Field(() => String) name!: string;
  @Field(() => Int) version!: number;
  @Field(() => [WorkflowNode]) steps!: WorkflowNode[];
  @Field(() => [WorkflowEdge]) transitions!: WorkflowEdge[];
}

@ObjectType()
export class ClockPeriod {
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar) to!: Date;
}

@ObjectType({ description: 'Why the clock waits, and until when at most.' })
export class Pause {
  @Field(() => String, { description: 'For what.' }) comment!: string;
  @Field(() => DateTimeScalar, { description: 'Since when.' }) since!: Date;
  @Field(() => DateTimeScalar, { description: 'The clock goes on by itself then.' }) until!: Date;
  reasonCode!: string;
}

@ObjectType({ description: 'The open question to the reporter.' })
export class InfoRequest {
  @Field(() => String, { description: 'What is asked.' }) question!: string;
  @Field(() => DateTimeScalar, { description: 'When it was asked.' }) askedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Until when the clock waits for the answer.' }) dueAt!: Date;
}

@ObjectType('Reopening', { description: 'The reporter says that it is not done (B-09); the reporter and officers see it.' })
export class ReopeningType {
  @Field(() => Int, { description: '1 or 2.' }) number!: number;
  @Field(() => String, { description: 'What is not done.' }) reason!: string;
  @Field(() => [AttachmentType], { description: 'What the reporter added.' }) attachments!: AttachmentType[];
  @Field(() => DateTimeScalar, { description: 'When.' }) at!: Date;
}

@ObjectType({ description: 'What the working-hours strip draws; minutes are working minutes.' })
export class CaseClock {
  @Field(() => DateTimeScalar) startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) stoppedAt?: Date | null;
  @Field(() => Int) workingMinutes!: number;
  @Field(() => Int) usedMinutes!: number;
  @Field(() => Int, { description: 'Negative when overdue.' }) remainingMinutes!: number;
  @Field(() => Int) pausedMinutes!: number;
  @Field(() => Pause, { nullable: true, description: 'Why the clock waits now; null while it runs.' }) pause?: Pause | null;
  @Field(() => [ClockPeriod], { description: 'Working time from the start to the deadline.' }) periods!: ClockPeriod[];
}
