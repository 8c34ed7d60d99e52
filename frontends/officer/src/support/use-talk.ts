import { requestFailure, useGraph, useResumable, type RequestFailure } from '@pakn/graph';
import { withMore, type ChatMessage } from '@pakn/ui/chat/chat-message';
import { useFreshFiles } from '@pakn/ui/chat/use-fresh-files';
import type { RefusalAnswer } from '@pakn/ui/form/place-refusal';
import { computed, ref, shallowRef, watch } from 'vue';
import { readFragment, type FragmentType } from '../gql';
import type { OfficerSupportSaidSubscription, OfficerSupportSaidSubscriptionVariables, OfficerSupportTalkQuery } from '../gql/graphql';
import type { SupportRow } from './queue';
import { CLAIM_SUPPORT, CLOSE_SUPPORT, QUEUE_ROW, SAY_SUPPORT, SUPPORT_SAID, SUPPORT_TALK, TALK_MESSAGE } from './support.documents';
import { useSupportDesk } from './support-desk';

type Answer = ({ __typename: 'SupportConversation' } & FragmentType<typeof QUEUE_ROW>) | { __typename: 'Refusal'; message: string };

/** One conversation as its operator reads and answers it, live. */
export function useTalk(id: () => string) {
  const { client } = useGraph();
  const desk = useSupportDesk();
  const read = shallowRef<SupportRow | null>(null);
  const messages = shallowRef<readonly ChatMessage[]>([]);
  const state = ref<'loading' | 'ready' | 'missing'>('loading');
  const failure = shallowRef<RequestFailure | null>(null);
  const problem = ref<string | null>(null);
  const busy = ref(false);
  /** The newer of the two: the queue follows every change, but a closed one has left it. */
  const row = computed(() => desk.rows.value?.find((each) => each.id === id()) ?? read.value);
  const after = (): string | null => messages.value.at(-1)?.cursor ?? null;
  const take = (nodes: readonly FragmentType<typeof TALK_MESSAGE>[]): void => {
    messages.value = withMore(
      messages.value,
      nodes.map((node) => readFragment(TALK_MESSAGE, node)),
    );
  };

  const list = async (): Promise<void> => {
    const wanted = id();
    let all: readonly ChatMessage[] = [];
    let from: string | null = null;
    for (;;) {
      const data: OfficerSupportTalkQuery = (await client.query(SUPPORT_TALK, { id: wanted, after: from }, 'network-only')).data;
      const found = data.supportConversation;
      if (wanted !== id()) return;
      if (!found) {
        state.value = 'missing';
        return;
      }
      read.value = readFragment(QUEUE_ROW, found);
      all = withMore(
        all,
        found.messages.nodes.map((node) => readFragment(TALK_MESSAGE, node)),
      );
      from = found.messages.pageInfo.endCursor ?? null;
      if (!found.messages.pageInfo.hasNextPage) break;
    }
    messages.value = all;
    state.value = 'ready';
  };
  const said = useResumable<OfficerSupportSaidSubscription, OfficerSupportSaidSubscriptionVariables>({
    document: SUPPORT_SAID,
    variables: () => ({ id: id() }),
    cursorOf: (data) => data.supportMessageAdded.cursor,
    onEvent: (data) => take([data.supportMessageAdded]),
    async onResync() {
      await list();
      return after();
    },
  });
  const open = async (): Promise<void> => {
    said.stop();
    failure.value = null;
    try {
      await list();
      if (state.value === 'ready') said.start(after());
    } catch (error) {
      failure.value = requestFailure(error);
    }
  };
  watch(
    id,
    () => {
      read.value = null;
      messages.value = [];
      problem.value = null;
      state.value = 'loading';
      void open();
    },
    { immediate: true },
  );
  useFreshFiles(() => messages.value, list);

  const took = (answer: FragmentType<typeof QUEUE_ROW>): void => {
    read.value = readFragment(QUEUE_ROW, answer);
    desk.take(answer);
  };
  /** @returns whether it was done */
  const act = async (ask: () => Promise<Answer>): Promise<boolean> => {
    busy.value = true;
    problem.value = null;
    try {
      const answer = await ask();
      if (answer.__typename === 'SupportConversation') {
        took(answer);
        return true;
      }
      // Somebody else was faster: whose it is now says the row.
      await list();
      const colleague = row.value?.operator?.displayName;
      problem.value = colleague ? `${answer.message} (${colleague})` : answer.message;
      return false;
    } finally {
      busy.value = false;
    }
  };
  const version = (): number => row.value?.version ?? 0;
  return {
    row,
    messages,
    state,
    failure,
    problem,
    busy,
    live: said.state,
    open,
    claim: () => act(async () => (await client.mutate(CLAIM_SUPPORT, { id: id(), version: version() })).claimSupport),
    close: () => act(async () => (await client.mutate(CLOSE_SUPPORT, { id: id(), version: version() })).closeSupport),
    /** @returns why it was not said, or null */
    async say(text: string, attachmentIds: string[]): Promise<RefusalAnswer | null> {
      const { sendSupportMessage } = await client.mutate(SAY_SUPPORT, { id: id(), text, attachmentIds, after: after() });
      if (sendSupportMessage.__typename === 'Refusal') return sendSupportMessage;
      take(sendSupportMessage.messages.nodes);
      took(sendSupportMessage);
      return null;
    },
  };
}
