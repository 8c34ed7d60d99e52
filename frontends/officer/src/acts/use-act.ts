import { requestFailure, useGraph, type TypedDocumentNode } from '@pakn/graph';
import { computed, ref, shallowRef, type ComputedRef } from 'vue';
import { useDesk } from '../desk/desk';
import type { Subject } from '../case/use-open-case';
import { readFragment, type FragmentType } from '../gql';
import type { RefusalFaceFragment } from '../gql/graphql';
import { CASE_CORE } from '../case/case.fragments';
import { REFUSAL } from './acts.documents';
import { differences, type Difference } from './differences';
import { useUndo } from './undo';

/** What every mutation of a case answers, as its document has it … */
type Answer = ({ __typename: 'Case' } & FragmentType<typeof CASE_CORE>) | ({ __typename: 'Refusal' } & FragmentType<typeof REFUSAL>);
/** … and as the forms read it. */
export type Answered = ({ __typename: 'Case' } & Subject) | ({ __typename: 'Refusal' } & RefusalFaceFragment);

export interface Act {
  /** What somebody else changed since this began (the stream brings it while the form is open, or a STALE_VERSION does); what was typed stays. */
  readonly changed: ComputedRef<readonly Difference[]>;
  /**
   * Sends a mutation. The same variables sent again after a lost answer carry the same key: the act happens once.
   * @returns what was answered; undefined when nothing was
   * @throws what the request threw
   */
  run<D, V extends object>(document: TypedDocumentNode<D, V>, variables: V, pick: (data: D) => Answer): Promise<Answered | undefined>;
}

const read = (answer: Answer): Answered =>
  answer.__typename === 'Case' ? { __typename: 'Case', ...readFragment(CASE_CORE, answer) } : { __typename: 'Refusal', ...readFragment(REFUSAL, answer) };

/** Acts on a case: one mutation, known to the desk as the officer's own. */
export function useAct(subject: () => Subject): Act {
  const { client } = useGraph();
  const desk = useDesk();
  const undo = useUndo();
  const running = ref(false);
  const refused = shallowRef<RefusalFaceFragment | null>(null);
  const begun = shallowRef<Subject>(subject());
  const unanswered = new Map<string, string>();
  return {
    changed: computed(() => (running.value ? [] : differences(begun.value, readFragment(CASE_CORE, refused.value?.case) ?? subject()))),
    async run(document, variables, pick) {
      refused.value = null;
      running.value = true;
      const sent = JSON.stringify([document, variables]);
      const key = unanswered.get(sent) ?? crypto.randomUUID();
      unanswered.set(sent, key);
      desk.acted(subject().id);
      try {
        const data = await client.mutate(document, variables, key);
        unanswered.delete(sent);
        const answered = read(pick(data));
        if (answered.__typename === 'Case') {
          desk.acted(answered.id);
          // What is only said raises no version, and hinders nobody from taking back what was done before it.
          if (answered.version > begun.value.version) undo.answered(answered);
          begun.value = answered;
        } else refused.value = answered;
        return answered;
      } catch (error) {
        // A fault is an answer too: only a lost one may have been done.
        if (requestFailure(error).kind !== 'network') unanswered.delete(sent);
        throw error;
      } finally {
        running.value = false;
      }
    },
  };
}
