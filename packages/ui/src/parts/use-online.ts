import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether the browser has a network. Of our own: the library's brings 2 kB of others along. */
export function useOnline(): Readonly<Ref<boolean>> {
  const online = ref(navigator.onLine);
  const look = (): void => void (online.value = navigator.onLine);
  addEventListener('online', look);
  addEventListener('offline', look);
  onScopeDispose(() => {
    removeEventListener('online', look);
    removeEventListener('offline', look);
  });
  return online;
}
