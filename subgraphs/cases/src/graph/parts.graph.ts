import { DateTimeScalar, registerGraphEnum } from '@pakn/service-kit';
import { Directive, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AppointmentStatus, AssignmentPart, AssignmentStatus, AttachmentPurpose, AttachmentStatus, NodeState, Satisfaction, WorkflowStep } from './enums.ts';

registerGraphEnum('AssignmentPart', AssignmentPart);
registerGraphEnum('AssignmentStatus', AssignmentStatus);
registerGraphEnum('AppointmentStatus', AppointmentStatus);
registerGraphEnum('AttachmentStatus', AttachmentStatus);
registerGraphEnum('AttachmentPurpose', AttachmentPurpose);
registerGraphEnum('Satisfaction', Satisfaction);
registerGraphEnum('NodeState', NodeState);

/** Described by accounts, which alone knows who it is. */
@ObjectType('User')
@Directive('@key(fields: "id", resolvable: false)')
export class UserReference {
  @Field(() => ID) id!: string;
}

@ObjectType('Assignment', {
  description: "One agency's part. The public and the reporter see agency, part, status; officer, deadline and comment are for officers.",
})
export class AssignmentType {
  @Field(() => ID, { description: 'The part.' }) id!: string;
  @Field(() => AssignmentPart, { description: 'Lead or co-handler.' }) part!: AssignmentPart;
  @Field(() => AssignmentStatus, { description: 'How far it is.' }) status!: AssignmentStatus;
  @Field(() => DateTimeScalar, { description: 'When the agency was given it.' }) assignedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the part is to be done; null: no limit.' }) dueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the part was completed; null: not yet.' }) completedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'What was last written to the part: when it was given, handed back or completed; null: nothing.' })
  comment?: string | null;
}

@ObjectType('Attachment', { description: 'An uploaded file.' })
export class AttachmentType {
  @Field(() => ID, { description: 'The file; pass it in attachmentIds.' }) id!: string;
  @Field(() => String, { description: 'As its sender called it.' }) name!: string;
  @Field(() => String, { description: "Found by the file's bytes, not by its name." }) mediaType!: string;
  @Field(() => Int, { description: 'Its size.' }) bytes!: number;
  @Field(() => AttachmentStatus, { description: 'Whether it was checked.' }) status!: AttachmentStatus;
  @Field(() => AttachmentPurpose, { description: 'What it is there for.' }) purpose!: AttachmentPurpose;
}

@ObjectType('Rectangle', { description: 'Part of a picture, 0 to 1 from its upper left corner.' })
export class RectangleType {
  @Field(() => Float, { description: 'Its left side.' }) x!: number;
  @Field(() => Float, { description: 'Its upper side.' }) y!: number;
  @Field(() => Float, { description: 'How wide it is.' }) width!: number;
  @Field(() => Float, { description: 'How high it is.' }) height!: number;
}

@InputType({ description: 'Part of a picture, 0 to 1 from its upper left corner; inside of it.' })
export class RectangleInput {
  @Field(() => Float, { description: 'Its left side.' }) x!: number;
  @Field(() => Float, { description: 'Its upper side.' }) y!: number;
  @Field(() => Float, { description: 'How wide it is; more than 0.' }) width!: number;
  @Field(() => Float, { description: 'How high it is; more than 0.' }) height!: number;
}

@ObjectType('Answer', { description: 'What an agency or the duty desk answers to the reporter.' })
export class AnswerType {
  @Field(() => ID, { description: 'The answer.' }) id!: string;
  @Field(() => String, { description: 'The words of the answer.' }) content!: string;
  @Field(() => Boolean, { description: 'Whether the leader of the answering agency approved it.' }) approved!: boolean;
  @Field(() => Boolean, { description: 'Whether the reporter has received it.' }) published!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last rewritten; null: never.' }) updatedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published; null: it is not.' }) publishedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Number of the official letter that it goes with; null: none.' }) documentNumber?: string | null;
}

@ObjectType('Rating', { description: 'How satisfied the reporter is with the answer.' })
export class RatingType {
  @Field(() => Satisfaction, { description: "On the tenant's scale." }) satisfaction!: Satisfaction;
  @Field(() => String, { nullable: true, description: 'For the reporter and officers.' }) comment?: string | null;
  @Field(() => DateTimeScalar, { description: 'When; a changed rating has its own time.' }) ratedAt!: Date;
}

