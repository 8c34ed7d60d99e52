import type { Viewer } from '@pakn/graph';
import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import { FORM_ANSWERS } from '../testing/form-answers';
import SubmitPage from './SubmitPage.vue';

const texts = { vi: vietnamese, en };
const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('A4-02 filing a report', () => {
  const open = async (submitCase: Answers[string] = () => ({}), viewer: Viewer | null = citizen, more: Answers = {}) => {
    const page = await mountPage(SubmitPage, { viewer, texts, answers: { ...FORM_ANSWERS, SubmitCase: submitCase, ...more } });
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

  it('A4-04 the field that is typed in stays the same when the microphone comes', async () => {
    let arrive: () => void = () => undefined;
    const limits = FORM_ANSWERS.ReportLimits();
    const ReportLimits = () => new Promise<Record<string, unknown>>((done) => (arrive = () => done({ portal: { ...limits.portal, voiceInput: true } })));
    vi.stubGlobal('SpeechRecognition', EventTarget);
    const { control, screen } = await open(() => ({}), citizen, { ReportLimits });
    const fields = ['Phản ánh về việc gì?', 'Nội dung'];
    const before = fields.map((label) => control(label).element);
    arrive();
    await vi.waitFor(() => expect(screen.findAll('.speak')).toHaveLength(2));
    expect(fields.map((label, n) => control(label).element === before[n])).toEqual([true, true]);
    vi.unstubAllGlobals();
  });

  it('A4-14 the field may be left out: one of several, given up by pressing it again', async () => {
    const { fill, send, asked, screen } = await open(() => ({ submitCase: { __typename: 'Case', id: 'c', code: 'KH-2611-AAAAAA' } }));
    await fill();
    const road = screen.get<HTMLInputElement>('.chips input[value=ROAD]');
    await road.trigger('click');
    expect(road.element.checked).toBe(true);
    await road.trigger('click');
    expect(road.element.checked).toBe(false);
    await road.trigger('click');
    await send();
    await vi.waitFor(() => expect(asked.find(({ name }) => name === 'SubmitCase')?.variables).toMatchObject({ input: { categoryCode: 'ROAD' } }));
  });

  it('A7-06 a proposal is sent without a place, to the agency that was chosen; going back to a report asks for the place again', async () => {
    const { control, button, screen, send, sent, problems } = await open(
      () => ({ submitCase: { __typename: 'Case', id: 'c', code: 'KH-2611-AAAAAA' } }),
      citizen,
      {
        ReceivingAgencies: () => ({
          agencies: [
            { __typename: 'Agency', id: 'a1', name: 'Sở Nội vụ', kind: 'DEPARTMENT', active: true },
            { __typename: 'Agency', id: 'a2', name: 'Đội duy tu', kind: 'COMMUNE_UNIT', active: true },
          ],
        }),
      },
    );
    await screen.get('input[value=PROPOSAL]').setValue();
    await flushPromises();
    await control('Phản ánh về việc gì?').setValue('Thủ tục chậm');
    await control('Nội dung').setValue('Nộp hồ sơ phải chờ ba tuần');
    expect(
      control('Đơn vị tiếp nhận')
        .findAll('option')
        .map((option) => option.text()),
    ).toEqual(['Để nhân viên trực chọn', 'Sở Nội vụ']);
    await control('Đơn vị tiếp nhận').setValue('a1');
    await control('Mã xác thực').setValue('8');
    await screen.get('input[value=INCIDENT]').setValue();
    await send();
    expect([sent('SubmitCase'), problems().length, button('Nhập địa chỉ').exists()]).toEqual([[], 1, true]);
    await screen.get('input[value=PROPOSAL]').setValue();
    await send();
    expect(sent('SubmitCase')).toMatchObject([
      { input: { kind: 'PROPOSAL', subjectKind: 'CITIZEN', preferredAgencyId: 'a1', place: null, title: 'Thủ tục chậm' } },
    ]);
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

  it('A3-09 a visitor who wants the name to be known is sent to sign in first and comes back', async () => {
    const { fill, send, router, sent, screen } = await open(undefined, null);
    await fill();
    await screen.get('input[value=PUBLIC_NAME]').setValue();
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/tai-khoan/dang-nhap?ve=/gui-phan-anh'));
    expect(sent('SubmitCase')).toEqual([]);
  });
});
