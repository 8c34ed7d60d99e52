import { requestFailure, useGraph } from '@pakn/graph';
import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import { useDesk } from '../desk/desk';
import type { OfficerGroupCountsQuery } from '../gql/graphql';
import { groupFilters } from './group-filters';
import { GROUP_COUNTS } from './inbox.documents';
import { caseFilter, isFiltered } from './inbox-filter';
import type { UrgencyGroup } from './urgency';
import type { Inbox, InboxView } from './use-inbox';

export interface ListCounts {
  /** Of the whole list; null: more than are counted, or not known yet. */
  readonly total: ComputedRef<number | null>;
  /** Under each heading, for a list that is not read to its end; null: the rows that are there are all. */
  readonly groups: ComputedRef<Readonly<Record<UrgencyGroup, number | null>> | null>;
}

/**
 * How many cases a list holds, whether or not they are read: a queue's own number is the desk's, which the menu shows too; a narrowed list that
 * is read to its end is counted here, and one that is longer is counted by the server whenever the desk's numbers move.
 */
export function useListCounts(view: ComputedRef<InboxView>, inbox: Inbox): ListCounts {
  const { client } = useGraph();
  const desk = useDesk();
  const counted = shallowRef<OfficerGroupCountsQuery | null>(null);
  const isWhole = computed(() => inbox.list.value !== null && !inbox.hasMore.value);
  let turn = 0;

  const count = async (): Promise<void> => {
    const { queue, filter } = view.value;
    const all = caseFilter(filter);
    const groups = groupFilters(all, Date.now());
    const asked = ++turn;
    const { data } = await client.query(
      GROUP_COUNTS,
      {
        ...{ queue, all, overdue: groups.overdue, today: groups.today, done: groups.done },
        ...{ asksOverdue: groups.overdue !== null, asksToday: groups.today !== null, asksDone: groups.done !== null },
      },
      'network-only',
    );
    if (asked === turn && data.all) counted.value = data;
  };
  watch(
    () => [JSON.stringify(view.value), inbox.hasMore.value, desk.counts.value] as const,
    ([key], before) => {
      if (key !== before?.[0]) counted.value = null;
      turn += 1;
      if (inbox.hasMore.value) count().catch((error: unknown) => console.warn('[officer] the list could not be counted', requestFailure(error)));
    },
  );

  const total = computed(() => {
    const { queue, filter } = view.value;
    const own = desk.counts.value?.find((each) => each.queue === queue)?.count;
    // ALL counts what is not done, and lists everything.
    if (own !== undefined && queue !== 'ALL' && !isFiltered(filter) && !filter.mine) return own;
    if (isWhole.value && inbox.list.value) return inbox.list.value.rows.size - inbox.list.value.gone.size;
    return counted.value ? (counted.value.all.totalCount ?? null) : inbox.totalCount.value;
  });
  const groups = computed(() => {
    if (isWhole.value || !counted.value) return null;
    const { overdue, today, done } = counted.value;
    // What was not asked for cannot be there; null is more than the server counts.
    const [late, soon, over] = [overdue, today, done].map((group) => (group ? (group.totalCount ?? null) : 0)) as [number | null, number | null, number | null];
    const all = total.value;
    const later = all === null || late === null || soon === null || over === null ? null : Math.max(0, all - late - soon - over);
    return { overdue: late, today: soon, later, done: over };
  });
  return { total, groups };
}
