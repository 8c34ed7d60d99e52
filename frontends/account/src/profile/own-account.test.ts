import type { Viewer } from '@pakn/graph';
import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import en from '../en.json';
import DeleteAccountPage from '../erasure/DeleteAccountPage.vue';
import ChangePhonePage from '../phone/ChangePhonePage.vue';
import remote from '../routes';
import vietnamese from '../vi.json';
import ManagePage from './ManagePage.vue';
import ProfilePage from './ProfilePage.vue';

const texts = { vi: vietnamese, en };
const { routes } = remote;
const VIEWER: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'Lê Thị A', fullName: 'Lê Thị A', officer: null };
const ME = {
  __typename: 'User',
  id: 'me',
  kind: 'INDIVIDUAL',
  displayName: 'Lê Thị A',
  fullName: 'Lê Thị A',
  identifierMasked: '•••••••••234',
  phoneMasked: '09•• ••• •56',
  email: null,
  contactAddress: '12 Trần Phú',
  contactWard: { __typename: 'Ward', code: '22366', name: 'Nha Trang' },
  organization: null,
  officer: null,
};
const ORGANIZATION = { __typename: 'OrganizationProfile', name: 'Công ty Yến', address: '1 Lê Lợi', phone: null, email: null, representative: 'Lê Thị A' };
const consent = (purpose: string, more: object = {}) => ({
  __typename: 'Consent',
  purpose,
  text: `Mục đích ${purpose}`,
  version: '1',
  required: false,
  givenAt: '2026-11-02T01:00:00Z',
  withdrawnAt: null,
  withdrawal: 'Không còn lời mời.',
  ...more,
});
const ANSWERS: Answers = {
  OwnProfile: () => ({ me: ME }),
  OwnReportCount: () => ({ myCases: { __typename: 'CaseConnection', totalCount: 7, nodes: [] } }),
  OwnUnreadCount: () => ({ notifications: { __typename: 'NotificationConnection', unreadCount: 3, nodes: [] } }),
  LinkedIdentities: () => ({ oidcProviders: [], linkedIdentities: [] }),
  ContactWards: () => ({ wards: [{ __typename: 'Ward', code: '22366', name: 'Nha Trang' }] }),
  OwnConsents: () => ({ consents: [consent('HANDLE_REPORTS', { required: true }), consent('SURVEYS')] }),
};

async function open(component: Component, answers: Answers = {}, viewer: Viewer | null = VIEWER) {
  const page = await mountPage(component, { texts, routes, viewer, answers: { ...ANSWERS, ...answers } });
  await flushPromises();
  const send = async (title: string): Promise<void> => {
    const section = page.screen.findAll('section').find((each) => each.text().includes(title));
    await (section ?? page.screen).get('form').trigger('submit');
    await flushPromises();
  };
  return { ...page, send };
}

describe('A3-14 A3-15 whoever is not signed in', () => {
  it.each([
    ['the profile', ProfilePage],
    ['the account', ManagePage],
    ['another phone', ChangePhonePage],
    ['deleting it', DeleteAccountPage],
  ] as [string, Component][])('reads what page this is, and finds the way in: %s', async (_name, component) => {
    const { screen } = await open(component, {}, null);
    expect(screen.findAll('h1').map((heading) => heading.text().length > 0)).toEqual([true]);
    expect(screen.text()).toContain('Đăng nhập');
    expect(screen.find('form').exists()).toBe(false);
  });
});

