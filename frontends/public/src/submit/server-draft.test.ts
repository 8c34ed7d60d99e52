import 'fake-indexeddb/auto';
import type { Viewer } from '@pakn/graph';
import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import { emptyDraft, openShelf, type DraftShelf, type ReportDraft } from './report-draft';
import { contentOf, reconcile } from './server-draft';
import { FORM_ANSWERS } from '../testing/form-answers';
import SubmitPage from './SubmitPage.vue';

const texts = { vi: vietnamese, en };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const ASKED: Answers = {
  ...FORM_ANSWERS,
  SimilarReports: () => ({ similarCases: [] }),
};
/** The draft as the server answers it. */
const saved = (version: number, more: object = {}): object => ({
  ...{ __typename: 'Case', id: 's1', code: '', version, status: 'DRAFT', savedAt: '2026-11-30T01:00:00Z', kind: 'INCIDENT', subjectKind: 'CITIZEN' },
  ...{ title: 'Từ máy khác', content: 'Nội dung từ máy khác', identityMode: 'HIDDEN_NAME', channel: 'WEB', topic: null, preferredAgency: null },
  category: { __typename: 'Category', code: 'ROAD' },
  place: { __typename: 'Place', address: '12 Trần Phú', lon: null, lat: null, ward: { __typename: 'Ward', code: '22366' } },
  attachments: [{ __typename: 'Attachment', id: 'f1', name: 'anh.jpg', mediaType: 'image/jpeg', bytes: 2000, thumbnailUrl: '/files/a/f1/thumb' }],
  ...more,
});
const FILED = { __typename: 'Case', id: 's1', code: 'KH-2611-AAAAAA' };

let shelf: DraftShelf;
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  shelf = (await openShelf()) as DraftShelf;
  await shelf.clear();
  await (await openFileShelf())?.dropForms('');
});
afterEach(() => vi.restoreAllMocks());

const open = async (answers: Answers = {}, { at = '/gui-phan-anh', viewer = citizen as Viewer | null } = {}) => {
  const page = await mountPage(SubmitPage, { viewer, texts, at, answers: { ...ASKED, ...answers } });
  await vi.waitFor(() => expect(page.screen.get('#report-form').attributes('aria-busy')).toBe('false'));
  const title = (): string => page.control('Phản ánh về việc gì?').element.value;
  const type = async (text: string): Promise<void> => page.control('Phản ánh về việc gì?').setValue(text);
  const save = async (): Promise<void> => {
    await page.button('Lưu nháp').trigger('click');
    await flushPromises();
    await vi.waitFor(() => expect(page.screen.find('[aria-busy=true]').exists()).toBe(false));
  };
  const notes = (): string => page.screen.get('[data-testid=server-draft]').text();
  const status = (): string => page.screen.get('.form-end .saved').text();
  return { ...page, title, type, save, notes, status };
};
/** A draft of this device that was saved to the account at version 1, and what was typed since. */
const kept = async (since: Partial<ReportDraft> = {}): Promise<void> => {
  const base = { ...emptyDraft('d'), title: 'Trên máy', identityMode: 'PUBLIC_NAME' as const, savedAt: 1 };
  await shelf.keep({ ...base, ...since, server: { id: 's1', by: 'me', version: 1, savedAt: 1, content: contentOf(base, []) } });
};

