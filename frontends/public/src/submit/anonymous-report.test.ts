import 'fake-indexeddb/auto';
import type { Viewer } from '@pakn/graph';
import { mountPage, refusal, type Answers, type Page } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h, ref } from 'vue';
import en from '../en.json';
import { ofThisTab } from './draft-hold';
import LookUpPage from '../list/LookUpPage.vue';
import vietnamese from '../vi.json';
import { emptyDraft, NO_ACCOUNT, openShelf, shownIdentity, type DraftShelf, type ReportDraft } from './report-draft';
import { receiptSecret, waitingSecret } from './report-secret';
import { FORM_ANSWERS } from '../testing/form-answers';
import SubmitPage from './SubmitPage.vue';
import SubmittedPage from './SubmittedPage.vue';
import { useSender, type Sender } from './use-sender';
import WaitingReports from './WaitingReports.vue';

const texts = { vi: vietnamese, en };
const CODE = 'KH-2611-AAAAAA';
const SECRET = 'k7m2p-9xw4q-h3tbe-6vrzc';
const nobody: Viewer = { id: 'nobody-1', kind: 'ANONYMOUS_REPORTER', displayName: 'Người gửi ẩn danh', fullName: null, officer: null };
const sessionOf = (id: string): object => ({
  __typename: 'Session',
  accessToken: 't',
  expiresAt: '2026-11-20T08:15:00Z',
  user: { __typename: 'User', ...nobody, id },
});
let started = 0;
const ASKED: Answers = {
  ...FORM_ANSWERS,
  PublicCategories: () => ({ categories: [] }),
  StartAnonymous: () => ({ startAnonymous: { __typename: 'AnonymousStart', secret: SECRET, session: sessionOf(`nobody-${++started}`) } }),
  SubmitCase: () => ({ submitCase: { __typename: 'Case', id: 'c', code: CODE } }),
};

let shelf: DraftShelf;
let network: ReturnType<typeof vi.spyOn>;
const goes = async (to: 'online' | 'offline'): Promise<void> => {
  network.mockReturnValue(to === 'online');
  dispatchEvent(new Event(to));
  await flushPromises();
};
beforeEach(async () => {
  started = 0;
  localStorage.clear();
  sessionStorage.clear();
  network = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true) as never;
  shelf = (await openShelf()) as DraftShelf;
  await shelf.clear();
});
afterEach(() => void vi.restoreAllMocks());

const open = async (more: Answers = {}, viewer: Viewer | null = null): Promise<Page> => {
  const page = await mountPage(SubmitPage, { viewer, texts, answers: { ...ASKED, ...more } });
  await vi.waitFor(() => expect(ofThisTab.read()).not.toBeNull());
  return page;
};
const fill = async (page: Page): Promise<void> => {
  await page.control('Phản ánh về việc gì?').setValue('Ổ gà sâu');
  await page.control('Nội dung').setValue('Rộng 1 m');
  await page.button('Nhập địa chỉ').trigger('click');
  await page.control('Địa chỉ').setValue('12 Trần Phú');
  await page.control('Xã, phường').setValue('22366');
};
const solve = async (page: Page): Promise<void> => page.control('Mã xác thực').setValue('8');
const send = async (page: Page): Promise<void> => {
  await page.screen.get('form').trigger('submit');
  await flushPromises();
};