describe('A3-14 A3-16 the profile', () => {
  it('shows the name, masked numbers, what is missing as missing, and the ways on with their counts', async () => {
    const { screen } = await open(ProfilePage);
    const text = screen.text();
    for (const word of ['Lê Thị A', '•••••••••234', '09•• ••• •56', '12 Trần Phú, Nha Trang', 'Chưa có']) expect(text).toContain(word);
    expect(screen.findAll('.row-link').map((row) => row.text().replace(/\s+/g, ' '))).toEqual([
      'Phản ánh của tôi 7',
      'Thông báo 3 chưa đọc',
      'Cài đặt thông báo',
      'Quản lý tài khoản',
      'Bảo mật',
    ]);
  });

  it('an officer has an agency and no reports; whoever is not signed in is asked to', async () => {
    const officer = {
      ...ME,
      kind: 'OFFICER',
      officer: { __typename: 'OfficerProfile', position: 'Phó phòng', agency: { __typename: 'Agency', id: 'a', name: 'Sở Y tế' } },
    };
    const agency = { id: 'a', code: 'S-YT', name: 'Sở Y tế', kind: 'DEPARTMENT' };
    const viewer: Viewer = { ...VIEWER, kind: 'OFFICER', officer: { agency, roles: ['SPECIALIST'], position: null } };
    const { screen } = await open(ProfilePage, { OwnProfile: () => ({ me: officer }) }, viewer);
    expect(screen.text()).toContain('Phó phòng, Sở Y tế');
    expect(screen.text()).not.toContain('Phản ánh của tôi');
    const { screen: nobody } = await open(ProfilePage, {}, null);
    expect(nobody.text()).toContain('Đăng nhập để xem thông tin của bạn');
  });

  it('says what to do when it could not be read', async () => {
    let down = true;
    const { screen, button } = await open(ProfilePage, {
      OwnProfile: () => {
        if (down) throw fault('INTERNAL_SERVER_ERROR');
        return { me: ME };
      },
    });
    expect(screen.text()).toContain('7F2C');
    down = false;
    await button('Thử lại').trigger('click');
    await flushPromises();
    expect(screen.text()).toContain('12 Trần Phú');
  });
});

describe('A3-15 managing the account', () => {
  it('what was typed stays when the server refuses it or cannot be reached', async () => {
    let answer: () => Record<string, unknown> = () => ({ updateProfile: refusal('INVALID_INPUT', 'Chưa đúng', { email: 'Địa chỉ email chưa đúng.' }) });
    const { control, send, problems, toasts, sent } = await open(ManagePage, { UpdateProfile: () => answer() });
    await control('Email').setValue('x@');
    await control('Họ và tên').setValue('Lê Thị Bé');
    await send('Chỉnh sửa thông tin');
    expect([problems(), control('Họ và tên').element.value]).toEqual([['Địa chỉ email chưa đúng.'], 'Lê Thị Bé']);
    answer = () => {
      throw new Error('no network');
    };
    await control('Email').setValue('be@example.vn');
    await send('Chỉnh sửa thông tin');
    expect(control('Email').element.value).toBe('be@example.vn');
    answer = () => ({ updateProfile: { ...ME, fullName: 'Lê Thị Bé', email: 'be@example.vn' } });
    await send('Chỉnh sửa thông tin');
    expect(toasts()).toEqual(['Đã lưu thông tin.']);
    expect(sent('UpdateProfile').at(-1)).toEqual({ fullName: 'Lê Thị Bé', email: 'be@example.vn', contactAddress: '12 Trần Phú', contactWardCode: '22366' });
  });

  it('an organisation edits itself; its representative has no second name field', async () => {
    const { control, send, sent, screen } = await open(ManagePage, {
      OwnProfile: () => ({ me: { ...ME, kind: 'ORGANIZATION', organization: ORGANIZATION } }),
      UpdateOrganization: () => ({ updateOrganization: { ...ME, kind: 'ORGANIZATION', organization: ORGANIZATION } }),
    });
    await control('Tên doanh nghiệp').setValue('Công ty Yến Sào');
    await send('Thông tin doanh nghiệp');
    expect(sent('UpdateOrganization')).toEqual([{ name: 'Công ty Yến Sào', address: '1 Lê Lợi', phone: '', email: '', representative: 'Lê Thị A' }]);
    expect(screen.text()).not.toContain('Họ và tên');
  });

  it('B-36 a consent is taken back by its button; one that is required has none', async () => {
    let given = true;
    const { button, sent, screen } = await open(ManagePage, {
      OwnConsents: () => ({
        consents: [consent('HANDLE_REPORTS', { required: true }), consent('SURVEYS', given ? {} : { withdrawnAt: '2026-11-30T01:00:00Z' })],
      }),
      WithdrawConsent: () => ((given = false), { withdrawConsent: { __typename: 'Done' } }),
    });
    expect(screen.text()).toContain('Không còn lời mời.');
    await button('Rút lại đồng ý').trigger('click');
    await flushPromises();
    expect([sent('WithdrawConsent'), screen.text().includes('Đã rút lại ngày 30/11/2026')]).toEqual([[{ purpose: 'SURVEYS' }], true]);
    expect(screen.findAll('button').filter((each) => /đồng ý/i.test(each.text()))).toHaveLength(1);
  });

  it('B-36 my data is one file; without the reports it is said to be missing, and no half file is given', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    URL.createObjectURL = () => 'blob:file';
    let reports: string | null = null;
    const { control, send, screen, problems } = await open(ManagePage, {
      ExportMyData: () => ({ exportMyData: { __typename: 'MyData', id: 'me', madeAt: '2026-11-30T01:00:00Z', account: '{}', reports } }),
    });
    await send('Dữ liệu của tôi');
    expect(problems()).toEqual(['Nhập mật khẩu hiện tại']);
    await control('Mật khẩu hiện tại').setValue('gió biển 26');
    await send('Dữ liệu của tôi');
    expect([saved, screen.text().includes('Chưa lấy được các phản ánh của bạn.')]).toEqual([[], true]);
    reports = '{}';
    await control('Mật khẩu hiện tại').setValue('gió biển 26');
    await send('Dữ liệu của tôi');
    expect([saved, screen.text().includes('Chưa lấy được')]).toEqual([['du-lieu-cua-toi-2026-11-30.json'], false]);
  });
});