describe('A4-11 LƯU', () => {
  it('saves whatever there is into the account, says when, and the next time changes the same one', async () => {
    let version = 0;
    const page = await open({ SaveDraft: ({ input }) => ({ saveDraft: saved(++version, { title: (input as { title: string }).title }) }) });
    await page.type('Đèn tắt');
    await page.save();
    expect(page.sent('SaveDraft')[0]).toMatchObject({ id: null, version: null, input: { title: 'Đèn tắt', content: '', identityMode: 'PUBLIC_NAME' } });
    await vi.waitFor(() => expect(page.status()).toContain('Đã lưu vào tài khoản lúc'));
    expect(page.toasts()).toContain('Đã lưu nháp vào tài khoản');
    await page.type('Đèn tắt cả tuyến');
    expect(page.status()).toContain('Chưa lưu thay đổi vào tài khoản');
    await page.save();
    expect(page.sent('SaveDraft')[1]).toMatchObject({ id: 's1', version: 1, input: { title: 'Đèn tắt cả tuyến' } });
    expect(page.problems(), 'nothing that is missing is asked for').toEqual([]);
    expect((await shelf.read()).map(({ server }) => server?.version)).toEqual([2]);
  });

  it('without a sign-in or a network stays on the device and says so', async () => {
    const visitor = await open({}, { viewer: null });
    await visitor.type('Chưa đăng nhập');
    await visitor.save();
    expect(visitor.toasts()).toEqual(['Đã lưu nháp trên máy này']);
    visitor.close();
    await shelf.clear();
    sessionStorage.clear();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const away = await open();
    await away.type('Không có mạng');
    await away.save();
    expect([away.toasts(), away.sent('SaveDraft')]).toEqual([['Đã lưu nháp trên máy này'], []]);
  });

  it('what the server does not take stands beside its question; a lost connection loses nothing', async () => {
    const answers = [() => ({ saveDraft: refusal('INVALID_INPUT', 'x', { 'input.title': 'Tiêu đề quá dài' }) })];
    const page = await open({
      SaveDraft() {
        const answer = answers.shift();
        if (!answer) throw new TypeError('Failed to fetch');
        return answer();
      },
    });
    await page.type('Quá dài');
    await page.save();
    expect(page.problems()).toEqual(['Tiêu đề quá dài']);
    await page.save();
    expect([page.toasts(), page.title()]).toEqual([['Chưa lưu được vào tài khoản, nội dung vẫn còn trên máy này'], 'Quá dài']);
  });

  it('too many drafts: the server’s sentence is shown', async () => {
    const page = await open({ SaveDraft: () => ({ saveDraft: refusal('DRAFT_LIMIT', 'Bạn đã có 20 bản nháp.') }) });
    await page.type('Nữa');
    await page.save();
    expect(page.screen.text()).toContain('Bạn đã có 20 bản nháp.');
  });

  it('R2 the answer of a first saving was lost, a word was typed since: there is one draft with the new words', async () => {
    const stored: { key?: string; titles: string[] } = { titles: [] };
    const page = await open({
      SaveDraft({ id, input }) {
        const { title } = input as { title: string };
        if (id === null && stored.titles.length > 0) return { saveDraft: refusal('KEY_REUSED', 'x', {}, saved(1, { title: stored.titles[0] })) };
        stored.titles.push(title);
        if (id === null) throw new TypeError('Failed to fetch');
        return { saveDraft: saved(2, { title }) };
      },
    });
    await page.type('Một');
    await page.save();
    await page.type('Hai');
    await page.save();
    await vi.waitFor(() => expect(page.status()).toContain('Đã lưu vào tài khoản lúc'));
    expect([stored.titles, page.sent('SaveDraft').map(({ id, version }) => [id, version])]).toEqual([
      ['Một', 'Hai'],
      [
        [null, null],
        [null, null],
        ['s1', 1],
      ],
    ]);
    const keys = page.asked.filter(({ name }) => name === 'SaveDraft').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false]);
  });
});

