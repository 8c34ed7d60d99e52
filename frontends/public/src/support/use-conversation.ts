import { useGraph, useResumable, useSession } from '@pakn/graph';
import { withMore, type ChatMessage } from '@pakn/ui/chat/chat-message';
import { useFreshFiles } from '@pakn/ui/chat/use-fresh-files';
import { useLanguage } from '@pakn/ui';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { readFragment, type FragmentType } from '../gql';
import type {
  SupportChatQuery,
  SupportChangesSubscription,
  SupportChangesSubscriptionVariables,
  SupportMessagesSubscription,
  SupportMessagesSubscriptionVariables,
  SupportPartsFragment,
} from '../gql/graphql';
import { forgetConversation, keepConversation, keptConversation } from './kept-conversation';
import { SUPPORT_CHANGES, SUPPORT_CHAT, SUPPORT_MESSAGES, SupportMessageParts, SupportParts } from './support.documents';

type Messages = readonly FragmentType<typeof SupportMessageParts>[];

/** The visitor's conversation: the account's, or the one that this browser has a token of; live as long as the chat is open. */
export function useConversation() {
  const { client } = useGraph();
  const session = useSession();
  const language = useLanguage();
  const conversation = shallowRef<SupportPartsFragment | null>(null);
  const messages = shallowRef<readonly ChatMessage[]>([]);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  let token: string | null = null;

  const lastCursor = (): string | null => messages.value.at(-1)?.cursor ?? null;
  const of = () => ({ id: conversation.value?.id ?? '', token });
  const take = (nodes: Messages): void => {
    messages.value = withMore(
      messages.value,
      nodes.map((node) => readFragment(SupportMessageParts, node)),
    );
  };
  const become = (found: FragmentType<typeof SupportParts>): void => {
    conversation.value = readFragment(SupportParts, found);
  };

  const said = useResumable<SupportMessagesSubscription, SupportMessagesSubscriptionVariables>({
    document: SUPPORT_MESSAGES,
    variables: of,
    cursorOf: (data) => data.supportMessageAdded.cursor,
    onEvent: (data) => take([data.supportMessageAdded]),
    async onResync() {
      await read();
      return lastCursor();
    },
  });
  const changes = useResumable<SupportChangesSubscription, SupportChangesSubscriptionVariables>({
    document: SUPPORT_CHANGES,
    variables: of,
    cursorOf: (data) => data.supportConversationChanged.cursor,
    onEvent: (data) => become(data.supportConversationChanged),
    async onResync() {
      await read();
      return conversation.value?.cursor ?? null;
    },
  });

  /** All that was said in it; without one, nothing. */
  const read = async (): Promise<void> => {
    const kept = keptConversation();
    await session.token();
    const asked = session.viewer.value && conversation.value === null ? [{ id: null, token: null }, ...(kept ? [kept] : [])] : kept ? [kept] : [];
    const wanted = conversation.value ? [{ id: conversation.value.id, token }] : asked;
    for (const each of wanted) {
      let after: string | null = null;
      let all: readonly ChatMessage[] = [];
      for (;;) {
        const page: SupportChatQuery = (await client.query(SUPPORT_CHAT, { ...each, after }, 'network-only')).data;
        const found = page.supportConversation;
        if (!found) break;
        all = withMore(
          all,
          found.messages.nodes.map((node) => readFragment(SupportMessageParts, node)),
        );
        after = found.messages.pageInfo.endCursor ?? null;
        if (found.messages.pageInfo.hasNextPage) continue;
        token = each.token;
        messages.value = all;
        return become(found);
      }
      if (each === kept) forgetConversation();
    }
    conversation.value = null;
    messages.value = [];
  };
  const listen = (): void => {
    if (!conversation.value || conversation.value.status === 'CLOSED') return;
    said.start(lastCursor());
    changes.start(conversation.value.cursor);
  };
  const open = async (): Promise<void> => {
    state.value = 'loading';
    try {
      await read();
      listen();
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  };
  const leave = (): void => {
    said.stop();
    changes.stop();
    conversation.value = null;
    messages.value = [];
    token = null;
  };
  void open();
  useFreshFiles(() => messages.value, read);
  // The helper's words are in the reader's language.
  watch(language, open);
  // What one person has said is not shown to whoever sits here next.
  onScopeDispose(session.onPersonChanged(() => (leave(), void open())));
  onScopeDispose(session.onSignOut(async () => forgetConversation()));

  return {
    conversation,
    messages,
    state,
    live: said.state,
    of,
    lastCursor,
    take,
    become,
    open,
    /** A conversation has begun. */
    async begun(id: string, given: string | null): Promise<void> {
      leave();
      keepConversation({ id, token: given });
      token = given;
      conversation.value = { id } as SupportPartsFragment;
      await open();
    },
  };
}
