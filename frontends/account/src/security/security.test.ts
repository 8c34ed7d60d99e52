import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import en from '../en.json';
import OtpForm from '../otp/OtpForm.vue';
import remote from '../routes';
import vietnamese from '../vi.json';
import SecurityPage from './SecurityPage.vue';

const texts = { vi: vietnamese, en };
const { routes } = remote;
const VIEWER = { id: 'me', kind: 'OFFICER', displayName: 'Lê Thị A', fullName: 'Lê Thị A', officer: null } as never;
const SECRET = 'JBSWY3DPEHPK3PXP';
const sessionOf = (id: string, more: object = {}) => ({
  __typename: 'LoginSession',
  id,
  device: 'Chrome, Android',
  address: '203.0.113.7',
  createdAt: '2026-11-20T00:00:00Z',
  lastSeenAt: '2026-11-20T01:00:00Z',
  current: false,
  ...more,
});

async function open(answers: Answers = {}, factor: string | null = 'SMS') {
  const page = await mountPage(SecurityPage, {
    texts,
    routes,
    viewer: VIEWER,
    answers: {
      MySessions: () => ({
        mySessions: [sessionOf('desk', { current: true }), sessionOf('phone', { device: '' }), sessionOf('tablet', { device: 'Safari, iPad' })],
      }),
      MySecondFactor: () => ({ mySecondFactor: factor }),
      ...answers,
    },
  });
  await flushPromises();
  const send = async (title: string): Promise<void> => {
    const section = page.screen.findAll('section').find((each) => each.text().includes(title));
    await section?.get('form').trigger('submit');
    await flushPromises();
  };
  return { ...page, send };
}

describe('S4 where one is signed in', () => {
  it('names each device; the one that is looked at cannot be ended here, the others each and all at once', async () => {
    const { screen, button, sent, toasts } = await open({
      EndSession: () => ({ endSession: { __typename: 'Done' } }),
      EndOtherSessions: () => ({ endOtherSessions: { __typename: 'Done' } }),
    });
    const lines = screen.findAll('section li').map((line) => line.text());
    expect(lines.map((line) => /Thiết bị này|Đăng xuất/.exec(line)?.[0])).toEqual(['Thiết bị này', 'Đăng xuất', 'Đăng xuất']);
    expect(lines[1]).toContain('Thiết bị không rõ');
    await screen.get('[aria-label="Đăng xuất Safari, iPad"]').trigger('click');
    await flushPromises();
    expect([sent('EndSession'), sent('MySessions').length, toasts()]).toEqual([[{ id: 'tablet' }], 2, ['Đã đăng xuất thiết bị.']]);
    await button('Đăng xuất các thiết bị khác').trigger('click');
    await flushPromises();
    expect(sent('EndOtherSessions')).toHaveLength(1);
  });
});

describe('the second step', () => {
  it('an app is set up with the password, a QR code, recovery codes shown once, and the first code', async () => {
    let factor = 'SMS';
    const { screen, control, send, sent, problems, toasts } = await open({
      MySecondFactor: () => ({ mySecondFactor: factor }),
      StartTotp: () => ({
        startTotp: { __typename: 'TotpSetup', secret: SECRET, uri: `otpauth://totp/x?secret=${SECRET}`, recoveryCodes: ['k7m2p-9xw4q', 'aaaaa-bbbbb'] },
      }),
      ConfirmTotp: ({ code }) => {
        if (code !== '123456') return { confirmTotp: refusal('OTP_WRONG', 'Mã xác thực chưa đúng.') };
        factor = 'TOTP';
        return { confirmTotp: { __typename: 'Done' } };
      },
    });
    await send('Xác thực hai bước');
    expect([problems(), sent('StartTotp')]).toEqual([['Nhập mật khẩu hiện tại'], []]);
    await control('Mật khẩu của bạn').setValue('gió biển 26');
    await send('Xác thực hai bước');
    expect(screen.find('svg[role=img]').attributes('aria-label')).toBe('Mã QR để thêm tài khoản vào ứng dụng xác thực');
    expect(screen.text()).toContain('JBSW Y3DP EHPK 3PXP');
    expect(screen.findAll('.codes li').map((line) => line.text())).toEqual(['k7m2p-9xw4q', 'aaaaa-bbbbb']);
    await control('Mã 6 số').setValue('000000');
    await send('Xác thực hai bước');
    expect(problems()).toEqual(['Mã xác thực chưa đúng.']);
    await control('Mã 6 số').setValue('123456');
    await send('Xác thực hai bước');
    expect([toasts(), screen.text().includes(SECRET), screen.text().includes('k7m2p')]).toEqual([['Đã bật ứng dụng xác thực.'], false, false]);
    expect(screen.text()).toContain('Tắt ứng dụng xác thực');
  });

  it('a wrong password stands beside the password', async () => {
    const { control, send, problems } = await open(
      { RemoveTotp: () => ({ removeTotp: refusal('CREDENTIALS_WRONG', 'Mật khẩu hiện tại chưa đúng.') }) },
      'TOTP',
    );
    await control('Mật khẩu của bạn').setValue('sai');
    await control('Mã của ứng dụng').setValue('k7m2p-9xw4q');
    await send('Xác thực hai bước');
    expect(problems()).toEqual(['Mật khẩu hiện tại chưa đúng.']);
  });

  it('a recovery code signs in when the phone is lost', async () => {
    const given: string[] = [];
    const ticket = { id: 'ticket', phoneMasked: '', method: 'TOTP' as const, resendAt: new Date().toISOString() };
    const confirm = async (_id: string, otp: string): Promise<null> => (given.push(otp), null);
    const { button, control, screen } = await mountPage(OtpForm, { props: { ticket, backLabel: 'Khác', confirm }, texts });
    await button('Mất điện thoại?').trigger('click');
    await control('Mã khôi phục').setValue('k7m2p-9xw4q');
    await screen.get('form').trigger('submit');
    await flushPromises();
    expect(given).toEqual(['k7m2p-9xw4q']);
  });
});

it('a changed password empties the form', async () => {
  const { control, send, toasts } = await open({ ChangePassword: () => ({ changePassword: { __typename: 'Done' } }) });
  await control('Mật khẩu hiện tại').setValue('gió biển 26');
  await control('Mật khẩu mới').setValue('sóng biển 2026');
  await send('Đổi mật khẩu');
  expect([toasts(), control('Mật khẩu mới').element.value]).toEqual([['Đã đổi mật khẩu.'], '']);
});
