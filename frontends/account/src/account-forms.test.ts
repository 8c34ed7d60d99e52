import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from './en.json';
import OtpForm, { type Ticket } from './otp/OtpForm.vue';
import RegisterPage from './register/RegisterPage.vue';
import remote from './routes';
import SignInPage from './sign-in/SignInPage.vue';
import vietnamese from './vi.json';

const texts = { vi: vietnamese, en };
const { routes } = remote;
const CHALLENGE: Answers = {
  AccountChallenge: () => ({
    challenge: { __typename: 'Challenge', id: `sum-${Math.random()}`, question: '5 + 3 =', expiresAt: new Date(Date.now() + 300_000).toISOString() },
  }),
};
const ticketOf = (more: Partial<Ticket> = {}) => ({
  __typename: 'OtpTicket' as const,
  id: 'ticket-1',
  phoneMasked: '09xx xxx 456',
  method: 'SMS' as const,
  resendAt: new Date(Date.now() - 1_000).toISOString(),
  ...more,
});
const SESSION = {
  __typename: 'Session',
  accessToken: 'token',
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  user: { __typename: 'User', id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null },
};
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
});

describe('A3-06 A3-07 the code of a ticket', () => {
  const open = async (confirm: (ticketId: string, otp: string) => Promise<unknown>, answers: Answers = {}, ticket = ticketOf()) => {
    const page = await mountPage(OtpForm, { props: { ticket, backLabel: 'Đổi số', confirm }, texts, answers });
    const type = (otp: string): Promise<void> => page.control('Mã OTP').setValue(otp);
    const send = async (): Promise<void> => {
      await page.screen.get('form').trigger('submit');
      await flushPromises();
    };
    return { ...page, type, send };
  };

  it('has six digits before it is sent; pasted spaces do no harm', async () => {
    const confirm = vi.fn(() => Promise.resolve(null));
    const { type, send, problems } = await open(confirm);
    await type('123');
    await send();
    expect([problems(), confirm.mock.calls]).toEqual([['Mã gồm đủ 6 chữ số'], []]);
    await type('123 456');
    expect(problems()).toEqual([]);
    await send();
    expect(confirm).toHaveBeenCalledExactlyOnceWith('ticket-1', '123456', undefined);
  });

  it('a wrong one is said beside the digits, which stay, and the focus is there', async () => {
    const { type, send, problems, control } = await open(() => Promise.resolve(refusal('OTP_WRONG', 'Mã xác thực chưa đúng.')));
    await type('123456');
    await send();
    expect([problems(), control('Mã OTP').element.value]).toEqual([['Mã xác thực chưa đúng.'], '123456']);
    expect(document.activeElement).toBe(control('Mã OTP').element);
  });

  it('a fault is said with its number', async () => {
    const { type, send, problems } = await open(() => Promise.reject(fault('INTERNAL_SERVER_ERROR')));
    await type('123456');
    await send();
    expect(problems()).toEqual(['Máy chủ đang gặp sự cố. Hãy thử lại sau ít phút. Mã lỗi 7F2C']);
  });

  it('another code can be asked for when the time has come; a refusal of it is said too', async () => {
    let refused = true;
    const { button, problems, emitted, screen } = await open(() => Promise.resolve(null), {
      ResendOtp: () => ({ resendOtp: refused ? refusal('RESEND_TOO_SOON', 'Hãy chờ một lát.') : ticketOf({ id: 'ticket-2' }) }),
    });
    await button('Gửi lại mã').trigger('click');
    await flushPromises();
    expect(problems()).toEqual(['Hãy chờ một lát.']);
    refused = false;
    await button('Gửi lại mã').trigger('click');
    await flushPromises();
    expect([emitted('renewed').length, problems(), screen.get('[aria-live=polite]').text()]).toEqual([1, [], 'Đã gửi lại mã.']);
  });
});

