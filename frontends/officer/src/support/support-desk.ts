import { requestFailure, useGraph, useResumable, type RequestFailure, type ResumableStream, type Viewer } from '@pakn/graph';
import { toast } from '@pakn/ui';
import { computed, inject, provide, shallowRef, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { chime } from '../desk/chime';
import { readFragment, type FragmentType } from '../gql';
import type { OfficerSupportQueueChangedSubscription, OfficerSupportQueueChangedSubscriptionVariables, OfficerSupportQueueQuery } from '../gql/graphql';
import { beginsToWait, withRow, type SupportRow } from './queue';
import { QUEUE_ROW, SUPPORT_QUEUE, SUPPORT_QUEUE_CHANGED } from './support.documents';

/** The support chat's queue, live for the whole console: the menu counts it, the page shows it. */
export interface SupportDesk {
  /** Only operators answer. */
  readonly isMine: boolean;
  /** Null until it was read. */
  readonly rows: Readonly<ShallowRef<readonly SupportRow[] | null>>;
  readonly waiting: ComputedRef<number>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly stream: Pick<ResumableStream, 'state' | 'lastUpdatedAt'>;
  read(): Promise<void>;
  /** A conversation as an act of one's own has answered it. */
  take(row: FragmentType<typeof QUEUE_ROW>): void;
}
const KEY: InjectionKey<SupportDesk> = Symbol('support desk');

/** Only for the console's frame. */
export function provideSupportDesk(viewer: Viewer): SupportDesk {
  const { client } = useGraph();
  const router = useRouter();
  const { t } = useI18n();
  const isMine = viewer.officer?.roles.includes('OPERATOR') ?? false;
  const rows = shallowRef<readonly SupportRow[] | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);

  const put = (row: SupportRow): void => {
    rows.value = withRow(rows.value ?? [], row);
  };
  const list = async (): Promise<string> => {
    let all: readonly SupportRow[] = [];
    let cursor: string | null = null;
    let after: string | null = null;
    for (;;) {
      const page: OfficerSupportQueueQuery['supportQueue'] = (await client.query(SUPPORT_QUEUE, { after }, 'network-only')).data.supportQueue;
      cursor ??= page.cursor;
      for (const node of page.nodes) all = withRow(all, readFragment(QUEUE_ROW, node));
      after = page.pageInfo.endCursor ?? null;
      if (!page.pageInfo.hasNextPage) break;
    }
    rows.value = all;
    return cursor;
  };
  const stream = useResumable<OfficerSupportQueueChangedSubscription, OfficerSupportQueueChangedSubscriptionVariables>({
    document: SUPPORT_QUEUE_CHANGED,
    variables: () => ({}),
    cursorOf: (data) => data.supportQueueChanged.cursor,
    onEvent(data) {
      const row = readFragment(QUEUE_ROW, data.supportQueueChanged);
      const before = rows.value?.find(({ id }) => id === row.id);
      put(row);
      if (!beginsToWait(before, row)) return;
      chime();
      toast({
        title: t('officer.support.alert'),
        text: row.lastMessage?.text ?? '',
        action: { label: t('officer.alert.open'), run: () => void router.push({ name: 'officer-support', params: { id: row.id } }) },
      });
    },
    onResync: list,
  });
  const read = async (): Promise<void> => {
    failure.value = null;
    try {
      stream.start(await list());
    } catch (error) {
      failure.value = requestFailure(error);
    }
  };
  if (isMine) void read();

  const desk: SupportDesk = {
    isMine,
    rows,
    waiting: computed(() => rows.value?.filter(({ status }) => status === 'WAITING').length ?? 0),
    failure,
    stream,
    read,
    take: (row) => put(readFragment(QUEUE_ROW, row)),
  };
  provide(KEY, desk);
  return desk;
}

/** The queue of the support chat; only inside the console. */
export function useSupportDesk(): SupportDesk {
  const desk = inject(KEY);
  if (!desk) throw new Error('useSupportDesk() outside the console');
  return desk;
}
