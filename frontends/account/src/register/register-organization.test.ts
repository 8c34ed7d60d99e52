import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import remote from '../routes';
import vietnamese from '../vi.json';
import RegisterPage from './RegisterPage.vue';

const CONSENTS = [
  { __typename: 'Consent', purpose: 'HANDLE_REPORTS', text: 'Xử lý phản ánh', version: '1', required: true },
  { __typename: 'Consent', purpose: 'SURVEYS', text: 'Mời tham gia khảo sát', version: '1', required: false },
];
const TICKET = {
  __typename: 'OtpTicket',
  id: 'ticket-1',
  phoneMasked: '09•• ••• •56',
  method: 'SMS',
  resendAt: new Date(Date.now() - 1_000).toISOString(),
};
const challenge = () => ({
  challenge: { __typename: 'Challenge', id: `sum-${Math.random()}`, question: '5 + 3 =', expiresAt: new Date(Date.now() + 300_000).toISOString() },
});

async function open(answers: Answers = {}, at = '/tai-khoan/dang-ky?loai=to-chuc') {
  const page = await mountPage(RegisterPage, {
    texts: { vi: vietnamese, en },
    routes: remote.routes,
    at,
    answers: { AccountChallenge: challenge, RegistrationConsents: () => ({ consents: CONSENTS }), ...answers },
  });
  await flushPromises();
  const send = async (): Promise<void> => {
    await page.screen.get('form').trigger('submit');
    await flushPromises();
  };
  const types = async (typed: Record<string, string>): Promise<void> => {
    for (const [label, text] of Object.entries(typed)) await page.control(label).setValue(text);
  };
  const tab = (name: string) => page.screen.findAll('[role=tab]').find((each) => each.text() === name);
  const choose = async (name: string): Promise<void> => {
    await tab(name)?.trigger('mousedown', { button: 0 });
    await flushPromises();
  };
  return { ...page, send, types, tab, choose };
}

const BUSINESS = {
  'Số chứng nhận ĐKKD': '4201 234 566',
  'Mật khẩu': 'gió biển 26',
  'Nhập lại mật khẩu': 'gió biển 26',
  'Họ và tên': 'Lê Thị A',
  'Số điện thoại': '0905123456',
  'Tên tổ chức': 'Công ty Biển Xanh',
  'Địa chỉ tổ chức': '25 Hùng Vương',
  'Mã xác thực': '8',
};

describe('A3-02 an organisation or business registers', () => {
  it('what is missing stands beside each field in the order of the page', async () => {
    const { screen, send, sent } = await open();
    await send();
    expect([screen.findAll('.errsum li').map((line) => line.text()), sent('RegisterOrganization')]).toEqual([
      [
        'Hãy nhập số đăng ký kinh doanh hoặc số quyết định thành lập.',
        'Mật khẩu cần ít nhất 8 ký tự',
        'Nhập họ và tên',
        'Hãy nhập số điện thoại.',
        'Nhập tên tổ chức, doanh nghiệp',
        'Nhập địa chỉ tổ chức, doanh nghiệp',
        'Cần đồng ý để tạo tài khoản',
        expect.any(String),
      ],
      [],
    ]);
  });

  it('X-04 X-19 A3-08 all that was typed is sent, the rest is null; its number stands in the sign-in form, and in no address', async () => {
    const { screen, types, send, sent, router, control } = await open({
      RegisterOrganization: () => ({ registerOrganization: TICKET }),
      ConfirmRegistration: () => ({ confirmRegistration: { __typename: 'User', id: 'me' } }),
    });
    await types(BUSINESS);
    for (const box of screen.findAll('input[type=checkbox]')) await box.setValue(true);
    await send();
    expect(sent('RegisterOrganization')).toEqual([
      {
        input: {
          registrationNumber: '4201 234 566',
          password: 'gió biển 26',
          representative: 'Lê Thị A',
          phone: '0905123456',
          email: null,
          contactAddress: null,
          contactWardCode: null,
          organizationName: 'Công ty Biển Xanh',
          organizationAddress: '25 Hùng Vương',
          organizationPhone: null,
          organizationEmail: null,
          consentVersion: '1',
          consentPurposes: ['HANDLE_REPORTS', 'SURVEYS'],
          campaignCode: null,
          challenge: { id: expect.any(String), answer: '8' },
        },
      },
    ]);
    await control('Mã OTP').setValue('123456');
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('sign-in'));
    expect(router.currentRoute.value.fullPath).not.toContain('4201');
    expect(router.options.history.state.identifier).toBe('4201 234 566');
  });

  it.each([
    ['input.registrationNumber', 'Số chứng nhận ĐKKD'],
    ['input.representative', 'Họ và tên'],
    ['input.organizationPhone', 'Điện thoại của tổ chức'],
  ])('what the server finds wrong at %s stands beside its field', async (path, label) => {
    const { screen, types, send, control } = await open({
      RegisterOrganization: () => ({ registerOrganization: refusal('INVALID_INPUT', 'Một số mục chưa đúng.', { [path]: 'Chưa đúng' }) }),
    });
    await types(BUSINESS);
    await screen.get('input[type=checkbox]').setValue(true);
    await send();
    const described = control(label).attributes('aria-describedby') ?? '';
    expect(described.split(' ').map((id) => document.getElementById(id)?.textContent.trim())).toContain('Chưa đúng');
  });

  it('X-25 a taken number, which a proven phone is told, stands beside it in the form of the organisation', async () => {
    const { screen, types, send, control, problems } = await open({
      RegisterOrganization: () => ({ registerOrganization: TICKET }),
      ConfirmRegistration: () => ({ confirmRegistration: refusal('IDENTIFIER_TAKEN', 'Số này đã có tài khoản.') }),
    });
    await types(BUSINESS);
    await screen.get('input[type=checkbox]').setValue(true);
    await send();
    await control('Mã OTP').setValue('123456');
    await send();
    expect([problems(), control('Số chứng nhận ĐKKD').element.value]).toEqual([['Số này đã có tài khoản.'], '4201 234 566']);
    expect(screen.text()).toContain('Bạn đã có tài khoản');
  });
});

