import { ref, watchEffect } from 'vue';

const KEY = 'pakn.theme';
/** A page that the server renders is light; index.html corrects that before it is drawn. */
const onServer = typeof document === 'undefined';
const system = onServer ? null : matchMedia('(prefers-color-scheme: dark)');
const chosen = ref(onServer ? null : localStorage.getItem(KEY));
const systemDark = ref(system?.matches ?? false);
system?.addEventListener('change', ({ matches }) => (systemDark.value = matches));

/** True while the dark theme is shown: the reader's choice, otherwise the system's. */
export const isDark = (): boolean => (chosen.value ? chosen.value === 'dark' : systemDark.value);

export function toggleTheme(): void {
  chosen.value = isDark() ? 'light' : 'dark';
  localStorage.setItem(KEY, chosen.value);
}

watchEffect(() => {
  if (!onServer) document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
});
