import { fault, mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import type { Viewer } from '@pakn/graph';
import { PToasts } from '@pakn/ui';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { h } from 'vue';
import en from '../en.json';
import remote from '../routes';
import vietnamese from '../vi.json';
import PreferencesPage from './PreferencesPage.vue';

const texts = { vi: vietnamese, en };
const VIEWER: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'Lê Thị A', fullName: 'Lê Thị A', officer: null };
const preferences = (more: object = {}, channels = ['IN_APP', 'SMS'], fixed = ['IN_APP']) => ({
  __typename: 'NotificationPreferences',
  choices: [
    {
      __typename: 'NotificationChoice',
      kind: 'MY_REPORTS',
      label: 'Tiến độ phản ánh của tôi',
      channels,
      fixed,
      offered: ['IN_APP', 'SMS', 'EMAIL'],
    },
  ],
  quietFrom: null,
  quietTo: null,
  usualQuietFrom: '21:30',
  usualQuietTo: '06:00',
  absent: [{ __typename: 'AbsentChannel', channel: 'ZALO', reason: 'Hệ thống của tỉnh chưa gửi thông báo qua Zalo.' }],
  ...more,
});

async function open(answers: Answers = {}, viewer: Viewer | null = VIEWER) {
  const page = await mountPage(PreferencesPage, {
    texts,
    routes: remote.routes,
    viewer,
    frame: (inside) => ({ render: () => [inside(), h(PToasts)] }),
    answers: { NotificationPreferences: () => ({ notificationPreferences: preferences() }), ...answers },
  });
  await flushPromises();
  return page;
}
const box = ({ control }: Awaited<ReturnType<typeof open>>, label: string): HTMLInputElement => control(label).element;

describe('A3-17 the settings of notifications', () => {
  it('what is fixed is ticked and cannot be changed; a channel that is not there says why', async () => {
    const page = await open();
    expect([box(page, 'Tin nhắn SMS').checked, box(page, 'Tin nhắn SMS').disabled, box(page, 'Email').checked]).toEqual([true, false, false]);
    expect(
      box(
        await open({ NotificationPreferences: () => ({ notificationPreferences: preferences({}, ['IN_APP', 'SMS'], ['IN_APP', 'SMS']) }) }),
        'Tin nhắn SMS · luôn bật',
      ),
    ).toMatchObject({ checked: true, disabled: true });
    expect(page.screen.text()).toContain('chưa gửi thông báo qua Zalo');
  });

  it('a box is saved at once, and taken back by "Hoàn tác"', async () => {
    let now = ['IN_APP', 'SMS'];
    const page = await open({
      SetNotificationPreferences: ({ choices }) => {
        now = (choices as { channels: string[] }[])[0]?.channels ?? now;
        return { setNotificationPreferences: preferences({}, now) };
      },
    });
    await page.control('Email').setValue(true);
    await flushPromises();
    expect([now, box(page, 'Email').checked, page.toasts()]).toEqual([['IN_APP', 'SMS', 'EMAIL'], true, ['Đã lưu cài đặt thông báo.']]);
    await page.button('Hoàn tác').trigger('click');
    await flushPromises();
    expect([now, box(page, 'Email').checked]).toEqual([['IN_APP', 'SMS'], false]);
  });

  it('what was refused or lost is taken back on the screen, and says so', async () => {
    let answer = (): Record<string, unknown> => ({ setNotificationPreferences: refusal('INVALID_INPUT', 'Không có loại thông báo này.') });
    const page = await open({ SetNotificationPreferences: () => answer() });
    await page.control('Email').setValue(true);
    await flushPromises();
    expect([box(page, 'Email').checked, page.toasts()]).toEqual([false, ['Chưa lưu được thay đổi.']]);
    answer = () => {
      throw new Error('no network');
    };
    await page.control('Tin nhắn SMS').setValue(false);
    await flushPromises();
    expect([box(page, 'Tin nhắn SMS').checked, page.toasts()]).toEqual([true, ['Chưa lưu được thay đổi.', 'Chưa lưu được thay đổi.']]);
  });

  it('quiet hours are those of the province, own ones, or none', async () => {
    const page = await open({
      SetNotificationPreferences: ({ quietFrom, quietTo }) => ({ setNotificationPreferences: preferences({ quietFrom, quietTo }) }),
    });
    expect(page.control('Theo giờ của tỉnh: từ 21:30 đến 06:00').element.checked).toBe(true);
    await page.control('Giờ của tôi').setValue(true);
    await flushPromises();
    await page.control('Từ').setValue('23:00');
    await page.control('Từ').trigger('change');
    await flushPromises();
    await page.control('Gửi ngay').setValue(true);
    await flushPromises();
    await page.control('Theo giờ').setValue(true);
    await flushPromises();
    expect(page.sent('SetNotificationPreferences').map(({ quietFrom, quietTo }) => [quietFrom, quietTo])).toEqual([
      ['22:00', '06:00'],
      ['23:00', '06:00'],
      ['00:00', '00:00'],
      [null, null],
    ]);
  });

  it('says what to do when they could not be read, and leads whoever is not signed in to the sign-in', async () => {
    const { screen } = await open({
      NotificationPreferences: () => {
        throw fault('INTERNAL_SERVER_ERROR');
      },
    });
    expect(screen.text()).toContain('7F2C');
    const { screen: nobody } = await open({}, null);
    expect(nobody.text()).toContain('Đăng nhập');
  });
});
