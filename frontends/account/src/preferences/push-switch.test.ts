import { mountPage, refusal, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import PushSwitch from './PushSwitch.vue';

const texts = { vi: vietnamese, en };
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

/** What a browser has of push: here `answers` is what the reader says when asked, `held` whether it has subscribed before. */
function browser({ permission = 'default', answers = 'granted', held = false }: { permission?: string; answers?: string; held?: boolean } = {}) {
  const asked: string[] = [];
  const subscription = {
    endpoint: 'https://push.example/1',
    toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'P', auth: 'A' } }),
    unsubscribe: async () => ((now.subscription = null), true),
  };
  const now: { permission: string; subscription: typeof subscription | null } = { permission, subscription: held ? subscription : null };
  const pushManager = {
    getSubscription: async () => now.subscription,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => (
      asked.push(`subscribe ${applicationServerKey}`),
      (now.subscription = subscription)
    ),
  };
  const registration = { pushManager };
  vi.stubGlobal('PushManager', Object);
  vi.stubGlobal('Notification', {
    get permission() {
      return now.permission;
    },
    requestPermission: async () => (asked.push('permission'), (now.permission = answers)),
  });
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { ready: Promise.resolve(registration), getRegistration: async () => registration },
  });
  return { asked, now };
}
async function open(answers: Answers = {}, reaches = false) {
  const page = await mountPage(PushSwitch, { texts, props: { pushKey: 'KEY', reaches }, answers });
  await flushPromises();
  return page;
}

describe('A3-17 notifications on this device', () => {
  it('asks for the permission only when the button is pressed, subscribes with the key of the installation, and can be switched off', async () => {
    const { asked, now } = browser();
    const page = await open({
      RegisterPush: () => ({ registerPush: { __typename: 'Done' } }),
      UnregisterPush: () => ({ unregisterPush: { __typename: 'Done' } }),
    });
    expect(asked).toEqual([]);
    await page.button('Nhận thông báo trên máy này').trigger('click');
    await flushPromises();
    expect([asked, page.sent('RegisterPush'), page.emitted('changed').length]).toEqual([
      ['permission', 'subscribe KEY'],
      [{ endpoint: 'https://push.example/1', p256dh: 'P', auth: 'A' }],
      1,
    ]);
    expect(page.screen.text()).toContain('Máy này đang nhận thông báo.');
    await page.button('Ngừng nhận').trigger('click');
    await flushPromises();
    expect([page.sent('UnregisterPush'), now.subscription]).toEqual([[{ endpoint: 'https://push.example/1' }], null]);
    expect(page.screen.text()).toContain('Nhận thông báo trên máy này');
  });

  it('says what to do where the browser refuses, now or from before, and where it cannot', async () => {
    browser({ answers: 'denied' });
    const page = await open();
    await page.button('Nhận thông báo trên máy này').trigger('click');
    await flushPromises();
    expect(page.screen.text()).toContain('Trình duyệt đang chặn thông báo');
    page.close();
    browser({ permission: 'denied' });
    expect((await open()).screen.text()).toContain('đổi thành Cho phép');
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'serviceWorker');
    expect((await open()).screen.text()).toContain('Thêm vào màn hình chính');
  });

  it('what the server refuses is no subscription; one that is left from a session that has ended counts as off', async () => {
    const { now } = browser();
    const page = await open({ RegisterPush: () => ({ registerPush: refusal('INVALID_INPUT', 'Không đúng.') }) });
    await page.button('Nhận thông báo trên máy này').trigger('click');
    await flushPromises();
    expect([now.subscription, page.toasts()]).toEqual([null, ['Chưa lưu được thay đổi.']]);
    page.close();
    browser({ permission: 'granted', held: true });
    expect((await open({}, false)).screen.text()).toContain('Nhận thông báo trên máy này');
    expect((await open({}, true)).screen.text()).toContain('Máy này đang nhận thông báo.');
  });
});
