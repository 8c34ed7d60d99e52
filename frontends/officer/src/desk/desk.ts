import { requestFailure, useGraph, useResumable, type ResumableStream, type Viewer } from '@pakn/graph';
import { inject, onScopeDispose, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import type { OfficerCaseEventsSubscription, OfficerCaseEventsSubscriptionVariables, OfficerInboxCountsQuery } from '../gql/graphql';
import { CASE_ROW } from '../case/case.fragments';
import { readFragment } from '../gql';
import { CASE_EVENTS, INBOX_COUNTS } from '../inbox/inbox.documents';
import type { Row } from '../inbox/row';

export type DeskEvent = Omit<OfficerCaseEventsSubscription['caseEvents'], 'case'> & { case: Row | null };
type Count = OfficerInboxCountsQuery['inboxCounts'][number];

/** What the whole console shares: who sits here, one stream of everything that concerns the desk, and how much lies in each queue. */
export interface Desk {
  readonly viewer: Viewer;
  readonly agencyId: string | undefined;
  readonly stream: Pick<ResumableStream, 'state' | 'lastUpdatedAt'>;
  readonly counts: Readonly<ShallowRef<readonly Count[] | null>>;
  /** Starts the stream after the `eventCursor` of the first list; later lists find it running. */
  begin(cursor: string): void;
  /** Hears every event, from the component's setup until it ends. */
  onEvent(listener: (event: DeskEvent) => void): void;
  /** Reads its list again when the stream cannot be resumed, and answers the new `eventCursor`. */
  onResync(reader: () => Promise<string | null>): void;
  /** The officer's own act changed this case: no alert for it, and lists settle at once. */
  acted(caseId: string): void;
  onActed(listener: (caseId: string) => void): void;
  actedLately(caseId: string): boolean;
  readCounts(): Promise<void>;
}

/** Events come in bursts: the queues are counted once for all of them, and not more often than this. */
const COUNT_AGAIN_MS = 2_000;
/** After an own act they are counted at once: who has sent a case off sees the number fall. */
const COUNT_OWN_ACT_MS = 150;
/** So long after an act its own event is no news. */
const OWN_ACT_MS = 10_000;
const DESK: InjectionKey<Desk> = Symbol('desk');

/** Only for the console's frame. */
export function provideDesk(viewer: Viewer): Desk {
  const graph = useGraph();
  const events = new Set<(event: DeskEvent) => void>();
  const readers = new Set<() => Promise<string | null>>();
  const actors = new Set<(caseId: string) => void>();
  const acts = new Map<string, number>();
  const counts = shallowRef<readonly Count[] | null>(null);
  let counting: ReturnType<typeof setTimeout> | undefined;
  let begun = false;

  const readCounts = async (): Promise<void> => {
    const { data } = await graph.client.query(INBOX_COUNTS, {}, 'network-only');
    if (data.inboxCounts) counts.value = data.inboxCounts;
  };
  const countSoon = (within = COUNT_AGAIN_MS): void => {
    if (counting && within === COUNT_AGAIN_MS) return;
    clearTimeout(counting);
    counting = setTimeout(() => {
      counting = undefined;
      readCounts().catch((error: unknown) => console.warn('[officer] the queues could not be counted', requestFailure(error)));
    }, within);
  };

  const stream = useResumable<OfficerCaseEventsSubscription, OfficerCaseEventsSubscriptionVariables>({
    document: CASE_EVENTS,
    variables: () => ({}),
    cursorOf: (data) => data.caseEvents.cursor,
    onEvent(data) {
      const event = { ...data.caseEvents, case: readFragment(CASE_ROW, data.caseEvents.case) ?? null };
      for (const listener of events) listener(event);
      countSoon();
    },
    async onResync() {
      countSoon();
      const cursors = await Promise.all([...readers].map((read) => read()));
      return cursors.find((cursor) => cursor !== null) ?? null;
    },
  });

  const during = <T>(set: Set<T>, member: T): void => {
    set.add(member);
    onScopeDispose(() => set.delete(member));
  };
  onScopeDispose(() => clearTimeout(counting));

  const desk: Desk = {
    viewer,
    agencyId: viewer.officer?.agency.id,
    stream,
    counts,
    begin(cursor) {
      if (begun) return;
      begun = true;
      stream.start(cursor);
    },
    onEvent: (listener) => during(events, listener),
    onResync: (reader) => during(readers, reader),
    acted(caseId) {
      acts.set(caseId, Date.now());
      for (const listener of actors) listener(caseId);
      countSoon(COUNT_OWN_ACT_MS);
    },
    onActed: (listener) => during(actors, listener),
    actedLately: (caseId) => Date.now() - (acts.get(caseId) ?? 0) < OWN_ACT_MS,
    readCounts,
  };
  provide(DESK, desk);
  return desk;
}

/** The desk; only inside the console. */
export function useDesk(): Desk {
  const desk = inject(DESK);
  if (!desk) throw new Error('useDesk() outside the console');
  return desk;
}
