import 'fake-indexeddb/auto';
import type { Viewer } from '@pakn/graph';
import { fault, mountPage, type Answers } from '@pakn/ui/testing/mount-page';
import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import { emptyDraft, openShelf, type ReportDraft } from '../submit/report-draft';
import { contentOf } from '../submit/server-draft';
import vietnamese from '../vi.json';
import MyReportsPage from './MyReportsPage.vue';
import { CASE_STATUSES } from '@pakn/vocabulary';
import { ownFilter, ownSearchQuery, readOwnSearch, readSection } from './own-search';

const texts = { vi: vietnamese, en };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const row = (n: number, more: object = {}): object => ({
  ...{ __typename: 'Case', id: `c${n}`, code: `KH-2611-${n}`, title: `Phản ánh ${n}`, status: 'IN_PROGRESS', step: 'SPECIALIST', progress: 'NOT_DUE' },
  ...{ submittedAt: '2026-11-20T01:00:00Z', answeredAt: null, answerDueAt: null, leadAgency: null, rating: null },
  category: { __typename: 'Category', code: 'ROAD', name: 'Giao thông', nameEn: 'Roads' },
  place: { __typename: 'Place', address: 'Đường A', ward: null },
  attachments: [],
  ...more,
});
const page = (nodes: object[], totalCount: number, endCursor: string | null = null): Record<string, unknown> => ({
  __typename: 'CaseConnection',
  totalCount,
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
});
const open = (at: string, answers: Answers, viewer: Viewer | null = citizen) => mountPage(MyReportsPage, { at, answers, viewer, texts });
const titles = ({ screen }: Awaited<ReturnType<typeof open>>): string[] => screen.findAll('.case-row .h3').map((title) => title.text());

beforeEach(async () => {
  localStorage.clear();
  await (await openShelf())?.clear();
});

describe('A5-01 my reports', () => {
  it('asks what stands in the address, says how many, shows pictures, and goes on behind the last one', async () => {
    const picture = { __typename: 'Attachment', id: 'f', status: 'READY', thumbnailUrl: '/nho.jpg' };
    const list = await open('/phan-anh-cua-toi?tu_khoa=đèn&trang_thai=can-bo-sung', {
      MyCases: ({ after }) => ({ myCases: after ? page([row(3)], 3) : page([row(1, { attachments: [picture] }), row(2)], 3, 'c2') }),
    });
    expect(list.sent('MyCases')[0]).toEqual({ filter: { text: 'đèn', status: ['AWAITING_INFO'] }, first: 20, after: null });
    expect(list.screen.get('[data-testid=own-total]').text()).toBe('Tổng số: 3 phản ánh, kiến nghị');
    expect(list.screen.findAll('.case-row img').map((img) => img.attributes('src'))).toEqual(['/nho.jpg']);
    await list.button('Xem thêm').trigger('click');
    await flushPromises();
    expect([list.sent('MyCases')[1]?.after, titles(list)]).toEqual(['c2', ['Phản ánh 1', 'Phản ánh 2', 'Phản ánh 3']]);
  });

  it('puts what is looked for into the address', async () => {
    const list = await open('/phan-anh-cua-toi', { MyCases: () => ({ myCases: page([row(1)], 1) }) });
    await list.control('Từ khóa').setValue('ngập');
    await list.screen.get('form').trigger('submit');
    await flushPromises();
    expect(list.router.currentRoute.value.query).toEqual({ tu_khoa: 'ngập' });
    expect(list.sent('MyCases').at(-1)).toMatchObject({ filter: { text: 'ngập' } });
  });

  it('none, none that fits, a failure, and nobody signed in have their faces', async () => {
    const none = { MyCases: () => ({ myCases: page([], 0) }) };
    expect((await open('/phan-anh-cua-toi', none)).screen.text()).toContain('Bạn chưa gửi phản ánh nào');
    expect((await open('/phan-anh-cua-toi?trang_thai=da-tra-loi', none)).screen.text()).toContain('Không có phản ánh nào như vậy');
    let times = 0;
    const failed = await open('/phan-anh-cua-toi', {
      MyCases() {
        if (times++ === 0) throw fault('INTERNAL_SERVER_ERROR');
        return { myCases: page([row(1)], 1) };
      },
    });
    await failed.button('Thử lại').trigger('click');
    await flushPromises();
    expect(titles(failed)).toEqual(['Phản ánh 1']);
    failed.close();
    const visitor = await open('/phan-anh-cua-toi?muc=theo-doi', {}, null);
    expect([visitor.screen.text(), visitor.asked]).toEqual([expect.stringContaining('Đăng nhập để xem phản ánh của bạn'), []]);
  });
});

