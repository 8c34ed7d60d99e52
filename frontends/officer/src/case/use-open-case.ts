import { requestFailure, type RequestFailure, useQuery } from '@pakn/graph';
import { useDebounceFn, useEventListener } from '@vueuse/core';
import { computed, watch, type ComputedRef, type Ref } from 'vue';
import { useDesk } from '../desk/desk';
import { readFragment } from '../gql';
import type { CaseCoreFragment } from '../gql/graphql';
import { OFFICER_CASE } from './case.documents';
import { CASE_CORE } from './case.fragments';

/** A case as the panel and the forms know it. */
export type Subject = CaseCoreFragment;

export interface OpenCase {
  readonly subject: ComputedRef<Subject | null>;
  readonly failure: ComputedRef<RequestFailure | null>;
  /** Nothing to be seen under this code for this viewer. */
  readonly missing: ComputedRef<boolean>;
  readonly loading: Ref<boolean>;
  read(): Promise<void>;
}

/** Events of one case come in bursts: it is read again once for all of them. */
const READ_AGAIN_MS = 150;

/** One case, kept current by the desk's stream. */
export function useOpenCase(code: () => string): OpenCase {
  const desk = useDesk();
  const { result, error, loading, refetch } = useQuery(OFFICER_CASE, () => ({ code: code() }), {
    fetchPolicy: 'cache-and-network',
  });
  const subject = computed(() => readFragment(CASE_CORE, result.value?.case) ?? null);
  const read = async (): Promise<void> => {
    // The failure is shown by `error`.
    await refetch()?.catch(() => undefined);
  };
  const readSoon = useDebounceFn(read, READ_AGAIN_MS);
  desk.onEvent(({ caseId }) => {
    if (caseId === subject.value?.id) void readSoon();
  });
  desk.onResync(async () => {
    await read();
    return null;
  });
  // What could not be read without the network is read as soon as the desk is connected again.
  const again = (): void => {
    if (error.value && !loading.value) void read();
  };
  useEventListener('online', again);
  watch(desk.stream.state, (state) => state === 'live' && again());
  return {
    subject,
    failure: computed(() => (error.value && !subject.value ? requestFailure(error.value) : null)),
    missing: computed(() => !loading.value && !error.value && result.value !== undefined && result.value !== null && !subject.value),
    loading,
    read,
  };
}
