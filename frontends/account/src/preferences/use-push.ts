import { useMutation } from '@pakn/graph';
import { toast } from '@pakn/ui';
import { useProblemWords } from '@pakn/ui/form/use-problem-words';
import { onMounted, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { RegisterPush, UnregisterPush } from './preferences.documents';

/** UNABLE: this browser cannot; REFUSED: the reader has told it not to ask. */
export type PushState = 'UNKNOWN' | 'UNABLE' | 'REFUSED' | 'OFF' | 'ON';

/** The service worker comes with the first touch; without one (an old browser, a private window) nothing ever comes. */
const WORKER_WITHIN_MS = 10_000;

const isAble = (): boolean => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
const worker = (): Promise<ServiceWorkerRegistration> =>
  Promise.race([navigator.serviceWorker.ready, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no service worker')), WORKER_WITHIN_MS))]);
const subscribed = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null;

class Refused extends Error {}

export interface ThisDevice {
  state: Ref<PushState>;
  busy: Ref<boolean>;
  /** Asks the browser for the permission, so only on a click. */
  switchTo(on: boolean): Promise<void>;
}

/** Whether this browser shows one's notifications. `key`: of the installation. `changed`: the person has a device more or less. */
export function usePush(key: () => string, reaches: () => boolean, changed: () => void): ThisDevice {
  const { t } = useI18n();
  const words = useProblemWords();
  const { mutate: register } = useMutation(RegisterPush);
  const { mutate: unregister } = useMutation(UnregisterPush);
  const state = ref<PushState>('UNKNOWN');
  const busy = ref(false);

  const look = async (): Promise<void> => {
    if (!isAble()) state.value = 'UNABLE';
    else if (Notification.permission === 'denied') state.value = 'REFUSED';
    // A subscription that the server has no device for is left from a session that has ended.
    else state.value = (await subscribed()) && reaches() ? 'ON' : 'OFF';
  };
  onMounted(() => void look().catch(() => (state.value = 'UNABLE')));

  const on = async (): Promise<void> => {
    if ((await Notification.requestPermission()) !== 'granted') return;
    const { pushManager } = await worker();
    // One with another key (the installation was made anew) cannot be sent to.
    await (await pushManager.getSubscription())?.unsubscribe();
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key() });
    const { endpoint, keys } = subscription.toJSON();
    const answer = (await register({ endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' })).data.registerPush;
    if (answer.__typename === 'Refusal') {
      await subscription.unsubscribe();
      throw new Refused(answer.message);
    }
  };
  const off = async (): Promise<void> => {
    const subscription = await subscribed();
    if (!subscription) return;
    await unregister({ endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  };

  return {
    state,
    busy,
    async switchTo(wanted) {
      if (busy.value) return;
      busy.value = true;
      try {
        await (wanted ? on() : off());
        await look();
        if (state.value === 'REFUSED' || (wanted && Notification.permission !== 'granted')) return;
        state.value = wanted ? 'ON' : 'OFF';
        toast({ title: t(wanted ? 'account.preferences.push.isOn' : 'account.preferences.push.isOff'), tone: 'ok' });
        changed();
      } catch (fault) {
        const text = fault instanceof Refused ? fault.message : fault instanceof DOMException ? t('account.preferences.push.noService') : words.fault(fault);
        toast({ title: t('account.preferences.failed'), text, tone: 'error' });
      } finally {
        busy.value = false;
      }
    },
  };
}
