import { isInstalled, ON_SERVER, toast } from '@pakn/ui';
import { readonly, ref, type Ref } from 'vue';

/** What browsers that can install hand to the page, once and early: first.ts keeps it. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}
declare global {
  interface Document {
    install?: InstallEvent | null;
  }
}

export interface Install {
  /** This browser would put the portal on the home screen now. */
  canInstall: Readonly<Ref<boolean>>;
  /** Lets the browser ask the reader. */
  install(): Promise<void>;
}

const canInstall = ref(false);
if (!ON_SERVER) {
  const look = (): void => void (canInstall.value = Boolean(document.install) && !isInstalled());
  look();
  addEventListener('beforeinstallprompt', look);
  addEventListener('appinstalled', () => {
    document.install = null;
    look();
  });
}

/** The remotes get it by `inject('install')`. `thanks`: what is said when the app is on the home screen. */
export const useInstall = (thanks: () => string): Install => ({
  canInstall: readonly(canInstall),
  async install() {
    const event = document.install;
    if (!event) return;
    document.install = null;
    canInstall.value = false;
    const { outcome } = await event.prompt();
    if (outcome === 'accepted') toast({ title: thanks(), tone: 'ok' });
  },
});
