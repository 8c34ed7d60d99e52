import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { computed, defineComponent, h, ref, shallowRef } from 'vue';
import { useDesk } from '../desk/desk';
import { mountInConsole } from '../testing/console';
import { NO_FILTER, type InboxFilter } from './inbox-filter';
import { useListCounts } from './use-list-counts';
import type { Inbox, InboxView } from './use-inbox';

/** A queue of 240 of which 50 are read; narrowed to 70. */
async function open(filter: InboxFilter, more: boolean) {
  const asked: Record<string, unknown>[] = [];
  let counts!: ReturnType<typeof useListCounts>;
  const state = ref({ desk: 240, narrowed: 70 });
  const Page = defineComponent({
    setup() {
      const rows = new Map(Array.from({ length: 50 }, (_, at) => [String(at), {}]));
      const inbox = {
        list: shallowRef({ rows, gone: new Set(['1']) }),
        totalCount: shallowRef(state.value.narrowed),
        hasMore: computed(() => more),
      } as unknown as Inbox;
      const desk = useDesk();
      void desk.readCounts();
      counts = useListCounts(
        computed<InboxView>(() => ({ queue: 'TO_HANDLE', filter, order: 'DUE_FIRST' })),
        inbox,
      );
      return () => h('button', { onClick: () => void desk.readCounts() });
    },
  });
  const page = await mountInConsole(Page, {
    answers: {
      OfficerInboxCounts: () => ({ inboxCounts: [{ __typename: 'InboxCount', queue: 'TO_HANDLE', count: state.value.desk, overdue: 9 }] }),
      OfficerGroupCounts: (variables: Record<string, unknown>) => {
        asked.push(variables);
        const total = (totalCount: number) => ({ __typename: 'CaseConnection', totalCount });
        return { all: total(state.value.narrowed), overdue: total(9), today: total(11), done: total(0) };
      },
    },
  });
  await flushPromises();
  return { counts, asked, state, page };
}

describe('A8-06 what a list counts', () => {
  it("a whole queue has the desk's number, as the menu; its groups are counted by the server and move with it", async () => {
    const { counts, asked, state, page } = await open(NO_FILTER, true);
    expect([counts.total.value, counts.groups.value]).toEqual([240, { overdue: 9, today: 11, later: 220, done: 0 }]);
    state.value = { desk: 241, narrowed: 70 };
    await page.screen.get('button').trigger('click');
    await flushPromises();
    expect([counts.total.value, counts.groups.value?.later]).toEqual([241, 221]);
    expect(asked.at(-1)).toMatchObject({ queue: 'TO_HANDLE', all: null, overdue: { progress: ['OVERDUE'] } });
  });

  it('a narrowed list that is longer than what is read is counted by the server', async () => {
    const { counts, asked } = await open({ ...NO_FILTER, ward: '22366' }, true);
    expect([counts.total.value, asked.at(-1)]).toMatchObject([70, { all: { wardCode: ['22366'] } }]);
  });

  it('one that is read to its end is counted here, without what left it', async () => {
    const { counts, asked } = await open({ ...NO_FILTER, ward: '22366' }, false);
    expect([counts.total.value, counts.groups.value, asked.length]).toEqual([49, null, 0]);
  });
});