describe('A3-03 two tabs', () => {
  it('the tab stands in the address, both ways, and what else stands there stays', async () => {
    const { router, tab, choose } = await open({}, '/tai-khoan/dang-ky?ve=/gui-phan-anh');
    expect(tab('Cá nhân')?.attributes('aria-selected')).toBe('true');
    await choose('Tổ chức, doanh nghiệp');
    expect([tab('Tổ chức, doanh nghiệp')?.attributes('aria-selected'), router.currentRoute.value.query]).toEqual([
      'true',
      { ve: '/gui-phan-anh', loai: 'to-chuc' },
    ]);
    await choose('Cá nhân');
    expect(router.currentRoute.value.query).toEqual({ ve: '/gui-phan-anh' });
  });

  it('switching keeps what was typed, also the sum, the passwords and what only the other tab has', async () => {
    const { control, types, choose, screen } = await open();
    await types(BUSINESS);
    await screen.get('input[type=checkbox]').setValue(true);
    await choose('Cá nhân');
    const shared = ['Mật khẩu', 'Nhập lại mật khẩu', 'Họ và tên', 'Số điện thoại', 'Mã xác thực'] as const;
    for (const label of shared) expect(control(label).element.value, label).toBe(BUSINESS[label]);
    expect(screen.get<HTMLInputElement>('input[type=checkbox]').element.checked).toBe(true);
    await choose('Tổ chức, doanh nghiệp');
    for (const [label, text] of Object.entries(BUSINESS)) expect(control(label).element.value, label).toBe(text);
  });
});

describe('B-27 A9-04 assisted registration', () => {
  it('the code in the link is shown, counted with the form, and the next person comes with it', async () => {
    const { types, send, sent, control, screen, router } = await open(
      {
        RegisterOrganization: () => ({ registerOrganization: TICKET }),
        ConfirmRegistration: () => ({ confirmRegistration: { __typename: 'User', id: 'me' } }),
      },
      '/tai-khoan/dang-ky?loai=to-chuc&chien-dich=doan-tn-01',
    );
    expect(control('Mã chương trình hỗ trợ').element.value).toBe('DOAN-TN-01');
    await types(BUSINESS);
    await screen.get('input[type=checkbox]').setValue(true);
    await send();
    expect(sent('RegisterOrganization')).toMatchObject([{ input: { campaignCode: 'DOAN-TN-01' } }]);
    await control('Mã OTP').setValue('123456');
    await send();
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('sign-in'));
    expect(router.currentRoute.value.query).toEqual({ loai: 'to-chuc', 'chien-dich': 'doan-tn-01', 'da-dang-ky': '' });
  });

  it.each(['/tai-khoan/dang-ky', '/tai-khoan/dang-ky?chien-dich=%3Cscript%3E', '/tai-khoan/dang-ky?chien-dich='])(
    '%s: there is no code to fill in',
    async (at) => {
      const { screen } = await open({}, at);
      expect(screen.text()).not.toContain('Mã chương trình');
    },
  );

  it('a mistyped one is said before the server is asked; an emptied one is none', async () => {
    const { types, send, sent, screen, problems } = await open(
      { Register: () => ({ registerIndividual: TICKET }) },
      '/tai-khoan/dang-ky?chien-dich=DOAN-TN-01',
    );
    await types({ 'Số định danh': '056190123456', 'Mật khẩu': 'gió biển 26', 'Nhập lại mật khẩu': 'gió biển 26', 'Họ và tên': 'Lê Thị A' });
    await types({ 'Số điện thoại': '0905123456', 'Địa chỉ liên hệ': '12 Trần Phú', 'Mã xác thực': '8', 'Mã chương trình': 'Đoàn!' });
    await screen.get('input[type=checkbox]').setValue(true);
    await send();
    expect([problems(), sent('Register')]).toEqual([['Mã gồm 2 đến 32 chữ không dấu, số và dấu gạch nối'], []]);
    await types({ 'Mã chương trình': '' });
    await send();
    expect(sent('Register')).toMatchObject([{ input: { campaignCode: null } }]);
  });
});
