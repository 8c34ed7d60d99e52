import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import type { LocationQuery } from 'vue-router';
import en from '../en.json';
import remote from '../routes';
import SignInPage from '../sign-in/SignInPage.vue';
import vietnamese from '../vi.json';
import { providerAnswer } from './provider-answer';
import ProviderAnswerPage from './ProviderAnswerPage.vue';
import LinkedIdentities from './LinkedIdentities.vue';

const PROVIDER = { __typename: 'OidcProvider', id: 'vneid', name: 'VNeID' };
const TICKET = {
  __typename: 'OtpTicket',
  id: 'ticket',
  phoneMasked: '09•• ••• •56',
  method: 'SMS',
  resendAt: '2026-11-30T01:00:00Z',
  returnTo: '/gui-phan-anh',
};
const user = { __typename: 'User', id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
const SESSION = { __typename: 'Session', accessToken: 'token', expiresAt: '2099-01-01T00:00:00Z', user, returnTo: '/gui-phan-anh' };
const PERSON = {
  __typename: 'OidcRegistration',
  id: 'form',
  fullName: 'Lê Thị A',
  personalIdMasked: '•••••••••234',
  phone: '+84905123456',
  provider: PROVIDER,
  returnTo: '/tra-cuu',
};
const CHALLENGE: Answers = {
  AccountChallenge: () => ({ challenge: { __typename: 'Challenge', id: 'sum', question: '5 + 3 =', expiresAt: '2099-01-01T00:00:00Z' } }),
  ContactWards: () => ({ wards: [{ __typename: 'Ward', code: '22366', name: 'Nha Trang' }] }),
  RegistrationConsents: () => ({ consents: [{ __typename: 'Consent', purpose: 'HANDLE_REPORTS', text: 'Xử lý phản ánh', version: '1', required: true }] }),
};
const ANSWER = '/tai-khoan/dang-nhap/nha-cung-cap';
const CAME_BACK = `${ANSWER}?code=the-code&state=the-state&iss=https%3A%2F%2Fid.example`;

async function open(component: Component, answers: Answers, at: string) {
  const page = await mountPage(component, { texts: { vi: vietnamese, en }, routes: remote.routes, at, answers: { ...CHALLENGE, ...answers } });
  await flushPromises();
  const send = async (): Promise<void> => {
    await page.screen.get('form').trigger('submit');
    await flushPromises();
  };
  return { ...page, send };
}
const signInPage = (answers: Answers, at = '/tai-khoan/dang-nhap?ve=/gui-phan-anh') =>
  open(SignInPage, { SignInProviders: () => ({ oidcProviders: [PROVIDER] }), ...answers }, at);

afterEach(() => {
  sessionStorage.clear();
  vi.restoreAllMocks();
});

describe('A7-01 the button on the sign-in page', () => {
  it('leads to the provider, with the way back; officers have none, nor a portal without providers', async () => {
    const gone = vi.spyOn(location, 'assign').mockImplementation(() => {});
    const { button, sent, screen } = await signInPage({ StartOidc: () => ({ startOidc: { __typename: 'OidcStart', url: 'https://id.example/auth?x=1' } }) });
    await button('Đăng nhập bằng VNeID').trigger('click');
    await flushPromises();
    expect([gone.mock.calls, sent('StartOidc')]).toEqual([[['https://id.example/auth?x=1']], [{ provider: 'vneid', returnTo: '/gui-phan-anh' }]]);
    await button('Cán bộ, quản lý').trigger('click');
    expect(screen.text()).not.toContain('VNeID');
    const { screen: without } = await signInPage({ SignInProviders: () => ({ oidcProviders: [] }) }, '/tai-khoan/dang-nhap');
    expect(without.find('.providers').exists()).toBe(false);
  });

  it('a provider that does not answer is said below the button, which can be pressed again', async () => {
    const { button, screen, sent } = await signInPage({ StartOidc: () => ({ startOidc: refusal('PROVIDER_UNAVAILABLE', 'VNeID đang không trả lời.') }) });
    for (const times of [1, 2]) {
      await button('Đăng nhập bằng VNeID').trigger('click');
      await flushPromises();
      expect([screen.get('.providers').text().includes('VNeID đang không trả lời.'), sent('StartOidc').length]).toEqual([true, times]);
    }
  });
});

describe('A7-01 the page that the provider sends one back to', () => {
  it('reads an answer, a stop, a failure, and nothing', () => {
    expect(providerAnswer({ code: 'a', state: 'b' })).toEqual({ code: 'a', state: 'b', iss: null });
    expect(providerAnswer({ code: 'a', state: 'b', iss: 'c' })).toEqual({ code: 'a', state: 'b', iss: 'c' });
    expect(providerAnswer({ error: 'access_denied', state: 'b' })).toBe('cancelled');
    for (const error of ['server_error', 'temporarily_unavailable', 'invalid_request', ''])
      expect(providerAnswer({ error, code: 'a', state: 'b' })).toBe('failed');
    const odds: LocationQuery[] = [{}, { code: 'a' }, { state: 'b' }, { code: ['a', 'b'], state: 'c' }];
    for (const odd of odds) expect(providerAnswer(odd)).toBeNull();
  });

  it('a session goes on where one was; nothing secret stays in the address', async () => {
    const { router, sent, session } = await open(ProviderAnswerPage, { CompleteOidc: () => ({ completeOidc: SESSION }) }, CAME_BACK);
    expect(sent('CompleteOidc')).toEqual([{ code: 'the-code', state: 'the-state', iss: 'https://id.example' }]);
    expect([router.currentRoute.value.fullPath, session.viewer.value?.id]).toEqual(['/gui-phan-anh', 'me']);
  });

  it('the phone of an account with the same number is confirmed first; a reload goes on with the code', async () => {
    const answers = { CompleteOidc: () => ({ completeOidc: TICKET }), ConfirmSignIn: () => ({ confirmSignIn: SESSION }) };
    const first = await open(ProviderAnswerPage, answers, CAME_BACK);
    expect([first.router.currentRoute.value.fullPath, first.screen.text().includes('Số định danh này đã có tài khoản.')]).toEqual([ANSWER, true]);
    const kept = { ...sessionStorage };
    first.close();
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
    const { control, send, router, sent } = await open(ProviderAnswerPage, answers, ANSWER);
    await control('Mã OTP').setValue('123456');
    await send();
    expect([sent('CompleteOidc'), router.currentRoute.value.fullPath]).toEqual([[], '/gui-phan-anh']);
  });

  it('somebody new sees what the provider says, adds the rest, and is in after the code; a taken phone is said at the phone', async () => {
    let taken = true;
    // The link of a campaign led to the registration, and from there to the provider (B-27).
    sessionStorage.setItem('pakn.account.provider.campaign', JSON.stringify({ value: 'doan-tn-01', until: Date.now() + 60_000 }));
    const { control, send, screen, sent, problems, router } = await open(
      ProviderAnswerPage,
      {
        CompleteOidc: () => ({ completeOidc: PERSON }),
        RegisterByOidc: () => ({ registerByOidc: TICKET }),
        ConfirmSignIn: () => ({
          confirmSignIn: taken ? refusal('PHONE_TAKEN', 'Số này đã có tài khoản.', { 'input.phone': 'Số này đã có tài khoản.' }) : SESSION,
        }),
      },
      CAME_BACK,
    );
    expect([screen.text().includes('•••••••••234'), control('Số điện thoại').element.value]).toEqual([true, '0905123456']);
    await send();
    expect(problems()).toEqual(['Nhập địa chỉ liên hệ', 'Cần đồng ý để tạo tài khoản']);
    await control('Địa chỉ liên hệ').setValue('12 Trần Phú');
    await control('Xã, phường, đặc khu').setValue('22366');
    await control('Tôi đồng ý').setValue(true);
    await send();
    expect(sent('RegisterByOidc')).toEqual([
      {
        input: {
          id: 'form',
          phone: '0905123456',
          email: null,
          contactAddress: '12 Trần Phú',
          contactWardCode: '22366',
          consentVersion: '1',
          consentPurposes: ['HANDLE_REPORTS'],
          campaignCode: 'DOAN-TN-01',
        },
      },
    ]);
    await control('Mã OTP').setValue('123456');
    await send();
    expect([problems(), control('Địa chỉ liên hệ').element.value]).toEqual([['Số này đã có tài khoản.'], '12 Trần Phú']);
    taken = false;
    await control('Số điện thoại').setValue('0905123457');
    await send();
    await control('Mã OTP').setValue('123456');
    await send();
    expect(router.currentRoute.value.fullPath).toBe('/tra-cuu');
  });

  it.each([
    [`${ANSWER}?error=access_denied&state=x`, 'Bạn đã dừng đăng nhập.'],
    [`${ANSWER}?error=server_error&state=x`, 'Hệ thống định danh báo lỗi.'],
    [ANSWER, 'Không có lần đăng nhập nào đang chờ.'],
    [CAME_BACK, 'Lần đăng nhập này đã hết hạn.'],
  ])('%s: says why, and the ways on', async (at, why) => {
    const { screen, router } = await open(
      ProviderAnswerPage,
      { CompleteOidc: () => ({ completeOidc: refusal('SIGN_IN_ENDED', 'Lần đăng nhập này đã hết hạn.') }) },
      at,
    );
    expect([screen.text().includes(why), router.currentRoute.value.fullPath]).toEqual([true, ANSWER]);
    expect(screen.findAll('a.btn').map((link) => link.text())).toEqual(['Về trang đăng nhập', 'Đăng ký bằng biểu mẫu']);
  });

  it('without the network one tries again', async () => {
    let down = true;
    const { button, router } = await open(
      ProviderAnswerPage,
      {
        CompleteOidc: () => {
          if (down) throw fault('INTERNAL_SERVER_ERROR');
          return { completeOidc: SESSION };
        },
      },
      CAME_BACK,
    );
    down = false;
    await button('Thử lại').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/gui-phan-anh');
  });
});

describe('A7-01 the linked identity in one’s account', () => {
  it('is unlinked by the second press; one that is not linked says how to; without any, nothing shows', async () => {
    let linked = true;
    const identity = { __typename: 'LinkedIdentity', provider: PROVIDER, linkedAt: '2026-11-28T01:00:00Z', lastUsedAt: '2026-11-30T01:00:00Z' };
    const { button, sent, screen, toasts, close } = await open(
      LinkedIdentities,
      {
        LinkedIdentities: () => ({ oidcProviders: [PROVIDER], linkedIdentities: linked ? [identity] : [] }),
        UnlinkOidc: () => ((linked = false), { unlinkOidc: { __typename: 'Done', ok: true } }),
      },
      '/tai-khoan/quan-ly',
    );
    expect(screen.text()).toContain('Liên kết ngày 28/11/2026');
    await button('Hủy liên kết').trigger('click');
    expect([sent('UnlinkOidc'), screen.text().includes('Sau khi hủy')]).toEqual([[], true]);
    await button('Vẫn hủy liên kết').trigger('click');
    await flushPromises();
    expect([sent('UnlinkOidc'), toasts(), screen.text().includes('Chưa liên kết.')]).toEqual([[{ provider: 'vneid' }], ['Đã hủy liên kết VNeID.'], true]);
    close();
    const { screen: none } = await open(LinkedIdentities, { LinkedIdentities: () => ({ oidcProviders: [], linkedIdentities: [] }) }, '/tai-khoan/quan-ly');
    expect(none.text()).toBe('');
  });
});
