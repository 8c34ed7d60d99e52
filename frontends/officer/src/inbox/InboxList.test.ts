import { beforeAll, describe, expect, it } from 'vitest';
import { computed, ref, shallowRef } from 'vue';
import { mountInConsole, ROADS, subject, WATER } from '../testing/console';
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
    props: { items: given.items ?? items, state, view, cursor: given.cursor ?? null, split: false, shown: true, gone: new Set(given.gone) },
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

  it('A8-07 a row has its number, every column and a menu; who has not claimed it is no status beside "Đã tiếp nhận"', async () => {
    const pending = [{ id: 'p', part: 'LEAD', status: 'PENDING', dueAt: null, comment: null, agency: ROADS, officer: null }] as unknown as Row['assignments'];
    const { screen } = await open({ items: [items[0]!, { kind: 'row', row: { ...row('1'), assignments: pending }, group: 'overdue' }] });
    expect(screen.findAll('th').map((head) => head.text())).toEqual([
      'STT',
      'Tiến độ',
      'Mã',
      'Tiêu đề',
      'Chuyên mục',
      'Địa điểm',
      'Công việc',
      'Trạng thái',
      'Người xử lý',
      'Ngày phản ánh',
      'Thao tác',
    ]);
    const cells = screen.findAll('[data-code] [role=gridcell]').map((cell) => cell.text());
    expect([cells[0], cells[7], cells[8]]).toEqual(['1', 'Đã tiếp nhận', 'Chờ cán bộ nhận']);
    expect(screen.get('[data-code] button').attributes('aria-label')).toContain('KH-2611-AAAAA1');
  });

  it('A8-20 A8-21 an appointment has its day, and one that was missed says so; a returned case says by whom, why and where to', async () => {
    const missed = { ...row('1'), status: 'SCHEDULED', progress: 'OVERDUE', dueAt: '2025-11-23T07:32:00Z' } as Row;
    const appointments = await open({ items: [{ kind: 'row', row: missed, group: 'overdue' }], view: { queue: 'APPOINTMENTS' } });
    expect(appointments.screen.get('[data-code]').text()).toMatch(/Trễ hẹn.*23\/11\/2025/);
    appointments.close();
    const returned = { reason: { code: 'X', label: 'Sai lĩnh vực', labelEn: 'x' }, part: { id: 'p', agency: ROADS }, suggestedAgency: WATER };
    const { screen } = await open({ items: [{ kind: 'row', row: { ...row('1'), returned }, group: 'later' }], view: { queue: 'RETURNED' } });
    expect(screen.get('[data-code]').text()).toMatch(/Sở Xây dựng.*Công ty Cấp thoát nước.*Sai lĩnh vực/);
  });

  it('a title of 100 KB is drawn by its beginning', async () => {
    const { screen } = await open({ items: [{ kind: 'row', row: { ...row('1'), title: 'Đường hỏng '.repeat(10_000) }, group: 'later' }] });
    expect(screen.get('[data-code]').html().length).toBeLessThan(10_000);
  });

  it('a group that is not read to its end has the number of all of it', async () => {
    const { screen } = await open({ items: [{ kind: 'heading', group: 'later', count: 1234, open: true }, ...items.slice(1)] });
    expect(screen.get('.grh').text()).toBe('Còn hạn1.234');
  });

  it('sorts by the deadline or by the date', async () => {
    const { button, emitted } = await open();
    await button('Ngày phản ánh').trigger('click');
    expect(emitted('sort')).toEqual([['NEWEST']]);
  });
});