describe('X-08 a draft goes on where it is opened', () => {
  it('from another device: everything comes into the form, its files too, and it is sent as that draft', async () => {
    const page = await open({ OpenDraft: () => ({ case: saved(3) }), SubmitCase: () => ({ submitCase: FILED }) }, { at: '/gui-phan-anh?nhap=s1' });
    await vi.waitFor(() => expect(page.title()).toBe('Từ máy khác'));
    expect([page.control('Nội dung').element.value, page.control('Địa chỉ').element.value, page.screen.get('.up img').attributes('src')]).toEqual([
      'Nội dung từ máy khác',
      '12 Trần Phú',
      '/files/a/f1/thumb',
    ]);
    expect(page.screen.get<HTMLInputElement>('input[value=HIDDEN_NAME]').element.checked).toBe(true);
    expect(page.status()).toContain('Đã lưu vào tài khoản lúc');
    await page.control('Mã xác thực').setValue('8');
    await page.screen.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.router.currentRoute.value.path).toBe('/da-gui/KH-2611-AAAAAA'));
    expect(page.sent('SubmitCase')).toMatchObject([
      { id: 's1', input: { title: 'Từ máy khác', categoryCode: 'ROAD', place: { address: '12 Trần Phú', wardCode: '22366' }, attachmentIds: ['f1'] } },
    ]);
    expect(await shelf.read(), 'nothing stays on the device').toEqual([]);
  });

  it('one that is not there, one that does not load, and nobody signed in have their faces', async () => {
    const missing = await open({ OpenDraft: () => ({ case: null }) }, { at: '/gui-phan-anh?nhap=s1' });
    await vi.waitFor(() => expect(missing.notes()).toContain('Không tìm thấy bản nháp này'));
    missing.close();
    let times = 0;
    const failed = await open(
      {
        OpenDraft() {
          if (times++ === 0) throw fault('INTERNAL_SERVER_ERROR');
          return { case: saved(1) };
        },
      },
      { at: '/gui-phan-anh?nhap=s1' },
    );
    await vi.waitFor(() => expect(failed.notes()).toContain('Chưa mở được bản nháp'));
    await failed.button('Thử lại').trigger('click');
    await vi.waitFor(() => expect(failed.title()).toBe('Từ máy khác'));
    failed.close();
    await shelf.clear();
    const visitor = await open({}, { at: '/gui-phan-anh?nhap=s1', viewer: null });
    await vi.waitFor(() => expect(visitor.screen.get('[data-testid=server-draft] a').attributes('href')).toBe('/tai-khoan/dang-nhap?ve=/gui-phan-anh?nhap=s1'));
  });

  it('the newer one wins: changed elsewhere it comes into the form, changed here it stays', async () => {
    await kept();
    const there = await open({ OpenDraft: () => ({ case: saved(2) }) });
    await vi.waitFor(() => expect(there.title()).toBe('Từ máy khác'));
    there.close();
    await shelf.clear();
    sessionStorage.clear();
    await kept({ title: 'Sửa ở đây' });
    const here = await open({ OpenDraft: () => ({ case: saved(1) }) });
    await vi.waitFor(() => expect(here.sent('OpenDraft')).toHaveLength(1));
    await flushPromises();
    expect([here.title(), here.screen.find('[data-testid=server-draft] .banner').exists()]).toEqual(['Sửa ở đây', false]);
    expect(here.status()).toContain('Chưa lưu thay đổi vào tài khoản');
  });

  describe('changed in both places', () => {
    const both = async (more: Answers = {}) => {
      await kept({ title: 'Sửa ở đây' });
      const page = await open({ OpenDraft: () => ({ case: saved(2) }), ...more });
      await vi.waitFor(() => expect(page.notes()).toContain('Bản nháp này còn được sửa ở nơi khác'));
      expect(page.title()).toBe('Sửa ở đây');
      return page;
    };

    it('the person may keep what is open: it is saved over the other', async () => {
      const page = await both({ SaveDraft: () => ({ saveDraft: saved(3, { title: 'Sửa ở đây' }) }) });
      await page.button('Giữ bản đang mở').trigger('click');
      await vi.waitFor(() => expect(page.status()).toContain('Đã lưu vào tài khoản lúc'));
      expect([page.sent('SaveDraft'), page.title()]).toMatchObject([[{ id: 's1', version: 2, input: { title: 'Sửa ở đây' } }], 'Sửa ở đây']);
    });

    it('or take the other: what was typed here stays as a draft of the device', async () => {
      const page = await both();
      await page.button('Lấy bản trong tài khoản').trigger('click');
      await vi.waitFor(() => expect(page.title()).toBe('Từ máy khác'));
      await vi.waitFor(async () =>
        expect((await shelf.read()).map(({ title, server }) => `${title} ${server?.version ?? '-'}`).sort()).toEqual(['Sửa ở đây -', 'Từ máy khác 2']),
      );
    });

    it('that is found while saving too', async () => {
      await kept();
      const page = await open({ OpenDraft: () => ({ case: saved(1) }), SaveDraft: () => ({ saveDraft: refusal('STALE_VERSION', 'x', {}, saved(2)) }) });
      await page.type('Sửa ở đây');
      await page.save();
      expect([page.notes(), page.title()]).toEqual([expect.stringContaining('Bản nháp này còn được sửa ở nơi khác'), 'Sửa ở đây']);
    });
  });

  it('deleted elsewhere the words stay here; sent elsewhere the report can be opened', async () => {
    await kept();
    const gone = await open({ OpenDraft: () => ({ case: null }) });
    await vi.waitFor(() => expect(gone.notes()).toContain('đã bị xóa ở nơi khác'));
    expect(gone.title()).toBe('Trên máy');
    gone.close();
    await shelf.clear();
    sessionStorage.clear();
    await kept();
    const sent = await open({ OpenDraft: () => ({ case: saved(1, { status: 'AWAITING_ACCEPTANCE', code: 'KH-2611-AAAAAA' }) }) });
    await vi.waitFor(() => expect(sent.screen.get('[data-testid=sent-before] a').attributes('href')).toBe('/phan-anh/KH-2611-AAAAAA'));
  });

  it('a draft that was deleted while it is written is sent without it; one that was sent is not sent twice', async () => {
    const fill = { ...{ content: 'Rộng 1 m', placeWay: 'address' as const, address: '12 Trần Phú', wardCode: '22366' } };
    await kept(fill);
    const gone = await open({
      OpenDraft: () => ({ case: saved(1) }),
      SubmitCase({ id }) {
        if (id !== null) throw fault('NOT_FOUND');
        return { submitCase: FILED };
      },
    });
    await gone.control('Mã xác thực').setValue('8');
    await gone.screen.get('form').trigger('submit');
    await vi.waitFor(() => expect(gone.router.currentRoute.value.path).toBe('/da-gui/KH-2611-AAAAAA'));
    gone.close();
    sessionStorage.clear();
    await kept(fill);
    const twice = await open({ OpenDraft: () => ({ case: saved(1) }), SubmitCase: () => ({ submitCase: refusal('NOT_NOW', 'x', {}, FILED) }) });
    await twice.control('Mã xác thực').setValue('8');
    await twice.screen.get('form').trigger('submit');
    await vi.waitFor(() => expect(twice.screen.get('[data-testid=sent-before]').text()).toContain('KH-2611-AAAAAA'));
  });

  it('can be deleted here and there after one more question', async () => {
    await kept();
    const page = await open({ OpenDraft: () => ({ case: saved(1) }), DeleteDraft: () => ({ deleteDraft: { __typename: 'Done' } }) });
    await page.button('Xóa nháp').trigger('click');
    await page.button('Giữ lại').trigger('click');
    expect(page.title()).toBe('Trên máy');
    await page.button('Xóa nháp').trigger('click');
    await page.screen.get('.form-end .btn-danger').trigger('click');
    await vi.waitFor(() => expect(page.title()).toBe(''));
    expect([page.sent('DeleteDraft'), await shelf.get('d')]).toEqual([[{ id: 's1' }], null]);
  });
});

it('X-08 what a device does with the copy that it finds', () => {
  const copy = { id: 's', by: 'me', version: 2, savedAt: 1, content: 'as saved' };
  const draft = (version: number) => ({ version, status: 'DRAFT' as const });
  expect([
    reconcile(copy, 'typed', null),
    reconcile(copy, 'typed', { version: 1, status: 'IN_PROGRESS' }),
    reconcile(copy, 'typed', draft(2)),
    reconcile(copy, 'as saved', draft(3)),
    reconcile(copy, 'typed', draft(3)),
  ]).toEqual(['gone', 'sent', 'same', 'take', 'ask']);
});
