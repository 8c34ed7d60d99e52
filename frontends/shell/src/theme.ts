import { ref, watchEffect } from 'vue';

const KEY = 'pakn.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = ref(localStorage.getItem(KEY));
const systemDark = ref(system.matches);
system.addEventListener('change', ({ matches }) => (systemDark.value = matches));

/** True while the dark theme is shown: the reader's choice, otherwise the system's. */
export const isDark = (): boolean => (chosen.value ? chosen.value === 'dark' : systemDark.value);

export function toggleTheme(): void {
  chosen.value = isDark() ? 'light' : 'dark';
  localStorage.setItem(KEY, chosen.value);
}

watchEffect(() => {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
});
