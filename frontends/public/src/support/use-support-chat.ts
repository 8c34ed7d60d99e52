import { requestFailure, useGraph, useSession, type RequestFailure } from '@pakn/graph';
import { computed, ref, shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import { START_SUPPORT, SEND_SUPPORT, REPORT_FROM_SUPPORT } from './support.documents';
import { useConversation } from './use-conversation';

/** What the visitor wants to say before there is a conversation. */
interface Pending {
  text?: string;
  choiceId?: string;
  attachmentIds?: string[];
}
/** Why it was not said: the server's words, or a fault. */
type Problem = { message: string } | { failure: RequestFailure };

/** What a visitor does in the support chat. */
export function useSupportChat(of: { leave: () => void }) {
  const { client } = useGraph();
  const session = useSession();
  const router = useRouter();
  const talk = useConversation();
  const { conversation, messages } = talk;
  const busy = ref(false);
  const problem = shallowRef<Problem | null>(null);
  /** Waits for the sum that whoever is not signed in solves once. */
  const pending = shallowRef<Pending | null>(null);
  const sumProblem = ref<string | null>(null);
  const isOpen = computed(() => conversation.value !== null && conversation.value.status !== 'CLOSED');
  const spoken = computed(() => messages.value.filter(({ from, text }) => from === 'VISITOR' && text !== '').map(({ text }) => text));

  /** @returns whether it was done */
  const acting = async (act: () => Promise<{ message: string } | null>): Promise<boolean> => {
    busy.value = true;
    problem.value = null;
    try {
      problem.value = await act();
    } catch (fault) {
      problem.value = { failure: requestFailure(fault) };
    } finally {
      busy.value = false;
    }
    return problem.value === null;
  };

  const start = async (wanted: Pending, challenge: { id: string; answer: string } | null): Promise<boolean> => {
    if (!challenge && !session.viewer.value) {
      pending.value = wanted;
      return true;
    }
    return acting(async () => {
      const { startSupport } = await client.mutate(START_SUPPORT, { ...wanted, challenge });
      if (startSupport.__typename === 'Refusal') {
        if (!startSupport.code.startsWith('CHALLENGE')) return startSupport;
        sumProblem.value = startSupport.message;
        return null;
      }
      pending.value = null;
      sumProblem.value = null;
      await talk.begun(startSupport.conversation.id, startSupport.token ?? null);
      return null;
    });
  };

  const say = (said: Pending): Promise<boolean> => {
    if (!isOpen.value) return start(said, null);
    return acting(async () => {
      const { sendSupportMessage } = await client.mutate(SEND_SUPPORT, { ...talk.of(), ...said, after: talk.lastCursor() });
      if (sendSupportMessage.__typename === 'Refusal') return sendSupportMessage;
      talk.take(sendSupportMessage.messages.nodes);
      talk.become(sendSupportMessage);
      return null;
    });
  };

  /** Opens the form with what was said: a draft in the account, or words that this page hands over (A1-05). */
  const report = async (): Promise<void> => {
    const first = spoken.value[0];
    if (first === undefined) {
      of.leave();
      await router.push('/gui-phan-anh');
    } else if (session.viewer.value) {
      await acting(async () => {
        const { reportFromSupport } = await client.mutate(REPORT_FROM_SUPPORT, talk.of());
        if (reportFromSupport.__typename === 'Refusal') return reportFromSupport;
        of.leave();
        await router.push({ path: '/gui-phan-anh', query: { nhap: reportFromSupport.id } });
        return null;
      });
    } else {
      of.leave();
      await router.push({ path: '/gui-phan-anh', state: { fromChat: { title: first.split('\n')[0]?.slice(0, 120) ?? '', content: spoken.value.join('\n') } } });
    }
  };

  return {
    ...talk,
    busy,
    problem,
    pending,
    sumProblem,
    /** Where files may be sent: in a conversation of an account that goes on. */
    filesOf: computed(() => (isOpen.value && session.viewer.value ? (conversation.value?.id ?? null) : null)),
    say,
    choose: (choiceId: string): Promise<unknown> => (choiceId === 'REPORT' ? report() : say({ choiceId })),
    solve: (challenge: { id: string; answer: string }): Promise<boolean> => start(pending.value ?? {}, challenge),
    cancel: (): void => void (pending.value = null),
  };
}
