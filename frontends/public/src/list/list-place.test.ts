// @vitest-environment happy-dom
import { fault, mountPage, type Page } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import en from '../en.json';
import NoticesPage from '../news/NoticesPage.vue';
import vi from '../vi.json';

const notice = (n: number) => ({
  ...{ __typename: 'Notice', id: `${n}`, kind: 'GENERAL', title: `Thông báo ${n}`, summary: 'Tóm tắt', published: true, pinned: false },
  ...{ publishedAt: '2026-11-20T03:00:00.000Z', validUntil: null, agency: null },
});
/** Four notices by two; `bad` is a cursor that the graph refuses. */
const answers = {
  Notices: ({ after }: Record<string, unknown>) => {
    if (after === 'bad') throw fault('BAD_USER_INPUT');
    const from = after === 'two' ? 3 : 1;
    const pageInfo = { __typename: 'PageInfo', hasNextPage: from === 1, endCursor: from === 1 ? 'two' : 'four' };
    return { notices: { __typename: 'NoticeConnection', nodes: [notice(from), notice(from + 1)], pageInfo } };
  },
};
const open = (at: string): Promise<Page> => mountPage(NoticesPage, { answers, at, texts: { vi, en } });
const titles = ({ screen }: Page): string[] => screen.findAll('h2').map((title) => title.text());
const link = ({ screen }: Page, text: string): string | undefined =>
  screen
    .findAll('a')
    .find((each) => each.text() === text)
    ?.attributes('href');

test('A2-06 "Xem thêm" is a link to the next page of the same search, which scripts put below instead', async () => {
  const page = await open('/thong-bao?loai=GENERAL');
  expect(link(page, 'Xem thêm')).toBe('/thong-bao?loai=GENERAL&sau=two');
  expect(page.screen.get('a[rel=next]').text()).toBe('Xem thêm');
  expect(link(page, 'Về đầu danh sách')).toBeUndefined();
  await page.screen.get('a[rel=next]').trigger('click');
  await flushPromises();
  expect(titles(page)).toEqual([1, 2, 3, 4].map((n) => `Thông báo ${n}`));
  expect(page.router.currentRoute.value.fullPath).toBe('/thong-bao?loai=GENERAL');
});

test('A2-06 "Xem thêm" in a new tab is left to the browser', async () => {
  const page = await open('/thong-bao');
  await page.screen.get('a[rel=next]').trigger('click', { ctrlKey: true });
  await flushPromises();
  expect(titles(page)).toHaveLength(2);
});

test('A2-06 an address in the middle of a list begins there and leads back to the beginning', async () => {
  const page = await open('/thong-bao?sau=two&loai=GENERAL');
  expect(titles(page)).toEqual(['Thông báo 3', 'Thông báo 4']);
  expect(link(page, 'Về đầu danh sách')).toBe('/thong-bao?loai=GENERAL');
  expect(page.screen.find('a[rel=next]').exists()).toBe(false);
});

test('A2-06 a place that the list does not have: the list from its beginning, and a sentence', async () => {
  const page = await open('/thong-bao?sau=bad&loai=GENERAL');
  expect(titles(page)).toEqual(['Thông báo 1', 'Thông báo 2']);
  expect(page.screen.text()).toContain('Danh sách được hiển thị lại từ đầu');
  expect(page.router.currentRoute.value.fullPath).toBe('/thong-bao?sau=&loai=GENERAL');
  expect(link(page, 'Xem thêm')).toBe('/thong-bao?sau=two&loai=GENERAL');
});
