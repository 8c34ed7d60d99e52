import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import en from '../en.json';
import remote from '../routes';
import vietnamese from '../vi.json';
import ForgottenPage from './ForgottenPage.vue';
import SignInPage from './SignInPage.vue';

const TICKET = {
  __typename: 'OtpTicket',
  id: 'ticket-1',
  phoneMasked: '09•• ••• •56',
  method: 'SMS',
  resendAt: new Date(Date.now() - 1_000).toISOString(),
};
const SESSION = {
  __typename: 'Session',
  accessToken: 'token',
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  user: { __typename: 'User', id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null },
};
const SEVERAL = refusal('INVALID_INPUT', 'Một số mục chưa đúng.', { identifier: 'Số điện thoại này dùng cho nhiều tài khoản.' });
const challenge = () => ({
  challenge: { __typename: 'Challenge', id: `sum-${Math.random()}`, question: '5 + 3 =', expiresAt: new Date(Date.now() + 300_000).toISOString() },
});

async function open(component: Component, answers: Answers, at = '/tai-khoan/dang-nhap') {
  const page = await mountPage(component, { texts: { vi: vietnamese, en }, routes: remote.routes, at, answers: { AccountChallenge: challenge, ...answers } });
  await flushPromises();
  const send = async (): Promise<void> => {
    await page.screen.get('form').trigger('submit');
    await flushPromises();
  };
  const types = async (typed: Record<string, string>): Promise<void> => {
    for (const [label, text] of Object.entries(typed)) await page.control(label).setValue(text);
  };
  return { ...page, send, types };
}

describe('B-34 signing in by phone and one-time code', () => {
  const byCode = (answers: Answers) =>
    open(SignInPage, { RequestSignInCode: () => ({ requestSignInCode: TICKET }), ...answers }, '/tai-khoan/dang-nhap?cach=ma&ve=/gui-phan-anh');

  it('is the second way of the page; a phone that was typed for the first need not be typed again, an id number is no phone', async () => {
    const { screen, types, control, router, close } = await open(SignInPage, {});
    await types({ 'Số CCCD': '0905123456' });
    expect(screen.get('a.btn-block').text()).toBe('Đăng nhập bằng mã gửi qua SMS');
    await router.push('/tai-khoan/dang-nhap?cach=ma');
    await flushPromises();
    expect([control('Số điện thoại').element.value, screen.find('input[type=password]').exists()]).toEqual(['0905123456', false]);
    expect(screen.get('a.btn-block').text()).toBe('Đăng nhập bằng mật khẩu');
    close();
    const other = await open(SignInPage, {});
    await other.types({ 'Số CCCD': '056190123456' });
    await other.router.push('/tai-khoan/dang-nhap?cach=ma');
    await flushPromises();
    expect(other.control('Số điện thoại').element.value).toBe('');
  });

  it('officers have no way without a password', async () => {
    const { screen } = await open(SignInPage, {}, '/tai-khoan/dang-nhap?canbo=&cach=ma');
    expect([screen.find('a.btn-block').exists(), screen.find('input[type=password]').exists()]).toEqual([false, true]);
  });

  it('asks for a code, which signs in and goes on; that the phone may have no account is said with "if" (X-25)', async () => {
    const { screen, types, send, sent, session, router, problems } = await byCode({ ConfirmSignIn: () => ({ confirmSignIn: SESSION }) });
    await send();
    expect([problems(), sent('RequestSignInCode')]).toEqual([['Hãy nhập số điện thoại.', 'Nhập kết quả phép tính'], []]);
    await types({ 'Số điện thoại': '0905 123 456', 'Mã xác thực': '8' });
    await send();
    expect(sent('RequestSignInCode')).toMatchObject([{ phone: '0905 123 456', challenge: { answer: '8' } }]);
    expect(screen.text()).toContain('Nếu số 09••\u00a0•••\u00a0•56 có tài khoản');
    await types({ 'Mã OTP': '123456' });
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/gui-phan-anh'));
    expect([session.viewer.value?.id, sent('ConfirmSignIn')]).toEqual(['me', [{ ticketId: 'ticket-1', otp: '123456', identifier: null }]]);
  });

  it('X-21 a phone of several accounts: the number is asked for beside the code, which stays, and the focus is there', async () => {
    let asked = 0;
    const { types, send, sent, control, problems } = await byCode({ ConfirmSignIn: () => ({ confirmSignIn: asked++ === 0 ? SEVERAL : SESSION }) });
    await types({ 'Số điện thoại': '0905123456', 'Mã xác thực': '8' });
    await send();
    await types({ 'Mã OTP': '123456' });
    await send();
    expect([problems(), control('Mã OTP').element.value]).toEqual([['Số điện thoại này dùng cho nhiều tài khoản.'], '123456']);
    expect(document.activeElement).toBe(control('Số định danh hoặc số đăng ký').element);
    await send();
    await types({ 'Số định danh hoặc số đăng ký': '4201234566' });
    await send();
    expect(sent('ConfirmSignIn')).toEqual([
      { ticketId: 'ticket-1', otp: '123456', identifier: null },
      { ticketId: 'ticket-1', otp: '123456', identifier: '4201234566' },
    ]);
  });

  it('an authenticator app comes next, with an empty field', async () => {
    const { screen, types, send, control } = await byCode({
      ConfirmSignIn: ({ ticketId }) => ({ confirmSignIn: ticketId === 'ticket-1' ? { ...TICKET, id: 'ticket-2', method: 'TOTP', phoneMasked: '' } : SESSION }),
    });
    await types({ 'Số điện thoại': '0905123456', 'Mã xác thực': '8' });
    await send();
    await types({ 'Mã OTP': '123456' });
    await send();
    expect([screen.text().includes('Mở ứng dụng xác thực'), control('Mã OTP').element.value]).toEqual([true, '']);
  });

  it('X-26 too many codes: it is said, and what was typed stays', async () => {
    const { types, send, screen, control } = await byCode({
      RequestSignInCode: () => ({ requestSignInCode: refusal('TRY_LATER', 'Bạn thao tác quá nhiều lần.') }),
    });
    await types({ 'Số điện thoại': '0905123456', 'Mã xác thực': '8' });
    await send();
    expect([screen.get('.errsum').text(), control('Số điện thoại').element.value]).toEqual([
      expect.stringContaining('Bạn thao tác quá nhiều lần.'),
      '0905123456',
    ]);
  });
});

it('X-21 A3-11 a forgotten password of a phone of several accounts: the number is asked for once the code is right', async () => {
  let asked = 0;
  const { screen, types, send, sent, problems, control } = await open(
    ForgottenPage,
    {
      RequestPasswordReset: () => ({ requestPasswordReset: TICKET }),
      ResetPassword: () => ({ resetPassword: asked++ === 0 ? SEVERAL : { __typename: 'Done', ok: true } }),
    },
    '/tai-khoan/quen-mat-khau',
  );
  await types({ 'Số điện thoại': '0905123456', 'Mã xác thực': '8' });
  await send();
  await types({ 'Mã OTP': '123456', 'Mật khẩu mới': 'một mật khẩu lạ' });
  await send();
  expect([problems(), control('Mật khẩu mới').element.value]).toEqual([['Số điện thoại này dùng cho nhiều tài khoản.'], 'một mật khẩu lạ']);
  await types({ 'Số định danh hoặc số đăng ký': '4201234566' });
  await send();
  expect(sent('ResetPassword')).toMatchObject([{ identifier: null }, { otp: '123456', newPassword: 'một mật khẩu lạ', identifier: '4201234566' }]);
  expect(screen.text()).toContain('Đã đổi mật khẩu.');
});