describe('A3-15 another phone', () => {
  const ticket = { __typename: 'OtpTicket', id: 'ticket', phoneMasked: '09•• ••• •88', method: 'SMS', resendAt: '2026-11-30T01:00:00Z' };
  it('X-25 a phone that is taken is said beside the phone once its code is typed; the phone stays typed', async () => {
    const { control, send, problems, screen } = await open(ChangePhonePage, {
      RequestPhoneChange: () => ({ requestPhoneChange: ticket }),
      ConfirmPhoneChange: () => ({ confirmPhoneChange: refusal('PHONE_TAKEN', 'Số này đã có tài khoản.', { phone: 'Số này đã có tài khoản.' }) }),
    });
    await control('Số điện thoại mới').setValue('0905777888');
    await control('Mật khẩu hiện tại').setValue('gió biển 26');
    await send('Đổi số');
    expect(screen.text()).toContain('09••');
    await control('Mã OTP').setValue('123456');
    await send('Nhập mã');
    expect([problems(), control('Số điện thoại mới').element.value, control('Mật khẩu hiện tại').element.value]).toEqual([
      ['Số này đã có tài khoản.'],
      '0905777888',
      '',
    ]);
  });
});

describe('A3-15 deleting the account', () => {
  it('a wrong password stands beside the field; a right one ends in a page that says so', async () => {
    const { control, send, problems, screen, session } = await open(DeleteAccountPage, {
      DeleteAccount: ({ password }) => ({
        deleteAccount: password === 'gió biển 26' ? { __typename: 'Done' } : refusal('CREDENTIALS_WRONG', 'Sai.', { password: 'Mật khẩu hiện tại chưa đúng.' }),
      }),
    });
    await send('Xóa tài khoản');
    expect(problems()).toEqual(['Nhập mật khẩu hiện tại']);
    await control('Mật khẩu hiện tại').setValue('sai');
    await send('Xóa tài khoản');
    expect(problems()).toEqual(['Mật khẩu hiện tại chưa đúng.']);
    await control('Mật khẩu hiện tại').setValue('gió biển 26');
    await send('Xóa tài khoản');
    expect([screen.text().includes('Tài khoản đã được xóa.'), session.state.value]).toEqual([true, 'signed-out']);
  });
});
