import { mountPage, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import StatisticsPage from './StatisticsPage.vue';

const BACKWARDS = 'Ngày kết thúc phải từ ngày bắt đầu trở đi.';
const nothing = { total: 0, onTime: 0, late: 0 };
const row = {
  __typename: 'PerformanceRow',
  total: 0,
  handled: { __typename: 'PerformanceSplit', ...nothing },
  inProgress: { __typename: 'PerformanceSplit', ...nothing },
  ratings: { __typename: 'RatingSplit', total: 0, verySatisfied: 0, satisfied: 0, neutral: 0, dissatisfied: 0 },
  onTimeRatio: null,
  satisfiedRatio: null,
};
const ANSWERS: Answers = {
  Categories: () => ({ categories: [] }),
  AgencyChoices: () => ({ agencies: [] }),
  FigureTopics: () => ({ topics: [] }),
  StatisticsPage: () => ({
    statistics: { __typename: 'Statistics', asOf: '2026-11-20T01:00:00Z', totals: row, byAgency: [], byCategory: [], byChannel: [], trend: [] },
  }),
};
const open = (at: string, answers: Answers = {}) => mountPage(StatisticsPage, { texts: { vi: vietnamese, en }, answers: { ...ANSWERS, ...answers }, at });

it('A6-03 a period that ends before it begins is said at its last day, nothing is asked, and the focus goes there', async () => {
  const page = await open('/thong-ke');
  expect(page.sent('StatisticsPage')).toEqual([{ filter: {}, bucket: 'MONTH' }]);
  await page.control('Từ ngày').setValue('2026-11-20');
  await page.control('Đến ngày').setValue('2026-11-19');
  const last = page.control('Đến ngày');
  expect(page.problems()).toEqual([BACKWARDS]);
  expect(page.screen.get(`[id="${last.attributes('aria-describedby')}"]`).text()).toBe(BACKWARDS);
  for (const act of [() => page.screen.get('form').trigger('submit'), () => page.button('Xuất Excel').trigger('click')]) {
    (document.activeElement as HTMLElement | null)?.blur();
    await act();
    await flushPromises();
    expect(document.activeElement).toBe(last.element);
  }
  expect([page.sent('StatisticsPage').length, page.router.currentRoute.value.fullPath]).toEqual([1, '/thong-ke']);

  await last.setValue('2026-11-20');
  expect(page.problems(), 'one day is a period').toEqual([]);
  await page.screen.get('form').trigger('submit');
  await flushPromises();
  expect(page.sent('StatisticsPage').at(-1)).toEqual({ filter: { from: '2026-11-20T00:00:00+07:00', to: '2026-11-20T17:00:00.000Z' }, bucket: 'DAY' });
});

it('A6-03 an address with such a period is not asked of the server: it is said, and the right one is asked', async () => {
  const page = await open('/thong-ke?tu_ngay=2026-11-20&den_ngay=2026-11-19');
  expect([page.sent('StatisticsPage'), page.problems()]).toEqual([[], [BACKWARDS]]);
  expect(page.screen.find('.stats-at').exists(), 'neither figures nor their placeholder').toBe(false);
  await page.router.push('/thong-ke?tu_ngay=2026-11-18&den_ngay=2026-11-19');
  await flushPromises();
  expect([page.sent('StatisticsPage').length, page.problems()]).toEqual([1, []]);
  expect(page.screen.get('.stats-at').text()).toContain('Cập nhật lúc');
  await page.router.push('/thong-ke?tu_ngay=2026-11-20&den_ngay=2026-11-19');
  await flushPromises();
  expect(page.sent('StatisticsPage').length, 'Back to it asks nothing either').toBe(1);
  expect(page.screen.find('.lead-n').exists(), 'no figures of another period').toBe(false);
});

it('A6-03 A7-03 a topic is chosen where there is one, is asked for, and stays in the address; without any there is no such field', async () => {
  const without = await open('/thong-ke');
  expect(without.screen.find('select[name=chu_de]').exists()).toBe(false);
  without.close();
  const topics = [{ __typename: 'Topic', code: 'STORM', name: 'Bão số 9', nameEn: 'Storm 9' }];
  const page = await open('/thong-ke?chu_de=STORM', { FigureTopics: () => ({ topics }) });
  expect(page.sent('StatisticsPage')).toEqual([{ filter: { topicCode: 'STORM' }, bucket: 'MONTH' }]);
  const field = page.screen.get<HTMLSelectElement>('select[name=chu_de]');
  expect([field.element.value, field.text()]).toEqual(['STORM', 'Tất cả chủ đềBão số 9']);
  await field.setValue('');
  await page.screen.get('form').trigger('submit');
  await flushPromises();
  expect(page.router.currentRoute.value.fullPath).toBe('/thong-ke');
  await field.setValue('STORM');
  await page.screen.get('form').trigger('submit');
  await flushPromises();
  expect(page.router.currentRoute.value.fullPath).toBe('/thong-ke?chu_de=STORM');
});

it('A6-03 days that the calendar does not have are not asked for', async () => {
  const page = await open('/thong-ke?tu_ngay=2026-02-31&den_ngay=2026-13-01');
  expect(page.sent('StatisticsPage')).toEqual([{ filter: {}, bucket: 'MONTH' }]);
});
