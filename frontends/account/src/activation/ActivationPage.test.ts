import { fault, mountPage, refusal, type Answers, type Page } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import remote from '../routes';
import vietnamese from '../vi.json';
import ActivationPage from './ActivationPage.vue';
import { keptToken, tokenIn } from './invitation-link';

const TOKEN = 'abcdefghij_-1234567890';
const TICKET = { __typename: 'OtpTicket', id: 'ticket-1', phoneMasked: '09xx xxx 456', method: 'SMS', resendAt: new Date(Date.now() - 1_000).toISOString() };
const OFFICER = {
  id: 'me',
  kind: 'OFFICER',
  displayName: 'Mai',
  fullName: 'Trần Thị Mai',
  officer: {
    __typename: 'OfficerProfile',
    agency: { __typename: 'Agency', id: 'a', code: 'S-XD', name: 'Sở Xây dựng', kind: 'DEPARTMENT' },
    roles: [],
    position: null,
  },
};
const SESSION = {
  __typename: 'Session',
  accessToken: 'token',
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  user: { __typename: 'User', ...OFFICER },
};
const DEAD = refusal('CREDENTIALS_WRONG', 'Liên kết kích hoạt không đúng hoặc đã hết hạn.');

const open = (answers: Answers = {}, at = `/tai-khoan/kich-hoat#token=${TOKEN}`, language: 'vi' | 'en' = 'vi'): Promise<Page> =>
  mountPage(ActivationPage, { texts: { vi: vietnamese, en }, routes: remote.routes, answers, at, language });
const send = async ({ screen, control }: Page, password: string): Promise<void> => {
  await control('Mật khẩu').setValue(password);
  await screen.get('form').trigger('submit');
  await flushPromises();
};
const title = ({ screen }: Page): string => screen.get('h1').text();
afterEach(() => sessionStorage.clear());

describe('A1-03 the token of an invitation', () => {
  it.each([
    [{ hash: `#token=${TOKEN}`, query: {} }, TOKEN],
    [{ hash: '', query: { token: TOKEN } }, TOKEN],
    [{ hash: `#token=${TOKEN}).`, query: {} }, TOKEN],
    [{ hash: '#token=', query: {} }, null],
    [{ hash: '', query: { token: ['a', 'b'] } }, null],
    [{ hash: '', query: {} }, null],
  ])('%j', (address, token) => expect(tokenIn(address)).toBe(token));
});

describe('A1-03 X-01 activating an officer’s account', () => {
  it('sets the password with the token, which leaves the address, then takes the code and goes to the console', async () => {
    const page = await open({ ActivateOfficer: () => ({ activateOfficer: TICKET }), ConfirmSignIn: () => ({ confirmSignIn: SESSION }) });
    expect(page.router.currentRoute.value.fullPath).toBe('/tai-khoan/kich-hoat');
    await send(page, 'núi Cô Tiên 2026');
    expect(page.sent('ActivateOfficer')).toEqual([{ token: TOKEN, newPassword: 'núi Cô Tiên 2026' }]);
    await page.control('Mã OTP').setValue('123456');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([page.session.viewer.value?.id, page.router.currentRoute.value.path]).toEqual(['me', '/can-bo']);
  });

  it('a password that is too short is not sent, a common one is refused beside the field', async () => {
    const page = await open({ ActivateOfficer: () => ({ activateOfficer: refusal('PASSWORD_COMMON', 'Mật khẩu này quá phổ biến.') }) });
    await send(page, 'ngắn');
    expect([page.problems(), page.asked]).toEqual([['Mật khẩu cần ít nhất 8 ký tự'], []]);
    await send(page, '12345678');
    expect([page.problems(), page.control('Mật khẩu').element.value]).toEqual([['Mật khẩu này quá phổ biến.'], '12345678']);
  });

  it('a link that has expired or was used says so and whom to ask; a newer one in the same tab works, with what was typed', async () => {
    const page = await open({ ActivateOfficer: ({ token }) => ({ activateOfficer: token === 'newer' ? TICKET : DEAD }) });
    await send(page, 'núi Cô Tiên 2026');
    expect([title(page), page.screen.text()]).toEqual([
      'Liên kết không còn dùng được',
      expect.stringContaining('Hãy đề nghị quản trị viên của cơ quan bạn gửi lời mời mới.'),
    ]);
    expect([document.activeElement, keptToken.read()]).toEqual([page.screen.get('h1').element, null]);
    await page.router.push('/tai-khoan/kich-hoat#token=newer');
    await flushPromises();
    expect(page.control('Mật khẩu').element.value).toBe('núi Cô Tiên 2026');
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect(title(page)).toBe('Nhập mã xác thực');
  });

  it('a link without its token says how to open it; a closed page that is opened again still has it', async () => {
    const page = await open({}, '/tai-khoan/kich-hoat');
    expect([title(page), page.screen.find('form').exists()]).toEqual(['Liên kết chưa đầy đủ', false]);
    page.close();
    (await open()).close();
    expect(title(await open({}, '/tai-khoan/kich-hoat'))).toBe('Kích hoạt tài khoản cán bộ');
  });

  it('without a network nothing that was typed is lost; the next try repeats the same request', async () => {
    let down = true;
    const page = await open({ ActivateOfficer: () => (down ? Promise.reject(new Error('down')) : { activateOfficer: TICKET }) });
    await send(page, 'núi Cô Tiên 2026');
    expect([page.screen.get('.errsum').text(), page.control('Mật khẩu').element.value]).toEqual([
      'Chưa thực hiện đượcKhông kết nối được với máy chủ. Kiểm tra mạng rồi thử lại.',
      'núi Cô Tiên 2026',
    ]);
    down = false;
    await page.screen.get('form').trigger('submit');
    await flushPromises();
    expect([title(page), new Set(page.asked.map(({ idempotencyKey }) => idempotencyKey)).size, page.asked.length]).toEqual(['Nhập mã xác thực', 1, 2]);
  });

  it('X-30 another password is another request: it has a key of its own', async () => {
    const page = await open({ ActivateOfficer: () => Promise.reject(new Error('down')) });
    await send(page, 'núi Cô Tiên 2026');
    await send(page, 'núi Cô Tiên 2027');
    expect(new Set(page.asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('a fault is said with its number', async () => {
    const page = await open({ ActivateOfficer: () => Promise.reject(fault('INTERNAL_SERVER_ERROR')) });
    await send(page, 'núi Cô Tiên 2026');
    expect(page.screen.get('.errsum').text()).toContain('Mã lỗi 7F2C');
  });

  it('who leaves the code for later signs in on the page for it', async () => {
    const page = await open({ ActivateOfficer: () => ({ activateOfficer: TICKET }) });
    await send(page, 'núi Cô Tiên 2026');
    await page.button('Đăng nhập sau').trigger('click');
    await vi.waitFor(() => expect(page.router.currentRoute.value.fullPath).toBe('/tai-khoan/dang-nhap?canbo=&da-kich-hoat='));
  });

  it('A1-02 speaks English too', async () => {
    const page = await open({}, '/tai-khoan/kich-hoat', 'en');
    expect([title(page), page.screen.text()]).toEqual(['This link is not complete', expect.stringContaining('Open the link in the message again.')]);
  });
});
