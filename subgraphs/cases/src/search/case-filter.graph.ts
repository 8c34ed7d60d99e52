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
  @Field(() => [CaseStatus], { nullable: true, description: 'Of one of these statuses.' }) status?: CaseStatus[] | null;
  @Field(() => [Progress], { nullable: true, description: 'Whose clock stands so at this moment.' }) progress?: Progress[] | null;
  @Field(() => [Channel], { nullable: true, description: 'Came in by one of these.' }) channel?: Channel[] | null;
  @Field(() => [String], { nullable: true, description: 'Of one of these categories.' }) categoryCode?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Filed under one of these topics.' }) topicCode?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'The lead agency.' }) agencyId?: string | null;
  @Field(() => [String], { nullable: true, description: 'In one of these communes, 5 digits each.' }) wardCode?: string[] | null;
  @Field(() => [Urgency], { nullable: true, description: 'Of one of these urgencies.' }) urgency?: Urgency[] | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Submitted at this instant or later.' }) submittedFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this.' }) submittedTo?: Date | null;
  @Field(() => [Float], { nullable: true, description: 'West, south, east, north.' }) bbox?: number[] | null;
  @Field(() => [WorkflowStep], { nullable: true, description: 'On one of these desks.' }) step?: WorkflowStep[] | null;
  @Field(() => [IdentityMode], { nullable: true, description: 'Whose reporters show their names so.' }) identityMode?: IdentityMode[] | null;
  @Field(() => [SubjectKind], { nullable: true, description: 'About one of these.' }) subjectKind?: SubjectKind[] | null;
  @Field(() => [CaseKind], { nullable: true, description: 'Of one of these kinds.' }) kind?: CaseKind[] | null;
  @Field(() => ID, { nullable: true, description: 'The agency that the report is about.' }) agencyConcernedId?: string | null;
  @Field(() => [Satisfaction], { nullable: true, description: 'Rated so.' }) satisfaction?: Satisfaction[] | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Answered at this instant or later.' }) answeredFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Answered before this instant.' }) answeredTo?: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'true: only those that the viewer follows.' }) followed?: boolean | null;
  @Field(() => ID, { nullable: true, description: "In an area that the viewer follows (myAreas); somebody else's holds nothing." }) areaId?: string | null;
  @Field(() => CaseHolder, { nullable: true, description: 'Officers.' }) holder?: CaseHolder | null;
  @Field(() => ID, { nullable: true, description: 'Officers: who claimed a part.' }) officerId?: string | null;
  @Field(() => AssignmentPart, { nullable: true, description: "Officers: the own agency's part." }) part?: AssignmentPart | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Officers.' }) dueFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Officers.' }) dueTo?: Date | null;
  @Field(() => ID, { nullable: true, description: "Officers of the duty desk: one person's cases." }) reporterId?: string | null;
}

@ObjectType({ description: 'What a code alone shows: status and dates, nothing else.' })
export class CaseProgress {
  @Field(() => String, { description: 'The code that was asked for, in capitals.' }) code!: string;
  @Field(() => CaseStatus, { description: 'Where it is in its life.' }) status!: CaseStatus;
  @Field(() => Progress, { description: 'Where its clock stands at this moment.' }) progress!: Progress;
  @Field(() => DateTimeScalar, { description: 'When it was sent.' }) submittedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The same as answerDueAt.' }) dueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the duty desk has promised to take it in.' }) receptionDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when an answer is promised.' }) answerDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the answer was published; null: not answered.' }) answeredAt?: Date | null;
  @Field(() => [TimelineEntry], { description: 'Milestones, without agencies.' }) timeline!: TimelineEntry[];
}

@ObjectType({ description: 'How many cases a list of the desk holds.' })
export class InboxCount {
  @Field(() => InboxQueue, { description: 'Which list.' }) queue!: InboxQueue;
  @Field(() => Int, { description: 'All of them.' }) count!: number;
  @Field(() => Int, { description: 'Those past the deadline.' }) overdue!: number;
}
