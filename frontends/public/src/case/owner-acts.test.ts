import type { Viewer } from '@pakn/graph';
import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import CaseLinks from './CaseLinks.vue';
import CaseReopenings from './CaseReopenings.vue';
import ExchangeBox from './ExchangeBox.vue';
import ReopenCase from './ReopenCase.vue';
import WithdrawCase from './WithdrawCase.vue';

const texts = { vi: vietnamese, en };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const LIMITS = { __typename: 'PortalLimits', attachments: 5, attachmentBytes: 1_000_000, reportMediaTypes: ['image/jpeg'], reopenDays: 7 };
const portal = (): Record<string, unknown> => ({ portal: { __typename: 'Portal', limits: LIMITS } });
beforeEach(() => localStorage.clear());

describe('B-09 "Chưa được xử lý?"', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] }));
  afterEach(() => void vi.useRealTimers());
  const open = async (reopenCase: () => Record<string, unknown>, earlier = 0, answers: Answers = {}) => {
    const props = { id: 'case-1', version: 9, answeredAt: '2026-11-20T03:00:00Z', earlier };
    return mountPage(ReopenCase, {
      props,
      viewer: citizen,
      texts,
      answers: { ReopenLimits: portal, FileLimits: portal, ReopenCase: () => ({ reopenCase: reopenCase() }), ...answers },
    });
  };
  const send = async ({ screen }: Awaited<ReturnType<typeof open>>): Promise<void> => {
    await screen.get('form').trigger('submit');
    await vi.waitFor(() => expect(screen.find('[aria-busy=true]').exists()).toBe(false));
    await flushPromises();
  };

  it('is asked until a day, and sent with its reason', async () => {
    const page = await open(() => ({ __typename: 'Case', id: 'case-1' }));
    expect(page.screen.text()).toContain('Có thể đề nghị đến 10:00, thứ Sáu 27/11/2026');
    await page.button('Đề nghị xử lý lại').trigger('click');
    await page.control('Việc gì chưa xong?').setValue(' Ổ gà lún lại ');
    await send(page);
    expect(page.sent('ReopenCase')).toEqual([{ id: 'case-1', version: 9, reason: 'Ổ gà lún lại', attachmentIds: [] }]);
    expect(page.toasts()).toEqual(['Đã gửi đề nghị xử lý lại']);
  });

  it('without a reason it is not sent; a refused one stays, also when the page is opened again', async () => {
    const page = await open(() => refusal('REOPEN_CLOSED', 'Đã hết thời gian đề nghị.'), 1);
    expect(page.screen.text()).toContain('Đây là lần thứ hai');
    await page.button('Đề nghị xử lý lại').trigger('click');
    await send(page);
    expect([page.problems(), page.sent('ReopenCase')]).toEqual([['Nhập việc chưa được xử lý.'], []]);
    await page.control('Việc gì chưa xong?').setValue('Còn lún');
    await send(page);
    expect(page.screen.get('.errsum').text()).toContain('Đã hết thời gian đề nghị.');
    page.close();
    expect((await open(() => ({}))).control('Việc gì chưa xong?').element.value).toBe('Còn lún');
  });

  it('what was asked is shown with its picture', async () => {
    const file = { __typename: 'Attachment', id: 'f', name: 'lun.jpg', mediaType: 'image/jpeg', bytes: 9, url: '/l.jpg', thumbnailUrl: '/n.jpg' };
    const of = [{ number: 1, reason: 'Ổ gà lún lại', at: '2026-11-21T03:00:00Z', attachments: [{ ...file, status: 'READY', purpose: 'REPORT' }] }];
    const { screen } = await mountPage(CaseReopenings, { props: { of }, viewer: citizen, texts });
    expect([screen.text(), screen.get('img').attributes('src')]).toEqual([expect.stringContaining('Lần 1, 10:00, thứ Bảy 21/11/2026'), '/n.jpg']);
  });
});

