import { fault, mountPage, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import AddressesPage from '../addresses/AddressesPage.vue';
import en from '../en.json';
import GuidePage from '../guide/GuidePage.vue';
import vi from '../vi.json';
import NoticePage from './NoticePage.vue';
import NoticesPage from './NoticesPage.vue';

const texts = { vi, en };
const notice = (n: number, more: object = {}): Record<string, unknown> => ({
  ...{ __typename: 'Notice', id: `n${n}`, kind: 'SERVICE', title: `Thông báo ${n}`, summary: 'Tóm tắt', pinned: n === 1, publishedAt: '2026-11-20T01:00:00Z' },
  agency: { __typename: 'Agency', id: 'a', name: 'Sở Xây dựng' },
  ...more,
});
const page = (nodes: object[], endCursor: string, hasNextPage: boolean): Record<string, unknown> => ({
  notices: { __typename: 'NoticeConnection', nodes, pageInfo: { __typename: 'PageInfo', endCursor, hasNextPage } },
});
const shows = (answers: Answers, at = '/thong-bao') => mountPage(NoticesPage, { answers, texts, at });

it('A2-06: what stands in the address is asked, and "Xem thêm" goes on behind the last one', async () => {
  const list = await shows(
    { Notices: ({ after }) => (after ? page([notice(3)], 'c3', false) : page([notice(1), notice(2)], 'c2', true)) },
    '/thong-bao?tu_khoa=cau&loai=SERVICE',
  );
  expect(list.sent('Notices')[0]).toEqual({ first: 20, after: null, kind: 'SERVICE', search: 'cau' });
  await list.screen.get('a[rel=next]').trigger('click');
  await flushPromises();
  expect(list.sent('Notices')[1]).toMatchObject({ after: 'c2' });
  expect(list.screen.findAll('h2').map((title) => title.text())).toEqual(['Thông báo 1', 'Thông báo 2', 'Thông báo 3']);
  expect(list.screen.find('time b').text()).toBe('20');
});

it('A2-06: a kind that there is not is left out; none and a failure have their faces', async () => {
  const none = await shows({ Notices: () => page([], '', false) }, '/thong-bao?loai=PALACE');
  expect(none.sent('Notices')[0]).toMatchObject({ kind: null });
  expect(none.screen.text()).toContain('Không có thông báo nào');
  let times = 0;
  const failed = await shows({
    Notices: () => {
      if (times++ === 0) throw fault('INTERNAL_SERVER_ERROR');
      return page([notice(1)], 'c', false);
    },
  });
  expect(failed.screen.text()).toContain('Mã lỗi');
  await failed.button('Thử lại').trigger('click');
  await flushPromises();
  expect(failed.screen.text()).toContain('Thông báo 1');
});

it('A2-06: one that is over says so, a draft too, one that is gone has its face', async () => {
  const opens = (found: object | null) => mountPage(NoticePage, { props: { id: 'n1' }, answers: { OneNotice: () => ({ notice: found }) }, texts });
  const shown = notice(1, { body: 'Nội dung', published: true, validUntil: null, attachments: [] });
  expect((await opens(shown)).screen.find('.banner').exists()).toBe(false);
  expect((await opens({ ...shown, validUntil: '2020-01-01T00:00:00Z' })).screen.text()).toContain('đã hết hiệu lực');
  expect((await opens({ ...shown, validUntil: '2999-01-01T00:00:00Z' })).screen.text()).toContain('Có hiệu lực đến');
  expect((await opens({ ...shown, published: false })).screen.text()).toContain('Bản nháp');
  expect((await opens(null)).screen.text()).toContain('Không tìm thấy thông báo');
});

it('A2-06: a picture is seen and said, a document is named with its kind and size, one that is still checked is left out', async () => {
  const file = (id: string, name: string, mediaType: string, more: object = {}): object => ({
    ...{ __typename: 'Attachment', id, name, mediaType, bytes: 1_258_291, url: `/files/a/${id}`, thumbnailUrl: null, status: 'READY' },
    ...more,
  });
  const attachments = [
    file('1', 'so-do.png', 'image/png', { thumbnailUrl: '/files/a/1/thumb' }),
    file('2', 'lịch cắt nước.pdf', 'application/pdf'),
    file('3', 'dang-kiem-tra.pdf', 'application/pdf', { status: 'SCANNING' }),
  ];
  const found = notice(1, { body: 'Nội dung', published: true, validUntil: null, attachments });
  const { screen } = await mountPage(NoticePage, { props: { id: 'n1' }, answers: { OneNotice: () => ({ notice: found }) }, texts });
  expect(screen.get('img').attributes()).toMatchObject({ src: '/files/a/1/thumb', alt: 'Ảnh 1: so-do.png', loading: 'lazy' });
  expect(screen.findAll('.brought a').map((link) => link.attributes('href'))).toEqual(['/files/a/1', '/files/a/2']);
  expect(screen.get('.papers').text()).toBe('lịch cắt nước.pdfPDF, 1,2 MB');
  expect(screen.get('section h2').text()).toBe('Tệp kèm theo');
});

it('A2-12: addresses stand by kind, a number is called, the map comes when it is asked for', async () => {
  const address = (id: string, kind: string, more: object = {}): object => ({
    ...{ __typename: 'UsefulAddress', id, kind, name: `Nơi ${id}`, address: 'Nha Trang', phone: null, email: null, url: null, openingHours: null },
    ...{ lon: null, lat: null, ward: null },
    ...more,
  });
  const usefulAddresses = [address('1', 'emergency', { phone: '1900 0000' }), address('2', 'health', { lon: 109.19, lat: 12.24 })];
  const list = await mountPage(AddressesPage, { answers: { UsefulAddresses: () => ({ usefulAddresses }) }, texts, at: '/dia-chi' });
  expect(list.screen.findAll('h2').map((title) => title.text())).toEqual(['Số khẩn cấp', 'Y tế']);
  expect(list.screen.get('a[href^="tel:"]').attributes('href')).toBe('tel:19000000');
  await list.button('Xem bản đồ').trigger('click');
  expect(list.screen.text()).toContain('Chưa mở được bản đồ');
});

it('A2-13: without a name the first chapter is read, with a wrong one the list stays', async () => {
  const chapter = (slug: string): object => ({
    __typename: 'Guide',
    slug,
    title: `Chương ${slug}`,
    body: 'Chữ',
    audience: 'PUBLIC',
    updatedAt: '2026-11-20T01:00:00Z',
  });
  const opens = (slug?: string) =>
    mountPage(GuidePage, { props: slug ? { slug } : {}, answers: { Guides: () => ({ guides: [chapter('a'), chapter('b')] }) }, texts });
  for (const [slug, title] of [
    [undefined, 'Chương a'],
    ['b', 'Chương b'],
  ] as const) {
    const read = await opens(slug);
    expect(read.screen.get('h1').text()).toBe(title);
    read.close();
  }
  const wrong = await opens('c');
  expect(wrong.screen.text()).toContain('Không tìm thấy chương này');
  expect(wrong.screen.findAll('nav li')).toHaveLength(2);
});
