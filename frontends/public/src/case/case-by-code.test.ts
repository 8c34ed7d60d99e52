import { fault, mountPage, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import CasePage from './CasePage.vue';

const CODE = 'KH-2611-7F3K9Q';
const progress = (status: string, kinds: string[] = ['CaseSubmitted']) => ({
  caseProgress: {
    __typename: 'CaseProgress',
    code: CODE,
    status,
    progress: 'IN_TIME',
    submittedAt: '2026-11-20T01:00:00Z',
    receptionDueAt: '2026-11-20T03:00:00Z',
    answerDueAt: '2026-11-25T01:00:00Z',
    answeredAt: null,
    timeline: kinds.map((kind, hour) => ({ __typename: 'TimelineEntry', at: `2026-11-20T0${hour + 1}:00:00Z`, kind, text: kind, agency: null })),
  },
});
const minutes = async (count: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(count * 60_000);
  await flushPromises();
};
const setVisible = (state: 'visible' | 'hidden'): void => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('A6-02 R14 a report that is known by its code alone', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  });
  afterEach(() => {
    setVisible('visible');
    vi.useRealTimers();
  });
  const open = async (answers: Answers) => {
    const page = await mountPage(CasePage, {
      props: { code: CODE },
      texts: { vi: vietnamese, en },
      at: `/phan-anh/${CODE}`,
      answers: { CasePage: () => ({ eventCursor: null, case: null }), ...answers },
    });
    await flushPromises();
    return { ...page, looks: () => page.sent('ProgressByCode').length, words: () => page.screen.text() };
  };

  it('changes by itself, says so, and leaves the focus where it is', async () => {
    let now = progress('AWAITING_ACCEPTANCE');
    const page = await open({ ProgressByCode: () => now });
    expect(page.words()).not.toContain('Nhân viên trực đã tiếp nhận');
    const link = page.screen.get('.by-code a').element as HTMLElement;
    link.focus();
    now = progress('IN_PROGRESS', ['CaseSubmitted', 'CaseAccepted']);
    await minutes(1);
    expect(page.words()).toContain('Nhân viên trực đã tiếp nhận');
    expect(page.screen.get('[aria-live=polite]').text()).toBe('Trạng thái mới: Đang xử lý');
    expect(document.activeElement, 'nothing was drawn anew').toBe(link);
    expect(page.sent('CasePage').length, 'it may be public now').toBe(2);
    await minutes(1);
    expect(page.sent('CasePage').length, 'nothing has changed since').toBe(2);
  });

  it('asks at most twice a minute, nothing while the tab is hidden, and at once when it is seen again', async () => {
    const page = await open({ ProgressByCode: () => progress('AWAITING_ACCEPTANCE') });
    await minutes(10);
    const seen = page.looks();
    expect(seen).toBeGreaterThan(5);
    expect(seen).toBeLessThanOrEqual(21);
    setVisible('hidden');
    await minutes(30);
    expect(page.looks()).toBe(seen);
    setVisible('visible');
    await vi.advanceTimersByTimeAsync(1);
    expect(page.looks()).toBe(seen + 1);
    page.close();
    await minutes(10);
    expect(page.looks(), 'a page that is closed asks nothing').toBe(seen + 1);
  });

  it('a code that does not exist is asked for once: wrong codes have a budget', async () => {
    const page = await open({ ProgressByCode: () => ({ caseProgress: null }) });
    expect(page.words()).toContain('Không tìm thấy phản ánh');
    await minutes(30);
    expect(page.looks()).toBe(1);
  });

  it('a failed look keeps what is shown, says from when it is, asks less often, and recovers', async () => {
    let down = false;
    const page = await open({
      ProgressByCode: () => {
        if (down) throw fault('RATE_LIMITED');
        return progress('IN_PROGRESS', ['CaseSubmitted', 'CaseAccepted']);
      },
    });
    down = true;
    await minutes(1);
    expect(page.words()).toContain('Nhân viên trực đã tiếp nhận');
    expect(page.words()).toContain('Chưa cập nhật được. Dưới đây là thông tin lúc');
    const before = page.looks();
    await minutes(60);
    expect(page.looks() - before, 'at most every five minutes in the long run').toBeLessThanOrEqual(16);
    down = false;
    const again = page.button('Thử lại');
    (again.element as HTMLElement).focus();
    await again.trigger('click');
    await flushPromises();
    expect(page.words()).not.toContain('Chưa cập nhật được');
    expect(document.activeElement?.tagName, 'the button is gone, its focus comes to the heading').toBe('H1');
    const recovered = page.looks();
    await minutes(2);
    expect(page.looks() - recovered).toBeGreaterThanOrEqual(3);
  });

  it('a first look that fails is said, and is tried again on request', async () => {
    let down = true;
    const page = await open({
      ProgressByCode: () => {
        if (down) throw new TypeError('Failed to fetch');
        return progress('IN_PROGRESS');
      },
    });
    expect(page.words()).toContain('Chưa tải được dữ liệu');
    down = false;
    await page.button('Thử lại').trigger('click');
    await flushPromises();
    expect(page.screen.find('[data-testid=progress-by-code]').exists()).toBe(true);
  });
});
