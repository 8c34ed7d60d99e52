import { DateTimeScalar, registerGraphEnum } from '@pakn/service-kit';
import { Field, Float, ID, InputType, ObjectType, Int } from 'type-graphql';
import { TimelineEntry } from '../graph/parts.graph.ts';
import {
  AssignmentPart,
  CaseHolder,
  CaseKind,
  CaseOrder,
  CaseStatus,
  Channel,
  IdentityMode,
  InboxQueue,
  Progress,
  Satisfaction,
  SubjectKind,
  Urgency,
  WorkflowStep,
} from '../graph/enums.ts';

registerGraphEnum('InboxQueue', InboxQueue);
registerGraphEnum('CaseOrder', CaseOrder);
registerGraphEnum('CaseHolder', CaseHolder);

@InputType({ description: 'All that is given must hold; lists mean "one of".' })
export class CaseFilter {
  @Field(() => String, { nullable: true, description: 'Words of title, address, content or code; without marks is fine.' }) text?: string | null;
  @Field(() => String, { nullable: true, description: 'A code, or the end of one.' }) code?: string | null;
  @Field(() => [CaseStatus], { nullable: true }) status?: CaseStatus[] | null;
  @Field(() => [Progress], { nullable: true }) progress?: Progress[] | null;
  @Field(() => [Channel], { nullable: true }) channel?: Channel[] | null;
  @Field(() => [String], { nullable: true }) categoryCode?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'The lead agency.' }) agencyId?: string | null;
  @Field(() => [String], { nullable: true }) wardCode?: string[] | null;
  @Field(() => [Urgency], { nullable: true }) urgency?: Urgency[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this.' }) submittedTo?: Date | null;
  @Field(() => [Float], { nullable: true, description: 'West, south, east, north.' }) bbox?: number[] | null;
  @Field(() => [WorkflowStep], { nullable: true }) step?: WorkflowStep[] | null;
  @Field(() => [IdentityMode], { nullable: true }) identityMode?: IdentityMode[] | null;
  @Field(() => [SubjectKind], { nullable: true }) subjectKind?: SubjectKind[] | null;
  @Field(() => [CaseKind], { nullable: true }) kind?: CaseKind[] | null;
  @Field(() => ID, { nullable: true }) agencyConcernedId?: string | null;
  @Field(() => [Satisfaction], { nullable: true }) satisfaction?: Satisfaction[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) answeredFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) answeredTo?: Date | null;
  @Field(() => CaseHolder, { nullable: true, description: 'Officers.' }) holder?: CaseHolder | null;
  @Field(() => ID, { nullable: true, description: 'Officers: who claimed a part.' }) officerId?: string | null;
  @Field(() => AssignmentPart, { nullable: true, description: "Officers: the own agency's part." }) part?: AssignmentPart | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Officers.' }) dueFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Officers.' }) dueTo?: Date | null;
  @Field(() => ID, { nullable: true, description: "Officers of the duty desk: one person's cases." }) reporterId?: string | null;
}

@ObjectType({ description: 'What a code alone tells: status and dates, nothing else.' })
export class CaseProgress {
  @Field(() => String) code!: string;
  @Field(() => CaseStatus) status!: CaseStatus;
  @Field(() => Progress) progress!: Progress;
  @Field(() => DateTimeScalar) submittedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) receptionDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) answerDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) answeredAt?: Date | null;
  @Field(() => [TimelineEntry]) timeline!: TimelineEntry[];
}

@ObjectType()
export class InboxCount {
  @Field(() => InboxQueue) queue!: InboxQueue;
  @Field(() => Int) count!: number;
  @Field(() => Int) overdue!: number;
}