describe('A3-08 signing in', () => {
  const open = async (signIn: Answers[string]) => {
    const page = await mountPage(SignInPage, { texts, routes, answers: { ...CHALLENGE, SignIn: signIn } });
    await page.control('Số CCCD').setValue('056190123456');
    await page.control('Mật khẩu').setValue('gió biển 26');
    await page.control('Mã xác thực').setValue('8');
    const send = async (): Promise<void> => {
      await page.screen.get('form').trigger('submit');
      await flushPromises();
    };
    return { ...page, send };
  };

  it('adopts the session and goes on', async () => {
    const { send, sent, session, router } = await open(() => ({ signIn: SESSION }));
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/phan-anh-cua-toi'));
    expect([session.viewer.value?.id, sent('SignIn')]).toMatchObject([
      'me',
      [{ input: { identifier: '056190123456', password: 'gió biển 26', asOfficer: false, challenge: { answer: '8' } } }],
    ]);
  });

  it('wrong credentials: said for the whole form, what was typed stays, the sum is a new one and nobody is blamed for it', async () => {
    const { send, control, screen, problems, sent } = await open(() => ({ signIn: refusal('CREDENTIALS_WRONG', 'Tài khoản hoặc mật khẩu chưa đúng.') }));
    await send();
    expect([screen.get('.errsum').text(), problems(), sent('AccountChallenge').length]).toEqual([
      expect.stringContaining('Tài khoản hoặc mật khẩu chưa đúng.'),
      [],
      2,
    ]);
    expect([control('Số CCCD').element.value, control('Mật khẩu').element.value, control('Mã xác thực').element.value]).toEqual([
      '056190123456',
      'gió biển 26',
      '',
    ]);
    expect(document.activeElement).toBe(screen.get('.errsum').element);
  });

  it('a wrong sum stands beside the sum', async () => {
    const { send, problems } = await open(() => ({ signIn: refusal('CHALLENGE_WRONG', 'Kết quả phép tính chưa đúng.') }));
    await send();
    expect(problems()).toEqual(['Kết quả phép tính chưa đúng.']);
  });
});

