import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** A signal holds for eight seconds on the other side: whoever goes on typing says so again before. */
const AGAIN_MS = 3_000;
/** Whoever types no letter for so long has stopped. */
const STOPPED_MS = 4_000;
/** Whoever only reads says so twice a minute, as long as the page is seen. */
const STILL_HERE_MS = 25_000;
/** Without a new signal the other side has stopped typing. */
const HOLDS_MS = 8_000;

/** Says that this side is here, and when it types. @param signal sends it; a lost one is no fault: the next one comes soon. `heard` changes with what the other side says: whoever sees it says so. */
export function useTyping(of: { isOn: () => boolean; text: Ref<string>; heard: () => unknown; signal: (typing: boolean) => Promise<unknown> }): void {
  let typing = false;
  let lastSent = 0;
  let stopping: ReturnType<typeof setTimeout> | undefined;
  const send = (now: boolean): void => {
    if (!of.isOn()) return;
    typing = now;
    lastSent = Date.now();
    of.signal(now).catch(() => undefined);
  };
  watch(of.text, (text, before) => {
    clearTimeout(stopping);
    if (!text) {
      // What was sent says by itself that nobody types any more.
      typing = false;
      return;
    }
    if (text !== before && (!typing || Date.now() - lastSent > AGAIN_MS)) send(true);
    stopping = setTimeout(() => send(false), STOPPED_MS);
  });
  watch(of.isOn, (isOn) => isOn && send(false), { immediate: true });
  watch(of.heard, () => document.hidden || send(typing));
  const here = setInterval(() => {
    if (!document.hidden && Date.now() - lastSent >= STILL_HERE_MS) send(typing);
  }, STILL_HERE_MS);
  onScopeDispose(() => {
    clearTimeout(stopping);
    clearInterval(here);
  });
}

/** Whether the other side types, which its last signal says for some seconds. */
export function useOthersTyping(says: () => boolean): Readonly<Ref<boolean>> {
  const typing = ref(false);
  let over: ReturnType<typeof setTimeout> | undefined;
  watch(
    says,
    (now) => {
      clearTimeout(over);
      typing.value = now;
      if (now) over = setTimeout(() => (typing.value = false), HOLDS_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(over));
  return typing;
}