@ObjectType('Appointment', { description: 'Hẹn xử lý; the reporter and officers see it.' })
export class AppointmentType {
  @Field(() => ID, { description: 'The appointment.' }) id!: string;
  @Field(() => DateTimeScalar, { description: 'The promised end.' }) dueAt!: Date;
  @Field(() => DateTimeScalar, { description: 'When the officer is reminded.' }) remindAt!: Date;
  @Field(() => String, { description: 'Why; written for the reporter.' }) reason!: string;
  @Field(() => Int, { description: '1 or 2; the second one needs the leader.' }) number!: number;
  @Field(() => AppointmentStatus, { description: 'Whether it is in force.' }) status!: AppointmentStatus;
  @Field(() => Int, { description: 'Rises with each change of the appointment.' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' }) createdAt!: Date;
}

@ObjectType({ description: 'A milestone that a citizen may read.' })
export class TimelineEntry {
  @Field(() => DateTimeScalar, { description: 'When.' }) at!: Date;
  @Field(() => String, { description: 'Name of the event, for example "CaseAccepted".' }) kind!: string;
  @Field(() => String, { description: 'A few words, in the language of the request.' }) text!: string;
  agencyId?: string | null;
}

@ObjectType({ description: 'Why a report was not taken in, and where to go.' })
export class Rejection {
  @Field(() => String, { nullable: true, description: 'What the desk wrote to the reporter; null: nothing.' }) explanation?: string | null;
  @Field(() => String, { nullable: true, description: 'Whom the reporter can turn to instead, in Vietnamese; null: nobody named.' }) whereToGo?: string | null;
  @Field(() => DateTimeScalar, { description: 'When.' }) at!: Date;
  reasonCode!: string;
}

@ObjectType({ description: 'Why the lead agency handed the case back to the duty desk, and whose it should be.' })
export class CaseReturn {
  @Field(() => DateTimeScalar, { description: 'When.' }) at!: Date;
  @Field(() => AssignmentType, { description: 'The part that ended by it: whose it was, who returned it, what they wrote.' }) part!: AssignmentType;
  reasonCode!: string;
  suggestedAgencyId?: string | null;
}

@ObjectType({ description: 'A step of the process, as it stands for this case.' })
export class WorkflowNode {
  @Field(() => WorkflowStep, { description: 'Which step.' }) step!: WorkflowStep;
  @Field(() => String, { description: 'Its name, in the language of the request.' }) label!: string;
  @Field(() => NodeState, { description: 'Passed, current or still ahead.' }) state!: NodeState;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the case came there; null: never.' }) enteredAt?: Date | null;
  agencyId?: string | null;
}

@ObjectType({ description: 'A way from one step to another.' })
export class WorkflowEdge {
  @Field(() => WorkflowStep, { description: 'Where it begins.' }) from!: WorkflowStep;
  @Field(() => WorkflowStep, { description: 'Where it ends.' }) to!: WorkflowStep;
  @Field(() => String, { description: 'What is done, in the language of the request.' }) label!: string;
  @Field(() => Boolean, { description: 'Taken by the system when a time is up, not by a person.' }) automatic!: boolean;
}

@ObjectType({ description: 'The process that the case follows, with its current step.' })
export class Workflow {
  @Field(() => String, { description: 'What the process is called, in the language of the request.' }) name!: string;
  @Field(() => Int, { description: 'The version that the case started with, and keeps.' }) version!: number;
  @Field(() => [WorkflowNode], { description: 'All steps, in the order of the diagram.' }) steps!: WorkflowNode[];
  @Field(() => [WorkflowEdge], { description: 'The ways from one step to another.' }) transitions!: WorkflowEdge[];
}

@ObjectType({ description: 'A span of working time.' })
export class ClockPeriod {
  @Field(() => DateTimeScalar, { description: 'Its first moment.' }) from!: Date;
  @Field(() => DateTimeScalar, { description: 'Its end.' }) to!: Date;
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
  @Field(() => DateTimeScalar, { description: "When the holder's limit began." }) startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the result was returned; null: the clock has not stopped.' }) stoppedAt?: Date | null;
  @Field(() => Int, { description: 'The whole limit.' }) workingMinutes!: number;
  @Field(() => Int, { description: 'How much of the limit is used, without pauses.' }) usedMinutes!: number;
  @Field(() => Int, { description: 'Negative when overdue.' }) remainingMinutes!: number;
  @Field(() => Int, { description: 'How long it stood still, in pauses and after results.' }) pausedMinutes!: number;
  @Field(() => Pause, { nullable: true, description: 'Why the clock waits now; null while it runs.' }) pause?: Pause | null;
  @Field(() => [ClockPeriod], { description: 'Working time from the start to the deadline.' }) periods!: ClockPeriod[];
}
