import { DateTimeScalar, PageInfo, registerGraphEnum } from '@pakn/service-kit';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { CaseAction, CaseKind, CaseStatus, Channel, IdentityMode, Progress, SubjectKind, Urgency, WorkflowStep } from './enums.ts';

registerGraphEnum('CaseStatus', CaseStatus);
registerGraphEnum('Progress', Progress);
registerGraphEnum('WorkflowStep', WorkflowStep);
registerGraphEnum('CaseAction', CaseAction);
registerGraphEnum('Channel', Channel);
registerGraphEnum('CaseKind', CaseKind);
registerGraphEnum('SubjectKind', SubjectKind);
registerGraphEnum('IdentityMode', IdentityMode);

/** The plain fields of a case; what needs work or rights is in case.resolver.ts and in the slices. A resolver returns the entity itself. */
@ObjectType('Case', { description: 'A report (phản ánh, kiến nghị) and everything that happens to it.' })
@Directive('@key(fields: "id")')
export class CaseType {
  @Field(() => ID, { description: 'The case; people read the code.' }) id!: string;
  @Field(() => String, { description: '"KH-2611-7F3K9Q": tenant, year and month, random; empty: a draft.' }) code!: string;
  @Field(() => Int, { description: 'Send it with every change; a stale one is refused.' }) version!: number;
  @Field(() => CaseKind, { description: 'What it is.' }) kind!: CaseKind;
  @Field(() => String, { description: 'At most Portal.limits.titleLength characters.' }) title!: string;
  @Field(() => String, { description: "What happened, in the reporter's words; at most Portal.limits.contentLength characters." }) content!: string;
  @Field(() => Urgency, { description: 'How long it may take.' }) urgency!: Urgency;
  @Field(() => CaseStatus, { description: 'Where it is in its life.' }) status!: CaseStatus;
  @Field(() => WorkflowStep, { description: 'On whose desk it lies.' }) step!: WorkflowStep;
  @Field(() => Channel, { description: 'How it came in.' }) channel!: Channel;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened, if the reporter said so.' }) occurredAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the duty desk accepted it; null: not yet.' }) acceptedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the duty desk has promised to take it in.' }) receptionDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'What the citizen is promised.' }) answerDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "End of the current holder's limit; officers." }) dueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the answer was published; null: there is no published answer.' }) answeredAt?: Date | null;
  @Field(() => Boolean, { description: 'Whether everybody may see it; the duty desk decides. Whether the answer is published is another question.' })
  isPublic!: boolean;
  @Field(() => IdentityMode, { description: "Who may read the reporter's name." }) identityMode!: IdentityMode;
  @Field(() => SubjectKind, { description: 'Whom it is about.' }) subjectKind!: SubjectKind;
}

@ObjectType('Place', { description: 'Where something is. Points are WGS 84, in degrees.' })
export class PlaceType {
  @Field(() => String, { description: 'As the reporter wrote it, or the name of the commune.' }) address!: string;
  @Field(() => Float, { nullable: true, description: 'The public sees sensitive categories snapped to 200 m.' }) lon?: number | null;
  @Field(() => Float, { nullable: true, description: 'The latitude, as exact as lon.' }) lat?: number | null;
  @Field(() => Boolean, {
    description: 'The point is snapped, or does not lie in the commune. In an answer of `locate`: the commune was found by its nearest centre.',
  })
  approximate!: boolean;
  wardCode?: string | null;
}

@ObjectType({ description: 'One case of a page.' })
export class CaseEdge {
  @Field(() => CaseType, { description: 'The case.' }) node!: Case;
  @Field(() => String, { description: 'Pass it as `after` to go on behind this case.' }) cursor!: string;
}

@ObjectType({ description: 'A page of cases.' })
export class CaseConnection {
  @Field(() => [CaseType], { description: 'Those of this page.' }) nodes!: Case[];
  @Field(() => [CaseEdge], { description: 'Those of this page, each with its cursor.' }) edges!: CaseEdge[];
  @Field(() => PageInfo, { description: 'Whether more comes, and how to ask for it.' }) pageInfo!: PageInfo;
  /** How to count, only if asked. */
  count!: () => Promise<number | null>;
}
