import { CASE_EVENTS, cursorText } from '@pakn/events';
import { notFound } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root, Subscription, type SubscribeResolverData } from 'type-graphql';
import { CaseType } from '../graph/case.graph.ts';
import type { Case } from '../entities/case.entity.ts';
import type { CasesContext } from '../context.ts';
import type { CaseLogEvent } from './case-stream.ts';
import { concernsCase, concernsDesk, concernsPublic } from './concern.ts';
import { CaseEvent } from './live.graph.ts';
import { CASE } from '../arguments.ts';

type Subscribing<A> = SubscribeResolverData<unknown, A, CasesContext>;

const AFTER = {
  nullable: true,
  description: 'The cursor of the last event seen, or an eventCursor: what came after it is replayed first. Without it: from now on.',
} as const;

@Resolver(() => CaseEvent)
export class LiveResolver {
  @Query(() => String, { description: 'Where the event log stood before anything of this request was read: read lists with it, then subscribe after it.' })
  eventCursor(@Ctx() context: CasesContext): string {
    if (context.eventCursor === undefined) throw new Error('the event cursor was not read before the request');
    return context.eventCursor;
  }

  @Subscription(() => CaseEvent, {
    description: 'Officers: everything that concerns their desk, without a gap.',
    subscribe: ({ args, context }: Subscribing<{ after?: string | null }>) => context.services.stream.subscribe(args.after, concernsDesk(context.identity)),
  })
  caseEvents(@Root() event: CaseLogEvent, @Ctx() context: CasesContext, @Arg('after', () => String, AFTER) _after?: string | null): CaseEvent {
    return frame(event, context);
  }

  @Subscription(() => CaseEvent, {
    description: 'One case: its reporter and its officers get what they may read, everybody else what is public.',
    subscribe: async ({ args, context }: Subscribing<{ id: string; after?: string | null }>) => {
      if (!(await context.load.visibleCase(args.id))) throw notFound();
      return context.services.stream.subscribe(args.after, concernsCase(args.id, context.identity));
    },
  })
  @Directive('@tag(name: "viewer")')
  caseUpdated(
    @Root() event: CaseLogEvent,
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) _id: string,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): CaseEvent {
    return frame(event, context);
  }

  @Subscription(() => CaseEvent, {
    description: 'Public cases only.',
    subscribe: ({ args, context }: Subscribing<{ after?: string | null }>) => context.services.stream.subscribe(args.after, concernsPublic),
  })
  publicCaseEvents(@Root() event: CaseLogEvent, @Ctx() context: CasesContext, @Arg('after', () => String, AFTER) _after?: string | null): CaseEvent {
    return frame(event, context);
  }

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() event: CaseEvent, @Ctx() context: CasesContext): Promise<Case | null> {
    return context.load.visibleCase(event.caseId);
  }
}

/** Each event is read afresh: a subscription's loaders would answer yesterday's case and yesterday's rights. */
function frame(event: CaseLogEvent, context: CasesContext): CaseEvent {
  context.load.forget();
  return { cursor: cursorText(event.cursor), kind: CASE_EVENTS[event.type].kind, at: event.at, caseId: event.caseId };
}
