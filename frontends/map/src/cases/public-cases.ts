import { useQuery, useResumable } from '@pakn/graph';
import { computed, ref, watch, type Ref } from 'vue';
import { graphql } from '../gql';
import type { CaseFilter, MapCasesQuery } from '../gql/graphql';

/** As many as one page of the graph may bring; more are asked for by zooming in, and the screen says so. */
export const PAGE = 100;

const CASES = graphql(`
  query MapCases($filter: CaseFilter, $first: Int!) {
    eventCursor
    cases(filter: $filter, order: NEWEST, first: $first) {
      totalCount
      pageInfo {
        hasNextPage
      }
      nodes {
        ...MapCase
      }
    }
  }
  fragment MapCase on Case {
    id
    code
    title
    status
    step
    progress
    submittedAt
    answerDueAt
    category {
      code
      name
    }
    leadAgency {
      id
      name
    }
    place {
      address
      lon
      lat
      approximate
      ward {
        code
        name
        kind
      }
    }
    attachments {
      id
      thumbnailUrl
      name
    }
  }
`);
const EVENTS = graphql(`
  subscription MapEvents($after: String) {
    publicCaseEvents(after: $after) {
      cursor
      kind
      caseId
      case {
        ...MapCase
      }
    }
  }
`);

export type PublicCase = MapCasesQuery['cases']['nodes'][number];

/**
 * The public cases in a frame, live: the list is read with the cursor of the log, then every public event of a case changes it in place.
 * `newHere` counts cases that became public in the frame since the list was read; `show` reads again.
 */
export function usePublicCases(filter: Ref<CaseFilter | null>) {
  const { result, loading, error, refetch } = useQuery(
    CASES,
    () => ({ filter: filter.value, first: PAGE }),
    () => ({ enabled: filter.value !== null, fetchPolicy: 'network-only', keepPreviousResult: true }),
  );
  const cases = computed<PublicCase[]>(() => result.value?.cases.nodes ?? []);
  const newHere = ref(0);
  const show = async (): Promise<void> => {
    newHere.value = 0;
    await refetch();
  };
  const stream = useResumable({
    document: EVENTS,
    variables: () => ({}),
    cursorOf: (data) => data.publicCaseEvents.cursor,
    onEvent({ publicCaseEvents: event }) {
      const known = cases.value.some((item) => item.id === event.caseId);
      const [west, south, east, north] = filter.value?.bbox ?? [];
      const { lon, lat } = event.case?.place ?? {};
      const inside =
        lon != null &&
        lat != null &&
        west !== undefined &&
        south !== undefined &&
        east !== undefined &&
        north !== undefined &&
        lon >= west &&
        lon <= east &&
        lat >= south &&
        lat <= north;
      if (known && !event.case) void refetch();
      else if (!known && inside) newHere.value += 1;
    },
    onResync: async () => (await refetch())?.data.eventCursor,
  });
  const unwatch = watch(result, (read) => {
    if (!read) return;
    stream.start(read.eventCursor);
    queueMicrotask(() => unwatch());
  });
  watch(filter, () => (newHere.value = 0));
  return {
    cases,
    /** Undefined until the first list was read, null above what is counted. */
    total: computed(() => result.value?.cases.totalCount),
    more: computed(() => result.value?.cases.pageInfo.hasNextPage ?? false),
    loading,
    error,
    refetch,
    newHere,
    show,
    live: stream,
  };
}
