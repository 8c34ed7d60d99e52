import 'reflect-metadata';
import { subgraphSchema, type SubgraphSchema } from '@pakn/service-kit';
import { createPubSub } from '@graphql-yoga/subscription';
import { AbuseMutations } from './abuse/abuse.resolver.ts';
import { AnswerMutations } from './answer/answer.resolver.ts';
import { AppointmentMutations } from './appointment/appointment.resolver.ts';
import { AreaResolver } from './area/area.resolver.ts';
import { AssignmentMutations } from './assignment/assignment.resolver.ts';
import { AttachmentMutations, AttachmentResolver, MailedFileResolver } from './attachment/attachment.resolver.ts';
import { CaseResolver, PlaceResolver, RejectionResolver, TimelineResolver } from './case/case.resolver.ts';
import { CaseReturnedResolver, CaseReturnResolver } from './case/return.resolver.ts';
import { DeskResolver, PauseResolver, WorkflowNodeResolver } from './case/desk.resolver.ts';
import { ExchangeResolver, MessageResolver, NoteResolver } from './case/exchange.resolver.ts';
import { DraftTimesResolver } from './case/draft-times.resolver.ts';
import { WhereNowResolver } from './case/where-now.resolver.ts';
import { AnswerResolver, AppointmentResolver, AssignmentResolver } from './case/parts.resolver.ts';
import { CalendarChanges } from './catalogue/calendar-change.resolver.ts';
import { CatalogueMutations } from './catalogue/catalogue.resolver.ts';
import { TopicMutations } from './catalogue/topic.resolver.ts';
import { GuideResolver } from './content/guide/guide.resolver.ts';
import { KnowledgeResolver } from './content/knowledge/knowledge.resolver.ts';
import { MailResolver } from './mail/mail.resolver.ts';
import { MyData } from './my-data/my-data.graph.ts';
import { MyDataResolver } from './my-data/my-data.resolver.ts';
import { NoticeResolver } from './content/notice/notice.resolver.ts';
import { PortalResolver } from './content/portal.resolver.ts';
import { UsefulAddressResolver } from './content/address/useful-address.resolver.ts';
import type { CasesContext } from './context.ts';
import { ConversationMutations } from './conversation/conversation.resolver.ts';
import { CoordinationResolver } from './coordination/coordination.resolver.ts';
import { DraftMutations } from './filing/draft.resolver.ts';
import { FilingResolver } from './filing/filing.resolver.ts';
import { historyEntry, HistoryResolver } from './history/history.resolver.ts';
import { InterestResolver } from './interest/interest.resolver.ts';
import { LeaderMutations } from './leader/leader.resolver.ts';
import { LiveResolver } from './live/live.resolver.ts';
import { NoteMutations } from './note/note.resolver.ts';
import { PauseMutations } from './pause/pause.resolver.ts';
import { PersonalDataResolver } from './personal-data/personal-data.resolver.ts';
import { PlaceSuggestionResolver } from './places/place-suggestion.resolver.ts';
import { POLICY } from './policy.ts';
import { RatingMutations } from './rating/rating.resolver.ts';
import { ReferenceResolver } from './reference/reference.resolver.ts';
import { ReopeningMutations } from './reopening/reopening.resolver.ts';
import { RefusalCaseResolver } from './refusal-case.resolver.ts';
import { CaseConnectionResolver, SearchResolver } from './search/search.resolver.ts';
import { SimilarResolver } from './similar/similar.resolver.ts';
import { conversationByReference } from './support/open-conversation.ts';
import { SupportMutations } from './support/support-acts.resolver.ts';
import { SupportLiveResolver } from './support/support-live.resolver.ts';
import { SupportMessageResolver } from './support/support-message.resolver.ts';
import { SupportResolver } from './support/support.resolver.ts';
import { TriageResolver } from './triage/triage.resolver.ts';
import { UndoResolver } from './undo/undo.resolver.ts';
import { WithdrawalMutations } from './withdrawal/withdrawal.resolver.ts';

const RESOLVERS = [
  AnswerResolver,
  AreaResolver,
  AppointmentResolver,
  AssignmentResolver,
  AttachmentResolver,
  MailedFileResolver,
  CaseConnectionResolver,
  CaseResolver,
  CaseReturnedResolver,
  CaseReturnResolver,
  DeskResolver,
  DraftTimesResolver,
  ExchangeResolver,
  FilingResolver,
  GuideResolver,
  HistoryResolver,
  InterestResolver,
  KnowledgeResolver,
  LiveResolver,
  MailResolver,
  MessageResolver,
  MyDataResolver,
  NoteResolver,
  NoticeResolver,
  PersonalDataResolver,
  PlaceSuggestionResolver,
  PlaceResolver,
  PortalResolver,
  ReferenceResolver,
  RefusalCaseResolver,
  RejectionResolver,
  SearchResolver,
  SimilarResolver,
  SupportLiveResolver,
  SupportMessageResolver,
  SupportMutations,
  SupportResolver,
  TimelineResolver,
  UsefulAddressResolver,
  WorkflowNodeResolver,
  WhereNowResolver,
  AbuseMutations,
  AnswerMutations,
  AppointmentMutations,
  AssignmentMutations,
  AttachmentMutations,
  CalendarChanges,
  CatalogueMutations,
  ConversationMutations,
  CoordinationResolver,
  DraftMutations,
  NoteMutations,
  LeaderMutations,
  PauseMutations,
  ReopeningMutations,
  WithdrawalMutations,
  PauseResolver,
  RatingMutations,
  TopicMutations,
  TriageResolver,
  UndoResolver,
] as const;

/** cases' part of the graph, with its policy before every field. Needs no database: composition calls it too. */
export function buildSchema(): Promise<SubgraphSchema> {
  return subgraphSchema<CasesContext>({
    resolvers: [...RESOLVERS],
    orphanedTypes: [MyData],
    // Subscriptions bring their own streams; type-graphql asks for one all the same.
    pubSub: createPubSub() as never,
    references: {
      Case: ({ id }: { id: string }, { load }) => load.visibleCase(id),
      // Nobody reads what is held about somebody else.
      MyData: ({ id }: { id: string }, { identity }) => (identity.sub === id ? { id } : null),
      SupportConversation: ({ id }: { id: string }, { services, identity }) => conversationByReference(services.pool, identity, id),
      HistoryEntry: ({ id }: { id: string }, context) => historyEntry(id, context),
      Agency: ({ id }: { id: string }, { services }) => services.reference.agency(id) ?? null,
      Category: ({ code }: { code: string }, { services }) => services.reference.category(code) ?? null,
      Ward: ({ code }: { code: string }, { services }) => services.reference.ward(code) ?? null,
    },
    policy: POLICY,
  });
}