it('A4-05 what the person follows is a list of its own', async () => {
  const list = await open('/phan-anh-cua-toi?muc=theo-doi', { FollowedCases: () => ({ followedCases: page([row(7)], 1) }) });
  expect([titles(list), list.screen.text()]).toEqual([['Phản ánh 7'], expect.stringContaining('Bạn đang theo dõi 1 phản ánh đã công khai')]);
  list.close();
  const none = await open('/phan-anh-cua-toi?muc=theo-doi', { FollowedCases: () => ({ followedCases: page([], 0) }) });
  expect(none.screen.text()).toContain('Bạn chưa theo dõi phản ánh nào');
});

describe('X-08 drafts of this device', () => {
  const begun = async (): Promise<void> => {
    const shelf = await openShelf();
    await shelf?.keep({ ...emptyDraft('d1'), title: 'Đèn tắt', savedAt: 2 });
    await shelf?.keep({ ...emptyDraft('d2'), address: 'Hẻm 12', savedAt: 1 });
    await shelf?.keep({ ...emptyDraft('d3'), title: 'Đã bấm gửi', savedAt: 3, queued: { by: 'me', at: 3, notBefore: null, problem: null } });
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: 3, blob: new Blob(['abc']), uploadUrl: null, attachmentId: null };
    await (await openFileShelf())?.keep({ ...file, id: 'f1', form: 'd1', place: 0, until: Date.now() + 60_000 });
  };
  const drafts = async () => {
    const list = await open('/phan-anh-cua-toi?muc=nhap', {}, null);
    await vi.waitFor(() => expect(list.screen.find('.skel, [aria-busy=true]').exists() || titles(list).length === 0).toBe(false));
    return list;
  };

  it('are there without signing in, newest first, without what waits to be sent; one is opened by its key', async () => {
    await begun();
    const list = await drafts();
    expect(titles(list)).toEqual(['Đèn tắt', 'Hẻm 12']);
    expect(list.screen.text()).toContain('1 tệp');
    expect(list.screen.findAll('.draft-a a').map((link) => link.attributes('href'))).toEqual(['/gui-phan-anh?nhap=d1', '/gui-phan-anh?nhap=d2']);
  });

  it('go with their files, after one more question', async () => {
    await begun();
    const list = await drafts();
    await list.button('Xóa bản nháp: Đèn tắt').trigger('click');
    await list.button('Giữ lại').trigger('click');
    expect(titles(list)).toHaveLength(2);
    await list.button('Xóa bản nháp: Đèn tắt').trigger('click');
    await list.screen.get('.btn-danger').trigger('click');
    await vi.waitFor(() => expect(titles(list)).toEqual(['Hẻm 12']));
    expect([(await (await openShelf())?.get('d1')) ?? null, await (await openFileShelf())?.read('d1'), list.toasts()]).toEqual([null, [], ['Đã xóa bản nháp']]);
  });

  it('none has its face', async () => {
    const list = await open('/phan-anh-cua-toi?muc=nhap', {}, null);
    await vi.waitFor(() => expect(list.screen.text()).toContain('Không có bản nháp nào'));
  });
});