describe('A3-01 registering', () => {
  it('what is missing stands beside each field in the order of the page; a taken number beside its field', async () => {
    const { screen, control, problems, sent } = await mountPage(RegisterPage, {
      texts,
      routes,
      answers: {
        ...CHALLENGE,
        RegistrationConsents: () => ({
          consents: [{ __typename: 'ConsentPurpose', purpose: 'ACCOUNT', text: 'Xử lý phản ánh', version: '1', required: true }],
        }),
        Register: () => ({ registerIndividual: refusal('PHONE_TAKEN', 'Số điện thoại này đã có tài khoản.') }),
      },
    });
    const send = async (): Promise<void> => {
      await screen.get('form').trigger('submit');
      await flushPromises();
    };
    await send();
    expect([screen.findAll('.errsum li').map((line) => line.text()), sent('Register')]).toEqual([
      [
        'Hãy nhập số định danh cá nhân.',
        'Mật khẩu cần ít nhất 8 ký tự',
        'Nhập họ và tên',
        'Hãy nhập số điện thoại.',
        'Nhập địa chỉ liên hệ',
        'Cần đồng ý để tạo tài khoản',
        expect.any(String),
      ],
      [],
    ]);
    await control('Số định danh cá nhân').setValue('056190123456');
    await control('Mật khẩu').setValue('gió biển 26');
    await control('Nhập lại mật khẩu').setValue('gió biển 26');
    await control('Họ và tên').setValue('Lê Thị A');
    await control('Số điện thoại').setValue('0905123456');
    await control('Địa chỉ liên hệ').setValue('12 Trần Phú');
    await control('Mã xác thực').setValue('8');
    await screen.get('input[type=checkbox]').setValue(true);
    expect(problems()).toEqual([]);
    await control('Email').setValue('le thi a');
    await send();
    expect([problems(), sent('Register')]).toEqual([['Email chưa đúng, ví dụ ten@mien.vn'], []]);
    await control('Email').setValue('a@mien.vn');
    await send();
    expect([problems(), control('Họ và tên').element.value]).toEqual([['Số điện thoại này đã có tài khoản.'], 'Lê Thị A']);
  });

  it('X-05 the phone that was registered is in the sign-in form, and in no address', async () => {
    const { screen, control, router } = await mountPage(RegisterPage, {
      texts,
      routes,
      answers: {
        ...CHALLENGE,
        RegistrationConsents: () => ({ consents: [] }),
        Register: () => ({ registerIndividual: ticketOf() }),
        ConfirmRegistration: () => ({ confirmRegistration: { __typename: 'User', id: 'me' } }),
      },
    });
    const send = async (): Promise<void> => {
      await screen.get('form').trigger('submit');
      await flushPromises();
    };
    const typed = {
      'Số định danh cá nhân': '056190123456',
      'Mật khẩu': 'gió biển 26',
      'Nhập lại mật khẩu': 'gió biển 26',
      'Họ và tên': 'Lê Thị A',
      'Số điện thoại': '0905123456',
      'Địa chỉ liên hệ': '12 Trần Phú',
      'Mã xác thực': '8',
    };
    for (const [label, text] of Object.entries(typed)) await control(label).setValue(text);
    await screen.get('input[type=checkbox]').setValue(true);
    await send();
    await control('Mã OTP').setValue('123456');
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('sign-in'));
    expect([router.currentRoute.value.fullPath, router.options.history.state.identifier]).toEqual(['/tai-khoan/dang-nhap?da-dang-ky=', '0905123456']);
  });

  it.each([
    ['IDENTIFIER_TAKEN', 'Số định danh cá nhân', 'Số định danh này đã có tài khoản.'],
    ['PHONE_TAKEN', 'Số điện thoại', 'Số điện thoại này đã có tài khoản.'],
  ])('X-25 %s, which a proven phone is told: the form is back with it beside its field, the way in, and what was typed', async (code, label, text) => {
    let isTaken = true;
    const { screen, control, problems, router } = await mountPage(RegisterPage, {
      texts,
      routes,
      answers: {
        ...CHALLENGE,
        RegistrationConsents: () => ({ consents: [] }),
        Register: () => ({ registerIndividual: ticketOf() }),
        ConfirmRegistration: () => ({ confirmRegistration: isTaken ? refusal(code, text) : { __typename: 'User', id: 'me' } }),
      },
    });
    const send = async (): Promise<void> => {
      await screen.get('form').trigger('submit');
      await flushPromises();
    };
    const typed = { 'Số định danh cá nhân': '056190123456', 'Mật khẩu': 'gió biển 26', 'Nhập lại mật khẩu': 'gió biển 26', 'Họ và tên': 'Lê Thị A' };
    const more = { 'Số điện thoại': '0905123456', 'Địa chỉ liên hệ': '12 Trần Phú', 'Mã xác thực': '8' };
    for (const [field, value] of Object.entries({ ...typed, ...more })) await control(field).setValue(value);
    await screen.get('input[type=checkbox]').setValue(true);
    await send();
    await control('Mã OTP').setValue('123456');
    await send();
    expect([problems(), control(label).element.value, control('Mật khẩu').element.value]).toEqual([[text], { ...typed, ...more }[label], 'gió biển 26']);
    expect(document.activeElement).toBe(screen.get('.errsum').element);
    const ways = screen.findAll('.banner a').map((link) => link.attributes('href'));
    expect(ways).toEqual(['/tai-khoan/dang-nhap', '/tai-khoan/quen-mat-khau']);
    // A mistyped number: corrected, and on.
    isTaken = false;
    await control(label).setValue(label === 'Số điện thoại' ? '0905123457' : '056190123457');
    expect(problems()).toEqual([]);
    await control('Mã xác thực').setValue('8');
    await send();
    expect([problems(), screen.text().includes('Bạn đã có tài khoản')]).toEqual([[], false]);
    await control('Mã OTP').setValue('123456');
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('sign-in'));
  });

  it('R13 a page that is loaded again while the code is read goes on with the code; no password, no number of an id and no address keeps anything', async () => {
    const open = () =>
      mountPage(RegisterPage, {
        texts,
        routes,
        answers: {
          ...CHALLENGE,
          RegistrationConsents: () => ({
            consents: [{ __typename: 'ConsentPurpose', purpose: 'ACCOUNT', text: 'Xử lý phản ánh', version: '1', required: true }],
          }),
          Register: () => ({ registerIndividual: ticketOf() }),
          ConfirmRegistration: () => ({ confirmRegistration: { __typename: 'User', id: 'me' } }),
        },
      });
    const first = await open();
    const typed = { 'Số định danh cá nhân': '056190123456', 'Mật khẩu': 'gió biển 26', 'Nhập lại mật khẩu': 'gió biển 26', 'Họ và tên': 'Lê Thị A' };
    const more = { 'Số điện thoại': '0905123456', 'Địa chỉ liên hệ': '12 Trần Phú', 'Mã xác thực': '8' };
    for (const [label, text] of Object.entries({ ...typed, ...more })) await first.control(label).setValue(text);
    await first.screen.get('input[type=checkbox]').setValue(true);
    await first.screen.get('form').trigger('submit');
    await flushPromises();
    const kept = { ...sessionStorage };
    expect(JSON.stringify(kept)).toContain('ticket-1');
    expect(JSON.stringify(kept)).not.toMatch(/gió biển|056190123456/);
    expect(first.router.currentRoute.value.fullPath).not.toContain('0905');
    // A reload ends the page without leaving it.
    first.close();
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
    const again = await open();
    await again.control('Mã OTP').setValue('123456');
    await again.screen.get('form').trigger('submit');
    await flushPromises();
    await vi.waitFor(() => expect(again.router.currentRoute.value.path).toBe('/tai-khoan/dang-nhap'));
    expect(again.sent('ConfirmRegistration')).toEqual([{ ticketId: 'ticket-1', otp: '123456' }]);
    again.close();
    expect(
      Object.keys(sessionStorage).filter((key) => key.startsWith('pakn.')),
      'nothing stays once the page is left',
    ).toEqual([]);
  });
});
