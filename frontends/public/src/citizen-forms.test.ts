import type { Viewer } from '@pakn/graph';
import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CaseQuestion from './case/CaseQuestion.vue';
import PrivateExchange from './case/PrivateExchange.vue';
import RateCase from './case/RateCase.vue';
import en from './en.json';
import SubmitPage from './submit/SubmitPage.vue';
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
    QuestionLimits: () => ({
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

describe('A4-02 filing a report', () => {
  const ASKED: Answers = {
    ReportLimits: () => ({
      portal: {
        __typename: 'Portal',
        limits: {
          __typename: 'PortalLimits',
          titleLength: 200,
          contentLength: 4000,
          attachments: 10,
          attachmentBytes: 1_000_000,
          reportMediaTypes: ['image/jpeg'],
        },
      },
    }),
    ReportChallenge: () => ({
      challenge: { __typename: 'Challenge', id: 'sum', question: '5 + 3 =', expiresAt: new Date(Date.now() + 300_000).toISOString() },
    }),
    PublicCategories: () => ({ categories: [{ __typename: 'Category', code: 'ROAD', name: 'Giao thông', nameEn: 'Roads', order: 1, active: true }] }),
    ListWards: () => ({ wards: [{ __typename: 'Ward', code: '22366', name: 'Nha Trang' }] }),
  };
  const open = async (submitCase: Answers[string] = () => ({}), viewer: Viewer | null = citizen, more: Answers = {}) => {
    const page = await mountPage(SubmitPage, { viewer, texts, answers: { ...ASKED, SubmitCase: submitCase, ...more } });
    const fill = async (): Promise<void> => {
      await page.control('Phản ánh về việc gì?').setValue('Ổ gà sâu');
      await page.control('Nội dung').setValue('Rộng 1 m');
      await page.button('Nhập địa chỉ').trigger('click');
      await page.control('Địa chỉ').setValue('12 Trần Phú');
      await page.control('Xã, phường').setValue('22366');
      await page.control('Mã xác thực').setValue('8');
    };
    const send = async (): Promise<void> => {
      await page.screen.get('form').trigger('submit');
      await flushPromises();
    };
    return { ...page, fill, send };
  };

  it('each question that is not answered is named, in the order of the page', async () => {
    const { send, screen, sent } = await open();
    await send();
    expect([screen.findAll('.errsum li').length, screen.get('.errsum li').text(), sent('SubmitCase')]).toEqual([
      4,
      expect.stringContaining('Nhập việc cần phản ánh'),
      [],
    ]);
  });

  it('sends the draft once with its key, and goes to the receipt', async () => {
    const { fill, send, asked, router } = await open(() => ({ submitCase: { __typename: 'Case', id: 'c', code: 'KH-2611-AAAAAA' } }));
    await fill();
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/da-gui/KH-2611-AAAAAA'));
    const [call] = asked.filter(({ name }) => name === 'SubmitCase');
    expect(call?.variables).toMatchObject({
      input: {
        title: 'Ổ gà sâu',
        content: 'Rộng 1 m',
        place: { address: '12 Trần Phú', wardCode: '22366', lon: null },
        identityMode: 'PUBLIC_NAME',
        attachmentIds: [],
      },
      challenge: { id: 'sum', answer: '8' },
    });
    expect(call?.idempotencyKey).toBe(call?.variables.idempotencyKey);
  });

  describe('B-08 personal data is pointed out before it is sent', () => {
    const filled = async () => {
      const page = await open(() => ({ submitCase: { __typename: 'Case', id: 'c', code: 'KH-2611-AAAAAA' } }));
      await page.fill();
      await page.control('Nội dung').setValue('Chủ xe 79A-123.45, số 0905 123 456, giá 1.200.000 đồng');
      await page.send();
      const contents = (): unknown[] => page.sent('SubmitCase').map(({ input }) => (input as { content: string }).content);
      return { ...page, contents };
    };

    it('each place is marked, nothing is sent yet, and the focus is there', async () => {
      const { screen, contents } = await filled();
      const box = screen.get('[data-testid=personal-data]');
      expect([box.findAll('mark').map((mark) => mark.text()), contents(), document.activeElement === box.element]).toEqual([
        ['79A-123.45', '0905 123 456'],
        [],
        true,
      ]);
    });

    it('“Ẩn giúp tôi” leaves ••• in its place, and the report is sent so', async () => {
      const { button, screen, send, contents, control } = await filled();
      await button('Ẩn giúp tôi').trigger('click');
      expect(screen.find('[data-testid=personal-data]').exists()).toBe(false);
      expect(control('Nội dung').element.value).toBe('Chủ xe •••, số •••, giá 1.200.000 đồng');
      await send();
      expect(contents()).toEqual(['Chủ xe •••, số •••, giá 1.200.000 đồng']);
    });

    it('“Vẫn gửi” sends it as it is', async () => {
      const { button, contents } = await filled();
      await button('Vẫn gửi').trigger('click');
      await flushPromises();
      expect(contents()).toEqual(['Chủ xe 79A-123.45, số 0905 123 456, giá 1.200.000 đồng']);
    });
  });

  describe('A4-07 the place that is sent is the place that was chosen', () => {
    /** A device that says where it is when the test lets it. */
    const device = () => {
      const asked: ((at: { coords: { longitude: number; latitude: number; accuracy: number } }) => void)[] = [];
      vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue({ getCurrentPosition: (found: (typeof asked)[number]) => asked.push(found) } as never);
      return async (longitude = 108.99, latitude = 11.57): Promise<void> => {
        asked.shift()?.({ coords: { longitude, latitude, accuracy: 12 } });
        await flushPromises();
      };
    };
    afterEach(() => void vi.restoreAllMocks());
    const taken = () => ({ submitCase: { __typename: 'Case', id: 'c', code: 'KH-2611-AAAAAA' } });
    const answers = {
      LocateReport: () => ({ locate: { __typename: 'Place', address: 'Phường Đông Hải', ward: { __typename: 'Ward', code: '22366', name: 'Đông Hải' } } }),
    };
    const placeOf = (sent: Record<string, unknown>[]): unknown => (sent.at(-1) as { input: { place: unknown } }).input.place;

    it('a point that the device gave is not sent with an address that was typed instead', async () => {
      const found = device();
      const { button, fill, send, sent, screen } = await open(taken, citizen, answers);
      await button('Vị trí hiện tại').trigger('click');
      await found();
      expect(screen.text()).toContain('Sai số khoảng 12 m');
      await fill();
      expect(screen.text(), 'nor shown').not.toContain('Sai số khoảng 12 m');
      await send();
      expect(placeOf(sent('SubmitCase'))).toEqual({ address: '12 Trần Phú', wardCode: '22366', lon: null, lat: null });
    });

    it('nor one that comes late, and it changes nothing that was typed', async () => {
      const found = device();
      const { button, fill, send, sent } = await open(taken, citizen, answers);
      await button('Vị trí hiện tại').trigger('click');
      await fill();
      await found();
      await send();
      expect([placeOf(sent('SubmitCase')), sent('LocateReport')]).toEqual([{ address: '12 Trần Phú', wardCode: '22366', lon: null, lat: null }, []]);
    });

    it('going back brings the point again, and then it is sent', async () => {
      const found = device();
      const { button, fill, send, sent } = await open(taken, citizen, answers);
      await button('Vị trí hiện tại').trigger('click');
      await found();
      await fill();
      await button('Chọn trên bản đồ').trigger('click');
      await send();
      expect(placeOf(sent('SubmitCase'))).toMatchObject({ lon: 108.99, lat: 11.57 });
    });
  });

  it('R13 a refusal stands beside its question; everything else stays, with a new sum', async () => {
    const { fill, send, problems, control, sent } = await open(() => ({
      submitCase: refusal('INVALID_INPUT', 'x', { 'input.place.address': 'Địa chỉ ngoài tỉnh' }),
    }));
    await fill();
    await send();
    expect([problems(), control('Phản ánh về việc gì?').element.value, control('Địa chỉ').element.value, sent('ReportChallenge').length]).toEqual([
      ['Địa chỉ ngoài tỉnh'],
      'Ổ gà sâu',
      '12 Trần Phú',
      2,
    ]);
  });

  it('R2 a lost connection keeps everything, and the next try carries the same key', async () => {
    let lost = true;
    const { fill, send, screen, asked } = await open(() => {
      if (!lost) return { submitCase: { __typename: 'Case', id: 'c', code: 'KH-2611-AAAAAA' } };
      lost = false;
      throw new TypeError('Failed to fetch');
    });
    await fill();
    await send();
    expect(screen.get('.errsum').text()).toContain('Kiểm tra mạng rồi thử lại');
    await send();
    const keys = asked.filter(({ name }) => name === 'SubmitCase').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });

  describe('X-30 the first answer was lost, a word was corrected since', () => {
    const FILED = { __typename: 'Case', id: 'first', code: 'KH-2611-AAAAAA' };
    /** A server that files what it gets by key, and whose first answer does not arrive. */
    const lossy = async () => {
      const byKey = new Map<unknown, string>();
      let lost = false;
      const page = await open(({ input, idempotencyKey }) => {
        const content = JSON.stringify(input);
        const before = byKey.get(idempotencyKey);
        byKey.set(idempotencyKey, before ?? content);
        if (!lost) {
          lost = true;
          throw new TypeError('Failed to fetch');
        }
        if (before !== undefined && before !== content) return { submitCase: refusal('KEY_REUSED', 'Khóa gửi này đã được dùng.', {}, FILED) };
        return { submitCase: before === undefined ? { __typename: 'Case', id: 'second', code: 'KH-2611-BBBBBB' } : FILED };
      });
      await page.fill();
      await page.send();
      await page.control('Nội dung').setValue('Rộng 2 m');
      await page.control('Mã xác thực').setValue('8');
      await page.send();
      return { ...page, filed: () => byKey.size };
    };

    it('the code of the filed one is said and it can be opened; nothing is filed a second time, and the new words stay', async () => {
      const { screen, filed, control } = await lossy();
      const box = screen.get('[data-testid=sent-before]');
      expect([box.text(), box.get('a').attributes('href'), filed(), control('Nội dung').element.value]).toEqual([
        expect.stringContaining('KH-2611-AAAAAA'),
        '/phan-anh/KH-2611-AAAAAA',
        1,
        'Rộng 2 m',
      ]);
      expect(screen.find('.errsum').exists(), 'no blame without a field').toBe(false);
    });

    it('or the new words are filed as a report of their own, under a key of their own', async () => {
      const { button, control, send, filed, router, sent } = await lossy();
      await button('Gửi nội dung đã sửa').trigger('click');
      await flushPromises();
      await control('Mã xác thực').setValue('8');
      await send();
      await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/da-gui/KH-2611-BBBBBB'));
      expect([filed(), sent('SubmitCase').at(-1)]).toMatchObject([2, { input: { content: 'Rộng 2 m' } }]);
    });
  });

  it('A3-09 a visitor is sent to sign in first and comes back', async () => {
    const { fill, send, router, sent } = await open(undefined, null);
    await fill();
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/tai-khoan/dang-nhap?ve=/gui-phan-anh'));
    expect(sent('SubmitCase')).toEqual([]);
  });
});
