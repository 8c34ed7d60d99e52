import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { readClock, clockPeriods } from '../clock/case-clock.ts';
import { allowedActions } from '../process/process.ts';
import { clockOf } from '../process/run-clock.ts';
import { workflowOf } from '../process/workflow.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import type { Answer, Appointment, Assignment, Attachment } from '../entities/parts.entity.ts';
import {
  AnswerType,
  AppointmentType,
  AssignmentType,
  AttachmentType,
  CaseClock,
  InfoRequest,
  Pause,
  ReopeningType,
  Workflow,
  WorkflowNode,
} from '../graph/parts.graph.ts';
import { AgencyType, ReasonType } from '../reference/reference.graph.ts';
import { unknownReason, type Agency, type Reason } from '../reference/reference-book.ts';
import { mayFollow } from '../state/may-see.ts';
import { CaseAction } from '../graph/enums.ts';
import { situationNow } from './situation-now.ts';
import { seesOwnOrInside, seesInside } from './viewing.ts';

/** What lies on a case's desk: its parts, answers, clock, process. */
@Resolver(() => CaseType)
export class DeskResolver {
  @FieldResolver(() => [CaseAction], { description: 'What this viewer may do now; every button comes from here.' })
  @Directive('@tag(name: "viewer")')
  async viewerActions(@Root() found: Case, @Ctx() context: CasesContext): Promise<CaseAction[]> {
    const allowed: CaseAction[] = allowedActions(await situationNow(context, found), context.identity);
    if (mayFollow(found, context.identity)) allowed.push('FOLLOW');
    if (await context.load.undo(found.id)) allowed.push('UNDO');
    return allowed;
  }

  @FieldResolver(() => Workflow, { description: 'Its process with the current step.' })
  async workflow(@Root() found: Case, @Ctx() context: CasesContext): Promise<Workflow> {
    const operator = context.services.reference.operatorAgencyId();
    return workflowOf({ case: found, assignments: await context.load.assignments(found.id), deskAgencyId: operator, language: context.language });
  }

  @FieldResolver(() => [AssignmentType], { description: "The lead's part and the co-handlers' parts; parts that were handed back are shown to officers only." })
  async assignments(@Root() found: Case, @Ctx() context: CasesContext): Promise<Assignment[]> {
    const parts = await context.load.assignments(found.id);
    return (await seesInside(context, found)) ? parts : parts.filter((part) => part.status !== 'RETURNED');
  }

  @FieldResolver(() => [AttachmentType], { description: "The reporter's files; to the public only those that were checked." })
  async attachments(@Root() found: Case, @Ctx() context: CasesContext): Promise<Attachment[]> {
    const files = await context.load.attachments(found.status === 'DRAFT' ? 'draft' : 'case', found.id);
    return (await seesOwnOrInside(context, found)) ? files : files.filter((file) => file.status === 'READY');
  }

  @FieldResolver(() => AnswerType, { nullable: true, description: 'The published one.' })
  async answer(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<Answer | undefined> {
    return (await load.answers(found.id)).findLast((answer) => answer.published);
  }

  @FieldResolver(() => [AnswerType], { description: 'Officers: drafts and unpublished too. Others: the published ones.' })
  async answers(@Root() found: Case, @Ctx() context: CasesContext): Promise<Answer[]> {
    const answers = await context.load.answers(found.id);
    return (await seesInside(context, found)) ? answers : answers.filter((answer) => answer.published);
  }

  @FieldResolver(() => AppointmentType, { nullable: true, description: 'The one in force.' })
  async appointment(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<Appointment | undefined> {
    return (await load.appointments(found.id)).findLast((appointment) => appointment.status === 'IN_FORCE');
  }

  @FieldResolver(() => CaseClock, { nullable: true, description: "Officers: the current holder's clock." })
  clock(@Root() found: Case, @Ctx() { services }: CasesContext): CaseClock | null {
    const now = services.clock.now();
    const calendar = services.reference.calendar(found.leadAgencyId ?? null);
    const reading = readClock(calendar, clockOf(found), now);
    return reading.startedAt ? { ...reading, startedAt: reading.startedAt, pause: pauseOf(found), periods: clockPeriods(calendar, clockOf(found), now) } : null;
  }

  @FieldResolver(() => [AppointmentType], { description: 'Every one that was asked for, oldest first; officers, empty for others.' })
  async appointments(@Root() found: Case, @Ctx() context: CasesContext): Promise<Appointment[]> {
    return (await seesInside(context, found)) ? context.load.appointments(found.id) : [];
  }

  @FieldResolver(() => Pause, { nullable: true, description: 'Why the clock waits now, and until when; the reporter and officers.' })
  pause(@Root() found: Case): Pause | null {
    return pauseOf(found);
  }

  @FieldResolver(() => InfoRequest, { nullable: true, description: 'The open question to the reporter; the reporter and officers.' })
  infoRequest(@Root() found: Case): InfoRequest | null {
    const { infoQuestion: question, infoAskedAt: askedAt, pauseUntil: dueAt } = found;
    return question && askedAt && dueAt ? { question, askedAt, dueAt } : null;
  }

  @FieldResolver(() => [ReopeningType], { description: 'B-09; the reporter and officers, empty for others.' })
  async reopenings(@Root() found: Case, @Ctx() context: CasesContext): Promise<ReopeningType[]> {
    if (!(await seesOwnOrInside(context, found))) return [];
    const reopenings = await context.load.reopenings(found.id);
    return Promise.all(
      reopenings.map(async ({ id, number, reason, at }) => ({ number, reason, at, attachments: await context.load.attachments('reopening', id) })),
    );
  }
}

const pauseOf = ({ pausedAt, pauseUntil, pauseReasonCode, pauseComment }: Case): Pause | null =>
  pausedAt && pauseUntil ? { since: pausedAt, until: pauseUntil, reasonCode: pauseReasonCode ?? '', comment: pauseComment ?? '' } : null;

@Resolver(() => Pause)
export class PauseResolver {
  @FieldResolver(() => ReasonType, { description: 'Of pauseReasons.' })
  reason(@Root() pause: Pause, @Ctx() { services }: CasesContext): Reason {
    return services.reference.reason('PAUSE', pause.reasonCode) ?? unknownReason('PAUSE', pause.reasonCode);
  }
}

@Resolver(() => WorkflowNode)
export class WorkflowNodeResolver {
  @FieldResolver(() => AgencyType, { nullable: true, description: 'On whose desk the step is; null: not known yet.' })
  agency(@Root() node: WorkflowNode, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(node.agencyId);
  }
}
