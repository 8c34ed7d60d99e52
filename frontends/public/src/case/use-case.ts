import { useQuery, useResumable, useSession } from '@pakn/graph';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { readFragment } from '../gql';
import type { CaseEventKind } from '../gql/graphql';
import { CasePageQuery, CaseParts, CaseUpdated } from './case.documents';

/** A report by its code, followed live: the page changes by itself, also after a lost connection. */
export function useCase(code: Ref<string>) {
  const session = useSession();
  const { result, loading, error, refetch } = useQuery(CasePageQuery, () => ({ code: code.value }), {
    fetchPolicy: 'cache-and-network',
  });
  const found = computed(() => readFragment(CaseParts, result.value?.case) ?? null);
  /** The answer was: not this one, or not for this viewer. It stays known while it is asked again. */
  const isHidden = computed(() => result.value?.case === null);
  const question = computed(() => (found.value?.viewerActions.includes('SUPPLY_INFO') ? (result.value?.case?.infoRequest ?? null) : null));
  const isMine = computed(() => {
    const viewer = session.viewer.value;
    const id = viewer?.id ?? session.anonymous.value;
    return (
      id !== null &&
      !viewer?.officer &&
      (result.value?.case?.reporter?.id === id ||
        (found.value?.viewerActions ?? []).some((action) => action === 'RATE' || action === 'REOPEN' || action === 'WITHDRAW' || action === 'MESSAGE'))
    );
  });
  const lastEvent = shallowRef<{ kind: CaseEventKind; cursor: string } | null>(null);
  const stream = useResumable({
    document: CaseUpdated,
    variables: () => ({ id: found.value?.id ?? '' }),
    cursorOf: ({ caseUpdated }) => caseUpdated.cursor,
    onEvent: ({ caseUpdated }) => {
      lastEvent.value = { kind: caseUpdated.kind, cursor: caseUpdated.cursor };
      // What is asked is for the reporter alone: no event carries it.
      if (!caseUpdated.case || caseUpdated.kind === 'INFO_REQUESTED') void refetch();
    },
    onResync: async () => (await refetch())?.data.eventCursor ?? null,
  });
  watch(
    () => found.value?.id,
    (id) => (id ? stream.start(result.value?.eventCursor) : stream.stop()),
    { immediate: true },
  );
  return { found, isHidden, question, isMine, loading, error, refetch, stream, lastEvent };
}
