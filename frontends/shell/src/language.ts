import { uiMessagesEn, uiMessagesVi, type Language } from '@pakn/ui';
import { computed } from 'vue';
import { createI18n } from 'vue-i18n';
import en from './en.json';
import vi from './vi.json';

const KEY = 'pakn.language';

/** Vietnamese unless the reader chose English. */
export const i18n = createI18n({
  legacy: false,
  locale: localStorage.getItem(KEY) === 'en' ? 'en' : 'vi',
  fallbackLocale: 'vi',
  missingWarn: false,
  fallbackWarn: false,
  messages: { vi: { ...uiMessagesVi, ...vi }, en: { ...uiMessagesEn, ...en } },
});

/** What the reader has chosen; the server words its texts in it too. */
export const language = computed<Language>(() => (i18n.global.locale.value === 'en' ? 'en' : 'vi'));

document.documentElement.lang = i18n.global.locale.value;

// A catalogue was saved while somebody develops (frontends/vite.ts): the open page reads the new words.
if (import.meta.env.DEV) {
  addEventListener('pakn:texts', (event) => {
    const { language: changed, texts } = (event as CustomEvent<{ language: Language; texts: Record<string, unknown> }>).detail;
    i18n.global.mergeLocaleMessage(changed, texts);
  });
}

export function chooseLanguage(chosen: Language): void {
  i18n.global.locale.value = chosen;
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
}
