import type { Viewer } from '@pakn/graph';
import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CaseQuestion from './case/CaseQuestion.vue';
import PrivateExchange from './case/PrivateExchange.vue';
import RateCase from './case/RateCase.vue';
import en from './en.json';
import vietnamese from './vi.json';

const texts = { vi: vietnamese, en };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('A5-03 rating an answered case', () => {
  const SCALE: Answers = {
    RatingScale: () => ({
      portal: {
        __typename: 'Portal',
        satisfactionScale: ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'],
        limits: { __typename: 'PortalLimits', ratingDays: 30 },
      },
    }),
  };
  const open = async (answers: Answers = {}) => {
    const page = await mountPage(RateCase, { props: { id: 'case-1', given: null, mayRate: true }, viewer: citizen, texts, answers: { ...SCALE, ...answers } });
    const send = async (): Promise<void> => {
      await page.screen.get('form').trigger('submit');
      await flushPromises();
    };
    return { ...page, send };
  };

  it('sends the grade and the comment', async () => {
    const { screen, control, send, sent, toasts } = await open({ RateCase: () => ({ rateCase: { __typename: 'Case', id: 'case-1' } }) });
    await screen.get('input[value=SATISFIED]').setValue();
    await control('Nhận xét thêm').setValue(' Nhanh ');
    await send();
    expect([sent('RateCase'), toasts()]).toEqual([[{ id: 'case-1', satisfaction: 'SATISFIED', comment: 'Nhanh' }], ['Đã ghi nhận đánh giá']]);
  });

  it('without a grade nothing is sent; it goes as soon as one is chosen', async () => {
    const { screen, send, sent, problems } = await open();
    await send();
    expect([problems(), sent('RateCase')]).toEqual([['Chọn một mức đánh giá.'], []]);
    await screen.get('input[value=SATISFIED]').setValue();
    expect(problems()).toEqual([]);
  });

  it('RATING_CLOSED is said and nothing is lost', async () => {
    const { screen, control, send } = await open({ RateCase: () => ({ rateCase: refusal('RATING_CLOSED', 'Đã hết thời gian đánh giá phản ánh này.') }) });
    await screen.get('input[value=DISSATISFIED]').setValue();
    await control('Nhận xét thêm').setValue('Chưa xong');
    await send();
    expect([
      screen.get('.errsum').text(),
      control('Nhận xét thêm').element.value,
      screen.get<HTMLInputElement>('input[value=DISSATISFIED]').element.checked,
    ]).toEqual([expect.stringContaining('Đã hết thời gian đánh giá'), 'Chưa xong', true]);
  });
});

describe('A5-04 the private exchange', () => {
  const messages = (...given: string[]) => ({
    case: {
      __typename: 'Case',
      id: 'case-1',
      messages: {
        __typename: 'MessageConnection',
        nodes: given.map((text, index) => ({
          __typename: 'Message',
          id: text,
          fromReporter: index % 2 === 0,
          text,
          sentAt: `2026-11-2${index}T01:00:00Z`,
          agency: null,
          attachments: [],
        })),
      },
    },
  });
  const open = async (answers: Answers) => {
    const page = await mountPage(PrivateExchange, {
      props: { caseId: 'case-1', mayWrite: true, event: null },
      viewer: citizen,
      texts,
      answers: { CaseMessages: () => messages('Bao giờ xong?', 'Ngày mai'), ...answers },
    });
    await page.control('Tin nhắn cho cơ quan').setValue('Cảm ơn');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    return page;
  };

  it('a message is sent, the list is read again and the box is empty', async () => {
    const { sent, control } = await open({ SendMessage: () => ({ sendMessage: { __typename: 'Case', id: 'case-1', viewerActions: [] } }) });
    expect([sent('SendMessage'), sent('CaseMessages').length, control('Tin nhắn cho cơ quan').element.value]).toEqual([
      [{ caseId: 'case-1', text: 'Cảm ơn' }],
      2,
      '',
    ]);
  });

  it('one that is refused or lost stays in the box with the reason', async () => {
    const refused = await open({ SendMessage: () => ({ sendMessage: refusal('NOT_NOW', 'Không thể thực hiện thao tác này.') }) });
    expect([refused.problems(), refused.control('Tin nhắn cho cơ quan').element.value]).toEqual([['Không thể thực hiện thao tác này.'], 'Cảm ơn']);
    refused.close();
    const lost = await open({
      SendMessage() {
        throw fault('INTERNAL_SERVER_ERROR');
      },
    });
    expect([lost.problems(), lost.control('Tin nhắn cho cơ quan').element.value]).toEqual([[expect.stringContaining('Mã lỗi 7F2C')], 'Cảm ơn']);
  });

  it('an empty one is not sent: it says what is missing, and the focus is in the box', async () => {
    const { screen, control, problems, sent } = await open({ SendMessage: () => ({ sendMessage: { __typename: 'Case', id: 'case-1', viewerActions: [] } }) });
    await screen.get('form').trigger('submit');
    await flushPromises();
    expect([problems(), sent('SendMessage').length, document.activeElement]).toEqual([['Nhập nội dung tin nhắn.'], 1, control('Tin nhắn cho cơ quan').element]);
  });

  it('a message of the agency comes with the page’s event', async () => {
    const { setProps, sent } = await open({ SendMessage: () => ({ sendMessage: refusal('NOT_NOW', 'x') }) });
    await setProps({ event: { kind: 'MESSAGE', cursor: 'c1' } });
    expect(sent('CaseMessages').length).toBe(2);
  });
});

