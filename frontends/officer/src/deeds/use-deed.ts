import { requestFailure, useGraph } from '@pakn/graph';
import type { TypedDocumentNode } from '@apollo/client/core';
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useDesk } from '../desk/desk';
import type { Subject } from '../case/use-open-case';
import type { RefusalFaceFragment } from '../gql/graphql';
import { differences, type Difference } from './differences';

type Answered = ({ __typename: 'Case' } & Subject) | ({ __typename: 'Refusal' } & RefusalFaceFragment);

export interface DeedRun {
  readonly busy: Ref<boolean>;
  /** What is wrong with single fields; `path` is the argument's ("input.reason"). */
  readonly problems: ComputedRef<readonly { path: string; message: string }[]>;
  /** What the person is told about the whole, or null. */
  readonly message: ComputedRef<string | null>;
  /** What somebody else changed since this began (the stream brings it while the form is open, or a STALE_VERSION does); what was typed stays. */
  readonly changed: ComputedRef<readonly Difference[]>;
  /**
   * Sends a mutation. The same variables sent again after a lost answer carry the same key: the deed happens once.
   * @returns the case after it, or null with `message`, `problems`, `changed` set
   */
  run<D, V extends object>(document: TypedDocumentNode<D, V>, variables: V, pick: (data: D) => Answered): Promise<Subject | null>;
  forget(): void;
}

/** Runs one deed at a time on a case and says in words why it was refused. */
export function useDeed(subject: () => Subject): DeedRun {
  const { apollo } = useGraph();
  const desk = useDesk();
  const { t, te, locale } = useI18n();
  /** The server speaks Vietnamese, and more exactly than a catalogue; other readers get the catalogue's words for the code. */
  const said = (code: string, message: string): string => (locale.value !== 'vi' && te(`officer.refusal.${code}`) ? t(`officer.refusal.${code}`) : message);
  const busy = ref(false);
  const refusal = shallowRef<RefusalFaceFragment | null>(null);
  const failure = shallowRef<string | null>(null);
  const begun = shallowRef<Subject>(subject());
  const unanswered = new Map<string, string>();
  const forget = (): void => {
    refusal.value = null;
    failure.value = null;
  };
  return {
    busy,
    forget,
    problems: computed(() => (refusal.value?.fields ?? []).map(({ path, code, message }) => ({ path, message: said(code, message) }))),
    message: computed(() => {
      if (failure.value) return failure.value;
      if (!refusal.value || refusal.value.fields.length > 0) return null;
      return said(refusal.value.code, refusal.value.message);
    }),
    changed: computed(() => (busy.value ? [] : differences(begun.value, refusal.value?.case ?? subject()))),
    async run(document, variables, pick) {
      if (busy.value) return null;
      forget();
      busy.value = true;
      const sent = JSON.stringify([document, variables]);
      const key = unanswered.get(sent) ?? crypto.randomUUID();
      unanswered.set(sent, key);
      desk.acted(subject().id);
      try {
        const { data } = await apollo.mutate({ mutation: document, variables, context: { idempotencyKey: key } });
        unanswered.delete(sent);
        const answered = data ? pick(data as never) : null;
        if (answered?.__typename === 'Case') {
          desk.acted(answered.id);
          begun.value = answered;
          return answered;
        }
        refusal.value = answered;
        return null;
      } catch (error) {
        const { kind, requestId } = requestFailure(error);
        // A fault is an answer too: only a lost one may have been done.
        if (kind !== 'network') unanswered.delete(sent);
        failure.value = [t(`ui.failure.${kind}`), requestId ? t('ui.failure.code', { id: requestId }) : ''].filter(Boolean).join(' ');
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}