describe('A5-05 withdrawing', () => {
  const open = (withdrawCase: () => Record<string, unknown>) =>
    mountPage(WithdrawCase, {
      props: { id: 'case-1', version: 3 },
      viewer: citizen,
      texts,
      answers: { WithdrawCase: () => ({ withdrawCase: withdrawCase() }) },
    });
  it('is asked once more; the reason may be left out', async () => {
    const page = await open(() => ({ __typename: 'Case', id: 'case-1' }));
    await page.button('Rút phản ánh').trigger('click');
    await page.button('Không rút').trigger('click');
    await flushPromises();
    expect([page.sent('WithdrawCase'), document.activeElement?.textContent?.trim()]).toEqual([[], 'Rút phản ánh']);
    await page.button('Rút phản ánh').trigger('click');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([page.sent('WithdrawCase'), page.toasts()]).toEqual([[{ id: 'case-1', version: 3, reason: null }], ['Đã rút phản ánh']]);
  });
  it('a refusal is said', async () => {
    const page = await open(() => refusal('STALE_VERSION', 'Phản ánh đã được tiếp nhận.'));
    await page.button('Rút phản ánh').trigger('click');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect(page.screen.text()).toContain('Phản ánh đã được tiếp nhận.');
  });
});

describe('A5-05 sharing and "Báo vi phạm"', () => {
  const CASE = { id: 'case-1', code: 'KH-2611-AAAAAA', title: 'Ổ gà', isPublic: true };
  const open = (viewer: Viewer | null, mine = false, answer: Record<string, unknown> = { __typename: 'Done' }) =>
    mountPage(CaseLinks, { props: { case: CASE as never, mine }, viewer, texts, answers: { ReportAbuse: () => ({ reportAbuse: answer }) } });

  it('the abuse is sent once with its words', async () => {
    const page = await open(citizen);
    await page.button('Báo vi phạm').trigger('click');
    await vi.waitFor(() => expect(page.screen.find('[data-testid=report-abuse]').exists()).toBe(true));
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([page.problems(), page.sent('ReportAbuse')]).toEqual([['Nhập điểm vi phạm.'], []]);
    await page.control('Phản ánh này sai ở điểm nào?').setValue('Lộ số điện thoại');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([page.sent('ReportAbuse'), page.toasts()]).toEqual([[{ caseId: 'case-1', reason: 'Lộ số điện thoại' }], ['Đã gửi báo vi phạm']]);
    expect(page.screen.findAll('button').map((button) => button.text())).toEqual(['Chia sẻ', 'In']);
  });

  it('one that is not public is printed, nothing more', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const page = await mountPage(CaseLinks, { props: { case: { ...CASE, isPublic: false } as never, mine: true }, viewer: citizen, texts });
    expect(page.screen.findAll('button').map((button) => button.text())).toEqual(['In']);
    await page.button('In').trigger('click');
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it('a refused one stays', async () => {
    const page = await open(citizen, false, refusal('TRY_LATER', 'Hãy thử lại sau.'));
    await page.button('Báo vi phạm').trigger('click');
    await vi.waitFor(() => expect(page.screen.find('[data-testid=report-abuse]').exists()).toBe(true));
    await page.control('Phản ánh này sai ở điểm nào?').setValue('Sai');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([page.screen.text(), page.control('Phản ánh này sai ở điểm nào?').element.value]).toEqual([expect.stringContaining('Hãy thử lại sau.'), 'Sai']);
  });

  it('leads a visitor to signing in; the reporter has nothing to report', async () => {
    const visitor = await open(null);
    await visitor.button('Báo vi phạm').trigger('click');
    await flushPromises();
    expect(visitor.router.currentRoute.value.path).toBe('/tai-khoan/dang-nhap');
    visitor.close();
    const own = await open(citizen, true);
    expect(own.screen.text()).not.toContain('Báo vi phạm');
  });
});

it('A5-04 a message is kept on the device until it is sent, and may bring files', async () => {
  const box = () => mountPage(ExchangeBox, { props: { caseId: 'case-1' }, viewer: citizen, texts, answers: { FileLimits: portal } });
  const first = await box();
  await first.control('Tin nhắn cho cơ quan').setValue('Gửi thêm ảnh');
  await first.button('Đính kèm tệp').trigger('click');
  await flushPromises();
  expect([first.sent('FileLimits').length, first.screen.text()]).toEqual([1, expect.stringContaining('Tệp gửi kèm')]);
  first.close();
  expect((await box()).control('Tin nhắn cho cơ quan').element.value).toBe('Gửi thêm ảnh');
});
