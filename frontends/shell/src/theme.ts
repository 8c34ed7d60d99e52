import { ON_SERVER } from '@pakn/ui';
import { ref, watchEffect } from 'vue';

const KEY = 'pakn.theme';
// A page that the server renders is light; index.html corrects that before it is drawn.
const system = ON_SERVER ? null : matchMedia('(prefers-color-scheme: dark)');
const chosen = ref(ON_SERVER ? null : localStorage.getItem(KEY));
const systemDark = ref(system?.matches ?? false);
system?.addEventListener('change', ({ matches }) => (systemDark.value = matches));

/** True while the dark theme is shown: the reader's choice, otherwise the system's. */
export const isDark = (): boolean => (chosen.value ? chosen.value === 'dark' : systemDark.value);

export function toggleTheme(): void {
  chosen.value = isDark() ? 'light' : 'dark';
  localStorage.setItem(KEY, chosen.value);
}

watchEffect(() => {
  if (!ON_SERVER) document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
});
