import { GRAPH, type Graph, type StreamRequest, type Viewer } from '@pakn/graph';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { computed, defineComponent, h, nextTick, ref } from 'vue';
import { provideDesk } from '../desk/desk';
import type { OfficerCaseEventsSubscription } from '../gql/graphql';
import { NO_FILTER, type InboxFilter } from './inbox-filter';
import type { Row } from './row';
import { useInbox, type Inbox, type InboxView } from './use-inbox';

const viewer: Viewer = {
  id: 'me',
  kind: 'OFFICER',
  displayName: 'A',
  fullName: 'A',
  officer: { agency: { id: 'road', code: 'S-XD', name: 'Sở Xây dựng', kind: 'DEPARTMENT' }, roles: ['SPECIALIST'], position: null },
};
const row = (id: string, more: Partial<Row> = {}): Row =>
  ({
    id,
    code: `KH-2611-${id}`,
    version: 1,
    title: id,
    status: 'IN_PROGRESS',
    progress: 'NOT_DUE',
    step: 'SPECIALIST',
    dueAt: `2099-01-0${id}T00:00:00Z`,
    submittedAt: null,
    category: { code: 'ROAD' },
    place: { address: '', ward: null },
    leadAgency: null,
    assignments: [{ id: `${id}p`, part: 'LEAD', status: 'PENDING', dueAt: null, agency: { id: 'road', name: 'Sở Xây dựng' }, officer: null }],
    ...more,
  }) as Row;

interface Asked {
  variables: { filter: unknown; after: string | null; queue: string; first: number };
}
type Events = StreamRequest<OfficerCaseEventsSubscription, { after?: string | null }>;

/** The console's list on a graph whose answers the test gives. */
function open(answer: (asked: Asked) => { rows: Row[]; cursor: string; next?: string | null }, filter: InboxFilter = NO_FILTER, wanted?: () => number) {
  const asked: Asked[] = [];
  const streams: Events[] = [];
  const client = {
    query(_document: unknown, variables: Asked['variables']) {
      if (!('queue' in variables)) return Promise.resolve({ data: { inboxCounts: [] } });
      const question = { variables };
      asked.push(question);
      const { rows, cursor, next = null } = answer(question);
      return Promise.resolve({
        data: { eventCursor: cursor, inbox: { nodes: rows, pageInfo: { hasNextPage: next !== null, endCursor: next }, totalCount: rows.length } },
      });
    },
  };
  const graph = { client, stream: (request: Events) => (streams.push(request), () => undefined) } as unknown as Graph;
  let inbox!: Inbox;
  const narrowed = ref(filter);
  const List = defineComponent({
    setup() {
      inbox = useInbox(
        computed<InboxView>(() => ({ queue: 'TO_HANDLE', filter: narrowed.value, order: 'DUE_FIRST' })),
        wanted,
      );
      return () => h('ul');
    },
  });
  const Desk = defineComponent({
    setup() {
      provideDesk(viewer);
      return () => h(List);
    },
  });
  mount(Desk, { global: { provide: { [GRAPH as symbol]: graph } } });
  const say = (caseId: string, found: Row | null, kind: 'ASSIGNED' | 'CLAIMED' | 'NOTE' = 'ASSIGNED'): void =>
    streams[0]?.onEvent({ caseEvents: { cursor: `c${Math.random()}`, kind, at: '', caseId, case: found } } as OfficerCaseEventsSubscription);
  const shown = (): string => inbox.list.value?.shown.map(({ id }) => id).join('') ?? '';
  return { asked, streams, inbox, narrowed, say, shown };
}

