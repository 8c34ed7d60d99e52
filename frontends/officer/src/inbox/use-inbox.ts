import { requestFailure, useGraph, type RequestFailure } from '@pakn/graph';
import { useNow } from '@pakn/ui';
import { useEventListener } from '@vueuse/core';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useDesk, type DeskEvent } from '../desk/desk';
import { CASE_ROW } from '../case/case.fragments';
import { readFragment } from '../gql';
import { INBOX } from './inbox.documents';
import { caseFilter, fits, type InboxFilter } from './inbox-filter';
import { append, follow, listOf, settle, type ListOrder, type LiveRows } from './live-rows';
import { standsIn } from './queues';
import { dueFor, isFinished, type Queue, type Row } from './row';
import { urgencyGroup, type UrgencyGroup } from './urgency';

/** Lines of one page; the next one is read before the last is reached. */
const PAGE = 50;
/** The graph answers so many at once. */
const MOST_AT_ONCE = 100;

export interface InboxView {
  queue: Queue;
  filter: InboxFilter;
  order: ListOrder;
}
export interface Inbox {
  readonly list: Readonly<ShallowRef<LiveRows<Row> | null>>;
  readonly loading: Ref<boolean>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly totalCount: Readonly<ShallowRef<number | null>>;
  readonly hasMore: ComputedRef<boolean>;
  /** How often the list was read from its beginning, as long as it was wanted. */
  readonly readings: Readonly<ShallowRef<number>>;
  read(): Promise<void>;
  readMore(): Promise<void>;
  /** Shows what waits, takes away what went. */
  settleNow(): void;
}

/**
 * A queue that is read once and then follows the desk's stream. It never polls.
 * @param wanted how many rows are read of a view that was not open yet; a list that is read again stays as long as it is
 */
export function useInbox(view: ComputedRef<InboxView>, wanted: () => number = () => PAGE): Inbox {
  const { client } = useGraph();
  const desk = useDesk();
  const now = useNow();
  const list = shallowRef<LiveRows<Row> | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const totalCount = shallowRef<number | null>(null);
  const next = shallowRef<string | null>(null);
  const loading = ref(false);
  const readings = shallowRef(0);
  const groupOf = (row: Row): UrgencyGroup => urgencyGroup({ progress: row.progress, dueAt: dueFor(row, desk.agencyId), finished: isFinished(row) }, now.value);
  /** Events that came while a page was on its way: its rows may be older than they. */
  let meanwhile: DeskEvent[] = [];
  let reading = 0;

  const page = async (after: string | null, first = PAGE): Promise<{ cursor: string; rows: Row[] } | null> => {
    const { queue, filter, order } = view.value;
    const turn = ++reading;
    loading.value = true;
    meanwhile = [];
    try {
      const { data, error } = await client.query(INBOX, { queue, filter: caseFilter(filter), order, first, after }, 'network-only');
      if (turn !== reading) return null;
      failure.value = error && !data.inbox ? requestFailure(error) : null;
      if (!data.inbox) return null;
      next.value = data.inbox.pageInfo.hasNextPage ? (data.inbox.pageInfo.endCursor ?? null) : null;
      if (after === null) totalCount.value = data.inbox.totalCount ?? null;
      return { cursor: data.eventCursor, rows: [...readFragment(CASE_ROW, data.inbox.nodes)] };
    } catch (error) {
      if (turn === reading) failure.value = requestFailure(error);
      return null;
    } finally {
      if (turn === reading) loading.value = false;
    }
  };

  const readFirst = async (): Promise<string | null> => {
    const length = list.value ? list.value.rows.size : wanted();
    const first = await page(null, Math.min(MOST_AT_ONCE, Math.max(PAGE, length)));
    if (!first) return null;
    list.value = listOf(first.rows, view.value.order, groupOf);
    catchUp();
    desk.begin(first.cursor);
    for (let before = -1; list.value && list.value.rows.size < length && list.value.rows.size > before && next.value !== null;) {
      before = list.value.rows.size;
      await readMore();
    }
    if (list.value) readings.value += 1;
    return first.cursor;
  };
  const read = async (): Promise<void> => void (await readFirst());
  const readMore = async (): Promise<void> => {
    if (loading.value || next.value === null || !list.value) return;
    const more = await page(next.value);
    if (!more || !list.value) return;
    list.value = append(list.value, more.rows, groupOf);
    catchUp();
  };
  const catchUp = (): void => {
    const missed = meanwhile;
    meanwhile = [];
    for (const event of missed) take(event);
  };

  /** A text can only be searched by the server: whether a new case matches it, is asked for this one case. */
  const matchesText = async (code: string): Promise<boolean> => {
    const { queue, filter, order } = view.value;
    const { data } = await client.query(INBOX, { queue, filter: { ...caseFilter(filter), code }, order, first: 1, after: null }, 'network-only');
    return readFragment(CASE_ROW, data.inbox.nodes).some((row) => row.code === code);
  };
  const take = (event: DeskEvent): void => {
    const { case: row, caseId: id } = event;
    if (!list.value) return;
    const { queue, filter } = view.value;
    const belongs = row !== null && row !== undefined && standsIn(queue, row, desk.viewer) && fits(row, filter, desk.viewer.id);
    const known = list.value.rows.has(id);
    if (belongs && !known && filter.text) {
      const asked = reading;
      void matchesText(row.code).then(
        (matches) => {
          if (!matches || !list.value || asked !== reading) return;
          list.value = follow(list.value, { id, row, belongs: true });
          if (list.value.shown.length === 0) settleNow();
        },
        () => undefined,
      );
      return;
    }
    list.value = follow(list.value, { id, row: row ?? null, belongs: known && filter.text ? Boolean(row) : belongs });
    // Nothing can jump in an empty list: it does not say that there is nothing while something waits.
    if (desk.actedLately(id) || list.value.shown.length === 0) settleNow();
  };
  const settleNow = (): void => {
    if (list.value) list.value = settle(list.value, groupOf);
  };

  desk.onEvent((event) => {
    if (loading.value || !list.value) meanwhile.push(event);
    take(event);
  });
  desk.onResync(readFirst);
  // A list that could not be read without the network comes by itself.
  const again = (): void => {
    if (failure.value && !list.value && !loading.value) void read();
  };
  useEventListener('online', again);
  watch(desk.stream.state, (state) => state === 'live' && again());
  watch(
    () => JSON.stringify(view.value),
    () => {
      list.value = null;
      totalCount.value = null;
      void read();
    },
    { immediate: true },
  );
  return { list, loading, failure, totalCount, hasMore: computed(() => next.value !== null), readings, read, readMore, settleNow };
}
