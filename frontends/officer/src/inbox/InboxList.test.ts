import { beforeAll, describe, expect, it } from 'vitest';
import { computed, ref, shallowRef } from 'vue';
import { mountInConsole, subject } from '../testing/console';
import InboxList from './InboxList.vue';
import { NO_FILTER } from './inbox-filter';
import type { Row } from './row';
import type { Listed } from './urgency';
import type { Inbox, InboxView } from './use-inbox';

// Nothing has a size here: the list draws what a wide window would show.
beforeAll(() => {
  (window as unknown as { happyDOM: { setViewport(size: { width: number; height: number }): void } }).happyDOM.setViewport({ width: 1440, height: 900 });
  for (const [side, value] of [
    ['clientWidth', 1440],
    ['clientHeight', 900],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, side, { value, configurable: true });
});

const row = (id: string): Row => ({ ...subject([]), id, code: `KH-2611-AAAAA${id}`, title: `Phản ánh ${id}` });
const items: Listed<Row>[] = [
  { kind: 'heading', group: 'overdue', count: 1, open: true },
  { kind: 'row', row: row('1') },
  { kind: 'heading', group: 'later', count: 1, open: true },
  { kind: 'row', row: row('2') },
] as Listed<Row>[];

async function open(given: Partial<{ items: Listed<Row>[]; failed: boolean; unread: boolean; view: Partial<InboxView>; gone: string[]; cursor: string }> = {}) {
  let read = 0;
  const state = {
    list: shallowRef(given.failed || given.unread ? null : {}),
    failure: shallowRef(given.failed ? { kind: 'network', requestId: null } : null),
    loading: ref(false),
    readings: shallowRef(1),
    hasMore: computed(() => false),
    read: () => Promise.resolve(void (read += 1)),
    readMore: () => Promise.resolve(),
  } as unknown as Inbox;
  const view = { queue: 'TO_HANDLE', filter: NO_FILTER, order: 'DUE_FIRST', ...given.view };
  const page = await mountInConsole(InboxList, {
    props: { items: given.items ?? items, state, view, cursor: given.cursor ?? null, split: false, gone: new Set(given.gone) },
  });

  return { ...page, read: () => read };
}

describe('A1-04 the list of a queue', () => {
  it('shows groups and rows, and a press on a row opens its case', async () => {
    const { screen, emitted } = await open();
    expect(screen.findAll('.grh b').map((heading) => heading.text())).toEqual(['Quá hạn', 'Còn hạn']);
    await screen.get('[data-code=KH-2611-AAAAA2]').trigger('click');
    expect(emitted('open')).toEqual([['KH-2611-AAAAA2']]);
  });

  it('the keyboard moves and the current row is the active one for screen readers', async () => {
    const { screen, emitted } = await open({ cursor: '2' });
    const grid = screen.get('[role=grid]');
    await grid.trigger('keydown', { key: 'ArrowDown' });
    await grid.trigger('keydown', { key: 'ArrowUp' });
    expect([emitted('move'), grid.attributes('aria-activedescendant'), grid.attributes('aria-rowcount')]).toEqual([[[1], [-1]], 'row-2', '5']);
  });

  it('a row that has left the queue stays where it is and says so', async () => {
    const { screen } = await open({ gone: ['1'] });
    expect(screen.get('[data-code=KH-2611-AAAAA1]').text()).toContain('đã rời danh sách');
  });

  it('an empty queue and a filter without a match are two different things', async () => {
    const nothing = await open({ items: [] });
    expect(nothing.screen.text()).toContain('Không còn việc chờ');
    nothing.close();
    const { screen, button, emitted } = await open({ items: [], view: { filter: { ...NO_FILTER, text: 'ổ gà' } } });
    expect(screen.text()).toContain('Không có phản ánh nào khớp');
    await button('Bỏ lọc').trigger('click');
    expect(emitted('clear')).toHaveLength(1);
  });

  it('what could not be read can be tried again', async () => {
    const { button, read } = await open({ failed: true });
    await button('Thử lại').trigger('click');
    expect(read()).toBe(1);
  });

  it('sorts by the deadline or by the date', async () => {
    const { button, emitted } = await open();
    await button('Ngày phản ánh').trigger('click');
    expect(emitted('sort')).toEqual([['NEWEST']]);
  });
});