describe('X-15 A4-01 a visitor', () => {
  it('is told both ways, and sends without an account: a session first, the sum with the report; the receipt gets the secret', async () => {
    const page = await open();
    expect(page.screen.text()).toContain('Gửi không cần tài khoản, hoặc đăng nhập để nhận tin nhắn khi có kết quả.');
    expect((page.screen.get('input[value=ANONYMOUS]').element as HTMLInputElement).checked).toBe(true);
    await fill(page);
    expect(page.sent('StartAnonymous'), 'nothing begins before there is a reason').toEqual([]);
    await send(page);
    expect(page.problems()).toEqual([expect.stringContaining('Nhập kết quả phép tính')]);
    await solve(page);
    await send(page);
    await vi.waitFor(() => expect(page.router.currentRoute.value.fullPath).toBe(`/da-gui/${CODE}`));
    expect(page.asked.map(({ name }) => name).filter((name) => name === 'StartAnonymous' || name === 'SubmitCase')).toEqual(['StartAnonymous', 'SubmitCase']);
    expect(page.sent('SubmitCase')).toMatchObject([{ input: { identityMode: 'ANONYMOUS' }, challenge: { id: 'sum', answer: '8' } }]);
    expect([receiptSecret.read(CODE), waitingSecret.read()]).toEqual([SECRET, null]);
  });

  it('is told when no session can be had, and keeps every word', async () => {
    const page = await open({ StartAnonymous: () => ({ startAnonymous: refusal('TRY_LATER', 'Bạn đã thử quá nhiều lần.') }) });
    await fill(page);
    await solve(page);
    await send(page);
    expect([page.screen.get('.errsum').text(), page.sent('SubmitCase'), page.control('Nội dung').element.value]).toEqual([
      expect.stringContaining('Bạn đã thử quá nhiều lần.'),
      [],
      'Rộng 1 m',
    ]);
  });

  it('R2 a lost answer: the next try is the same session and key, and its secret is still the one', async () => {
    let lost = true;
    const page = await open({
      SubmitCase: () => {
        if (!lost) return { submitCase: { __typename: 'Case', id: 'c', code: CODE } };
        lost = false;
        throw new TypeError('Failed to fetch');
      },
    });
    await fill(page);
    await solve(page);
    await send(page);
    await send(page);
    await vi.waitFor(() => expect(page.router.currentRoute.value.path).toBe(`/da-gui/${CODE}`));
    expect([page.sent('StartAnonymous').length, receiptSecret.read(CODE)]).toEqual([1, SECRET]);
  });

  it('B-07 the choice follows the sign-in: nobody with an account is anonymous, nobody without one shows a name', () => {
    expect([shownIdentity('', false), shownIdentity('', true), shownIdentity('ANONYMOUS', true), shownIdentity('HIDDEN_NAME', false)]).toEqual([
      'ANONYMOUS',
      'PUBLIC_NAME',
      'HIDDEN_NAME',
      'HIDDEN_NAME',
    ]);
  });
});

describe('X-22 R13 without a network', () => {
  it('a report waits and says that the sum is asked again; it does not go by itself, but when it is opened and solved', async () => {
    const page = await open();
    await fill(page);
    await goes('offline');
    expect([page.button('Giữ lại trên máy này').exists(), page.screen.find('[type=submit]').text()]).toEqual([true, 'Giữ lại trên máy này']);
    await send(page);
    await vi.waitFor(() => expect(page.toasts()).toContain('Phản ánh được giữ trên máy này, chưa gửi'));
    const [kept] = await shelf.read();
    expect(kept?.queued).toMatchObject({ by: NO_ACCOUNT, problem: expect.stringContaining('nhập phép tính mới') });
    page.close();
    await goes('online');
    const home = await mountPage(WaitingReports, { texts, answers: ASKED });
    await vi.waitFor(() => expect(home.screen.text()).toContain('Khi có mạng, hãy mở lại và nhập phép tính mới để gửi.'));
    expect([home.sent('SubmitCase'), home.screen.get('a.btn').text()]).toEqual([[], 'Mở lại và gửi']);
    home.close();

    const again = await mountPage(SubmitPage, { texts, answers: ASKED, at: `/gui-phan-anh?nhap=${kept?.key}` });
    await vi.waitFor(() => expect(again.control('Nội dung').element.value).toBe('Rộng 1 m'));
    await solve(again);
    await send(again);
    await vi.waitFor(() => expect(again.router.currentRoute.value.path).toBe(`/da-gui/${CODE}`));
    expect(again.sent('SubmitCase')).toMatchObject([{ challenge: { answer: '8' }, idempotencyKey: kept?.key }]);
  });
});

