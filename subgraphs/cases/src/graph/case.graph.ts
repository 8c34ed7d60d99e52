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
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '"KH-2611-7F3K9Q": tenant, year and month, random.' }) code!: string;
  @Field(() => Int, { description: 'Send it with every change; a stale one is refused.' }) version!: number;
  @Field(() => CaseKind) kind!: CaseKind;
  @Field(() => String) title!: string;
  @Field(() => String) content!: string;
  @Field(() => Urgency) urgency!: Urgency;
  @Field(() => CaseStatus) status!: CaseStatus;
  @Field(() => WorkflowStep) step!: WorkflowStep;
  @Field(() => Channel) channel!: Channel;
  @Field(() => DateTimeScalar, { nullable: true }) occurredAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) acceptedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) receptionDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'What the citizen is promised.' }) answerDueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "End of the current holder's limit; officers." }) dueAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) answeredAt?: Date | null;
  @Field(() => Boolean) isPublic!: boolean;
  @Field(() => IdentityMode) identityMode!: IdentityMode;
  @Field(() => SubjectKind) subjectKind!: SubjectKind;
}

@ObjectType('Place')
export class PlaceType {
  @Field(() => String) address!: string;
  @Field(() => Float, { nullable: true, description: 'The public sees sensitive categories snapped to 200 m.' }) lon?: number | null;
  @Field(() => Float, { nullable: true }) lat?: number | null;
  @Field(() => Boolean, { description: 'The commune was found by its nearest centre, or the point is snapped.' }) approximate!: boolean;
  wardCode?: string | null;
}

@ObjectType()
export class CaseEdge {
  @Field(() => CaseType) node!: Case;
  @Field(() => String) cursor!: string;
}

@ObjectType()
export class CaseConnection {
  @Field(() => [CaseType]) nodes!: Case[];
  @Field(() => [CaseEdge]) edges!: CaseEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  /** How to count, only if asked. */
  count!: () => Promise<number | null>;
}