describe('X-08 drafts of the account', () => {
  const saved = (id: string, title: string, more: object = {}): object => ({
    ...{ __typename: 'Case', id, version: 1, title, savedAt: '2026-11-30T01:00:00Z', keptUntil: '2027-02-28T01:00:00Z', attachments: [] },
    place: { __typename: 'Place', address: '' },
    ...more,
  });
  const copy = (of: { id: string; version: number }, draft: ReportDraft): ReportDraft => ({
    ...draft,
    server: { ...of, by: 'me', savedAt: 1, content: contentOf(draft, []) },
  });
  const drafts = async (nodes: object[], more: Answers = {}) => {
    const list = await open('/phan-anh-cua-toi?muc=nhap', { MyDrafts: () => ({ myCases: page(nodes, nodes.length) }), ...more });
    await vi.waitFor(() => expect([list.screen.find('[data-testid=drafts]').exists(), list.screen.find('.sk').exists()]).toEqual([true, false]));
    return list;
  };
  const where = ({ screen }: Awaited<ReturnType<typeof open>>): string[] => screen.findAll('.draft-w').map((line) => line.text());

  it('and those of the device are one list, each once; what differs says so', async () => {
    const shelf = await openShelf();
    const same = copy({ id: 's1', version: 1 }, { ...emptyDraft('same'), title: 'Như nhau', savedAt: 4 });
    const ahead = copy({ id: 's2', version: 1 }, { ...emptyDraft('ahead'), title: 'Cũ', savedAt: 3 });
    const behind = copy({ id: 's3', version: 1 }, { ...emptyDraft('behind'), title: 'Trên máy cũ', savedAt: 2 });
    await shelf?.keep(same);
    await shelf?.keep({ ...ahead, title: 'Sửa trên máy' });
    await shelf?.keep(behind);
    await shelf?.keep({ ...copy({ id: 's4', version: 1 }, { ...emptyDraft('gone'), title: 'Đã xóa ở nơi khác', savedAt: 1 }) });
    await shelf?.keep({ ...copy({ id: 's5', version: 1 }, emptyDraft('both')), title: 'Cả hai', savedAt: 0 });
    const list = await drafts([
      saved('s1', 'Như nhau'),
      saved('s2', 'Cũ'),
      saved('s3', 'Mới hơn ở nơi khác', { version: 2 }),
      saved('s5', 'Cả hai', { version: 3 }),
      saved('s6', '', {
        place: { __typename: 'Place', address: 'Hẻm 9' },
        attachments: [{ __typename: 'Attachment', id: 'f', mediaType: 'image/jpeg', thumbnailUrl: '/n.webp' }],
      }),
    ]);
    expect(titles(list)).toEqual(['Mới hơn ở nơi khác', 'Hẻm 9', 'Như nhau', 'Sửa trên máy', 'Đã xóa ở nơi khác', 'Cả hai']);
    expect(where(list)).toEqual([
      'Trong tài khoản, giữ đến 28/02/2027',
      'Trong tài khoản, giữ đến 28/02/2027',
      'Trong tài khoản, giữ đến 28/02/2027',
      'Có thay đổi trên máy này chưa lưu vào tài khoản',
      'Chỉ có trên máy này',
      'Được sửa ở cả hai nơi: mở ra để chọn',
    ]);
    expect(list.screen.findAll('.draft-a a').map((link) => link.attributes('href')?.split('=')[1])).toEqual(['behind', 's6', 'same', 'ahead', 'gone', 'both']);
    expect(list.screen.get('.thumb[src]').attributes('src')).toBe('/n.webp');
  });

  it('one that waits to be sent from here is not among them', async () => {
    const waiting = copy({ id: 's1', version: 1 }, { ...emptyDraft('q'), title: 'Chờ gửi', savedAt: 1 });
    await (await openShelf())?.keep({ ...waiting, queued: { by: 'me', at: 1, notBefore: null, problem: null } });
    expect(titles(await drafts([saved('s1', 'Chờ gửi'), saved('s2', 'Nháp')]))).toEqual(['Nháp']);
  });

  it('are deleted there and here; one that could not be is still listed', async () => {
    const shelf = await openShelf();
    await shelf?.keep(copy({ id: 's1', version: 1 }, { ...emptyDraft('d'), title: 'Đèn tắt', savedAt: 1 }));
    let lost = true;
    const rows = [saved('s1', 'Đèn tắt')];
    const list = await drafts(rows, {
      DeleteDraft() {
        if (lost) throw new TypeError('Failed to fetch');
        rows.splice(0);
        return { deleteDraft: { __typename: 'Done' } };
      },
    });
    const drop = async (): Promise<void> => {
      await list.button('Xóa bản nháp: Đèn tắt').trigger('click');
      await list.screen.get('.btn-danger').trigger('click');
    };
    await drop();
    await vi.waitFor(() => expect(list.toasts()).toEqual(['Chưa xóa được bản nháp']));
    expect([titles(list), (await shelf?.get('d'))?.title]).toEqual([['Đèn tắt'], 'Đèn tắt']);
    lost = false;
    await drop();
    await vi.waitFor(() => expect(list.screen.text()).toContain('Không có bản nháp nào'));
    expect([list.sent('DeleteDraft').at(-1), await shelf?.get('d')]).toEqual([{ id: 's1' }, null]);
  });

  it('that cannot be loaded leave those of the device, and can be asked for again', async () => {
    await (await openShelf())?.keep({ ...emptyDraft('d1'), title: 'Trên máy', savedAt: 2 });
    let times = 0;
    const list = await drafts([], {
      MyDrafts() {
        if (times++ === 0) throw fault('INTERNAL_SERVER_ERROR');
        return { myCases: page([saved('s1', 'Trong tài khoản')], 1) };
      },
    });
    expect([titles(list), list.screen.text()]).toEqual([['Trên máy'], expect.stringContaining('Chưa tải được bản nháp trong tài khoản')]);
    await list.button('Thử lại').trigger('click');
    await vi.waitFor(() => expect(titles(list)).toEqual(['Trong tài khoản', 'Trên máy']));
  });
});

describe('A5-01 the search lives in the address', () => {
  it('goes there and back, and ignores what does not exist', () => {
    const search = { text: 'ngập', state: 'dang-xu-ly' };
    expect(readOwnSearch(ownSearchQuery(search))).toEqual(search);
    expect([readSection({ muc: 'x' }), readSection({ muc: 'nhap' }), readOwnSearch({ trang_thai: 'DRAFT' }).state]).toEqual(['da-gui', 'nhap', '']);
    // Drafts have a part of their own.
    expect(new Set(ownFilter({ text: '', state: '' }).status)).toEqual(new Set(CASE_STATUSES.filter((status) => status !== 'DRAFT')));
  });
});