describe('X-15 who sends', () => {
  const sender = async (draft: Partial<ReportDraft>, viewer: Viewer | null = null): Promise<{ of: Sender; draft: ReportDraft; page: Page }> => {
    const kept = ref<ReportDraft>({ ...emptyDraft('k'), ...draft });
    let of!: Sender;
    const page = await mountPage({ setup: () => ((of = useSender(kept)), () => h('p')) }, { viewer, texts, answers: ASKED });
    return { of, draft: kept.value, page };
  };

  it('a session begins with the first file, once for all of them, and not for a name that needs a sign-in', async () => {
    const { of, draft, page } = await sender({});
    expect(await Promise.all([of.uploading.token(), of.uploading.token(), of.uploading.token()])).toEqual(['token', 'token', 'token']);
    expect([page.sent('StartAnonymous').length, page.session.anonymous.value, page.session.viewer.value, draft.filesOf]).toEqual([
      1,
      'nobody-1',
      null,
      'nobody-1',
    ]);
    const named = await sender({ identityMode: 'PUBLIC_NAME' });
    expect([await named.of.uploading.token(), named.page.sent('StartAnonymous'), named.of.uploading.mayUpload.value]).toEqual([null, [], false]);
  });

  it('files that somebody else has sent are sent again', async () => {
    const sendAgain = vi.fn();
    const { of, draft } = await sender({ filesOf: 'nobody-0' });
    expect([await of.takesOver({ sendAgain }), sendAgain.mock.calls.length, draft.filesOf, draft.identityMode]).toEqual([true, 1, 'nobody-1', 'ANONYMOUS']);
    await of.takesOver({ sendAgain });
    expect(sendAgain).toHaveBeenCalledOnce();
    const citizen = await sender({ filesOf: 'nobody-1', identityMode: 'ANONYMOUS' }, { ...nobody, id: 'me', kind: 'INDIVIDUAL' });
    await citizen.of.takesOver({ sendAgain });
    expect([sendAgain.mock.calls.length, citizen.draft.identityMode]).toEqual([2, 'HIDDEN_NAME']);
  });

  it('a session whose report was sent, or that was opened by its secret, sends no other', async () => {
    const { of, page } = await sender({}, nobody);
    expect([await of.anonymous.begin(), page.sent('StartAnonymous').length]).toEqual(['nobody-1', 1]);
    of.anonymous.sent(CODE);
    expect([await of.anonymous.begin(), page.sent('StartAnonymous').length]).toEqual(['nobody-2', 2]);
  });
});

describe('B-07 the secret', () => {
  const Receipt = (): Record<string, unknown> => ({
    case: { __typename: 'Case', id: 'c', code: CODE, title: 'Ổ gà', identityMode: 'ANONYMOUS', submittedAt: null, receptionDueAt: null, answerDueAt: null },
  });
  const receipt = (): Promise<Page> => mountPage(SubmittedPage, { props: { code: CODE }, viewer: nobody, texts, answers: { Receipt } });

  it('stands on the receipt until it is put away; then it is said that it cannot be had again', async () => {
    receiptSecret.keep(CODE, SECRET);
    const page = await receipt();
    expect(page.screen.get('[data-testid=case-secret]').text()).toBe(SECRET);
    expect(page.screen.text()).toContain('Mã bí mật chỉ hiện lần này.');
    expect(page.screen.text(), 'no phone, no message').not.toContain('số điện thoại');
    expect(page.screen.html().match(/(?:href|src|text)="[^"]*k7m2p/), 'not in an address').toBeNull();
    await page.button('Đã lưu, ẩn mã bí mật').trigger('click');
    page.close();
    const later = await receipt();
    expect([later.screen.find('[data-testid=case-secret]').exists(), later.screen.text()]).toEqual([
      false,
      expect.stringContaining('Mã bí mật đã hiện một lần'),
    ]);
  });

  it('opens the report from the look-up page with its code and a sum; a wrong one is refused and what was typed stays', async () => {
    let wrong = true;
    const page = await mountPage(LookUpPage, {
      texts,
      at: '/tra-cuu',
      answers: {
        ...ASKED,
        PublicTopics: () => ({ topics: [] }),
        PublicCases: () => ({ cases: { __typename: 'CaseConnection', totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }),
        SignInToCase: () => ({ signInToCase: wrong ? refusal('CREDENTIALS_WRONG', 'Mã phản ánh hoặc mã bí mật không đúng.') : sessionOf('nobody-9') }),
      },
    });
    await page.button('Mở bằng mã bí mật').trigger('click');
    await vi.waitFor(() => expect(page.screen.find('[data-testid=open-by-secret]').exists()).toBe(true));
    const form = page.screen.get('[data-testid=open-by-secret]');
    await form.trigger('submit');
    expect(page.problems().length).toBe(3);
    await page.control('Mã phản ánh').setValue(` ${CODE.toLowerCase()} `);
    await page.control('Mã bí mật').setValue(SECRET);
    await page.control('Mã xác thực').setValue('8');
    await form.trigger('submit');
    await flushPromises();
    expect([form.text(), page.control('Mã bí mật').element.value, page.session.anonymous.value]).toEqual([
      expect.stringContaining('Mã phản ánh hoặc mã bí mật không đúng.'),
      SECRET,
      null,
    ]);
    wrong = false;
    await page.control('Mã xác thực').setValue('8');
    await form.trigger('submit');
    await vi.waitFor(() => expect(page.router.currentRoute.value.fullPath).toBe(`/phan-anh/${CODE}`));
    expect(page.sent('SignInToCase').at(-1)).toMatchObject({ code: CODE, secret: SECRET });
    expect(page.session.anonymous.value).toBe('nobody-9');
  });
});
