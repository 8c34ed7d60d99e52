import { Arg, Ctx, Directive, ID, Resolver, Root, Subscription, type SubscribeResolverData } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { ConversationRow, MessageRow } from './conversation-row.ts';
import { followConversations, followMessages } from './follow-conversation.ts';
import { openConversation, sqlOf, type Opened } from './open-conversation.ts';
import { SupportConversationType, SupportMessageType } from './support.graph.ts';

interface One {
  conversationId: string;
  token?: string | null;
  after?: string | null;
}
type Subscribing<A> = SubscribeResolverData<unknown, A, CasesContext>;

const AFTER = { nullable: true, description: 'The cursor of what was seen last: what came after it is replayed first. Without it: from now on.' } as const;
const CONVERSATION = { description: 'The conversation.' };
const TOKEN = { nullable: true, description: 'Of a visitor who is not signed in.' };

const opened = ({ args, context }: Subscribing<One>): Promise<Opened> =>
  openConversation(sqlOf(context.services.pool), context.identity, { id: args.conversationId, token: args.token });

@Resolver()
export class SupportLiveResolver {
  @Subscription(() => SupportMessageType, {
    description: 'What is said in a conversation, from both sides, each message once.',
    subscribe: async (asked: Subscribing<One>) => followMessages(asked.context.services, (await opened(asked)).found, asked.args.after),
  })
  @Directive('@tag(name: "viewer")')
  supportMessageAdded(
    @Root() message: MessageRow,
    @Arg('conversationId', () => ID, CONVERSATION) _id: string,
    @Arg('token', () => String, TOKEN) _token?: string | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): MessageRow {
    return message;
  }

  @Subscription(() => SupportConversationType, {
    description: 'A conversation after each change of its status and of who is there; of several changes at once the last state.',
    subscribe: async (asked: Subscribing<One>) => {
      const { found } = await opened(asked);
      return followConversations(asked.context.services, found.id, asked.args.after);
    },
  })
  @Directive('@tag(name: "viewer")')
  supportConversationChanged(
    @Root() found: ConversationRow,
    @Ctx() { load }: CasesContext,
    @Arg('conversationId', () => ID, CONVERSATION) _id: string,
    @Arg('token', () => String, TOKEN) _token?: string | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ConversationRow {
    load.forget();
    return found;
  }

  @Subscription(() => SupportConversationType, {
    description: 'Operators: each conversation of the queue as it is after a change, closed ones too; of several changes at once the last state.',
    subscribe: ({ args, context }: Subscribing<{ after?: string | null }>) => followConversations(context.services, null, args.after),
  })
  supportQueueChanged(
    @Root() found: ConversationRow,
    @Ctx() { load }: CasesContext,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ConversationRow {
    load.forget();
    return found;
  }
}