describe('A1-04 the work list follows the desk', () => {
  it('reads once, then follows: the stream begins where the list was read', async () => {
    const { asked, streams, say, shown, inbox } = open(() => ({ rows: [row('2'), row('1')], cursor: 'first' }));
    await flushPromises();
    expect([shown(), asked.length, streams.length, streams[0]?.after]).toEqual(['12', 1, 1, 'first']);
    say('3', row('3'));
    say('9', row('9', { assignments: [] }));
    expect([shown(), inbox.list.value?.waiting]).toEqual(['12', ['3']]);
    inbox.settleNow();
    expect(shown()).toBe('123');
    expect(asked.length).toBe(1);
  });

  it('nothing waits behind the pill of an empty list: it shows at once', async () => {
    const { say, shown, inbox } = open(() => ({ rows: [], cursor: 'first' }));
    await flushPromises();
    say('3', row('3'));
    expect([shown(), inbox.list.value?.waiting]).toEqual(['3', []]);
    say('4', row('4'));
    expect([shown(), inbox.list.value?.waiting]).toEqual(['3', ['4']]);
  });

  it('S4 takes a case off that the viewer may no longer read', async () => {
    const { say, shown } = open(() => ({ rows: [row('1'), row('2')], cursor: 'first' }));
    await flushPromises();
    say('1', null);
    expect(shown()).toBe('2');
  });

  it('loses nothing that came while a list was on its way', async () => {
    const { narrowed, say, inbox } = open(() => ({ rows: [row('1')], cursor: 'first' }));
    await flushPromises();
    narrowed.value = { ...NO_FILTER, category: 'ROAD' };
    await nextTick();
    say('4', row('4'));
    await flushPromises();
    expect(inbox.list.value?.waiting).toEqual(['4']);
  });

  it('the next list does not open a second stream', async () => {
    const { narrowed, streams, asked } = open(() => ({ rows: [], cursor: 'x' }));
    await flushPromises();
    narrowed.value = { ...NO_FILTER, ward: '22366' };
    await flushPromises();
    expect([streams.length, asked.length, asked[1]?.variables.filter]).toEqual([1, 2, { wardCode: ['22366'] }]);
  });

  it('RESYNC reads the list again and goes on from its new cursor', async () => {
    let cursor = 'old';
    const { streams, shown, asked } = open(() => ({ rows: cursor === 'old' ? [row('1')] : [row('1'), row('5')], cursor }));
    await flushPromises();
    cursor = 'new';
    expect(await streams[0]?.onResync()).toBe('new');
    expect([shown(), asked.length]).toEqual(['15', 2]);
  });

  it('asks the server whether a new case matches the text that is searched', async () => {
    const { say, inbox, asked } = open(
      ({ variables }) => ({ rows: (variables.filter as { code?: string }).code === 'KH-2611-3' ? [row('3')] : [row('1')], cursor: 'x' }),
      { ...NO_FILTER, text: 'ổ gà' },
    );
    await flushPromises();
    say('3', row('3'));
    say('4', row('4'));
    await flushPromises();
    expect(inbox.list.value?.waiting).toEqual(['3']);
    expect(asked.length).toBe(3);
  });

  it('pages by keyset and shows nothing twice (R3)', async () => {
    const { inbox, shown, asked } = open(({ variables }) =>
      variables.after ? { rows: [row('2'), row('3')], cursor: 'y' } : { rows: [row('1'), row('2')], cursor: 'x', next: 'p2' },
    );
    await flushPromises();
    await inbox.readMore();
    await inbox.readMore();
    expect([shown(), asked.length, asked[1]?.variables.after]).toEqual(['123', 2, 'p2']);
  });

  // A list of 130 that is answered in pages, as the graph does it.
  const long = ({ variables: { first, after } }: Asked) => {
    const from = Number(after ?? 0);
    const to = Math.min(130, from + first);
    return {
      rows: Array.from({ length: to - from }, (_, index) => row(String(from + index + 1), { dueAt: null })),
      cursor: 'c',
      next: to < 130 ? String(to) : null,
    };
  };

  it('A8-01 a list that was long is as long again when one comes back, in as few requests as the graph allows', async () => {
    const { asked, inbox } = open(long, NO_FILTER, () => 120);
    await flushPromises();
    expect(asked.map(({ variables }) => [variables.first, variables.after])).toEqual([
      [100, null],
      [50, '100'],
    ]);
    expect([inbox.list.value?.rows.size, inbox.readings.value, inbox.hasMore.value]).toEqual([130, 1, false]);
  });

  it('A8-01 a list that is read again stays as long as it is', async () => {
    const { asked, inbox } = open(long);
    await flushPromises();
    await inbox.readMore();
    expect(inbox.list.value?.rows.size).toBe(100);
    asked.length = 0;
    await inbox.read();
    expect(asked.map(({ variables }) => [variables.first, variables.after])).toEqual([[100, null]]);
    expect([inbox.list.value?.rows.size, inbox.readings.value]).toEqual([100, 2]);
  });
});
