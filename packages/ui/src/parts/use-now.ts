import { onScopeDispose, ref, type Ref } from 'vue';
import { ON_SERVER } from './on-server';

/** How often everything that counts down is drawn again. */
const TICK_MS = 30_000;

/** The time now, moving on by itself while the component lives. */
export function useNow(): Ref<number> {
  const now = ref(Date.now());
  if (ON_SERVER) return now;
  const ticking = setInterval(() => (now.value = Date.now()), TICK_MS);
  onScopeDispose(() => clearInterval(ticking));
  return now;
}