describe('B-03 what the agency asks', () => {
  const LIMITS: Answers = {
    FileLimits: () => ({
      portal: {
        __typename: 'Portal',
        limits: { __typename: 'PortalLimits', attachments: 5, attachmentBytes: 1_000_000, reportMediaTypes: ['image/jpeg'] },
      },
    }),
  };
  const open = async (supplyInfo: () => Record<string, unknown>, text: string | null) => {
    const of = { question: 'Nắp cống nằm phía nào của cổng trường?', dueAt: '2026-12-01T10:30:00Z' };
    const page = await mountPage(CaseQuestion, {
      props: { id: 'case-1', version: 5, of },
      viewer: citizen,
      texts,
      answers: { ...LIMITS, SupplyInfo: () => ({ supplyInfo: supplyInfo() }) },
    });
    if (text !== null) await page.control('Nội dung bổ sung').setValue(text);
    await page.screen.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.screen.find('[aria-busy=true]').exists()).toBe(false));
    await flushPromises();
    return page;
  };

  it('is shown with its time, and the answer is sent', async () => {
    const { screen, sent, toasts } = await open(() => ({ __typename: 'Case', id: 'case-1' }), ' Phía bên trái ');
    expect(screen.text()).toContain('Nắp cống nằm phía nào của cổng trường?');
    expect(screen.text()).toContain('Trả lời trước 17:30, thứ Ba 01/12/2026');
    expect([sent('SupplyInfo'), toasts()]).toEqual([[{ id: 'case-1', version: 5, text: 'Phía bên trái', attachmentIds: [] }], ['Đã gửi thông tin bổ sung']]);
  });

  it('what was typed is there again when the page was closed, and no more once it was sent', async () => {
    (await open(() => refusal('NOT_NOW', 'x'), 'Phía bên trái')).close();
    const again = await open(() => ({ __typename: 'Case', id: 'case-1' }), null);
    expect(again.sent('SupplyInfo')).toMatchObject([{ text: 'Phía bên trái' }]);
    again.close();
    expect((await open(() => ({}), null)).control('Nội dung bổ sung').element.value).toBe('');
  });

  it('an empty answer is not sent; a refused one stays', async () => {
    const empty = await open(() => ({}), '  ');
    expect([empty.problems(), empty.sent('SupplyInfo')]).toEqual([['Nhập nội dung bổ sung.'], []]);
    empty.close();
    const refused = await open(() => refusal('STALE_VERSION', 'Phản ánh đã thay đổi.'), 'Phía bên trái');
    expect([refused.screen.get('.errsum').text(), refused.control('Nội dung bổ sung').element.value]).toEqual([
      expect.stringContaining('Phản ánh đã thay đổi.'),
      'Phía bên trái',
    ]);
  });
});
