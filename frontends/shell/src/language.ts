import { uiMessagesEn, uiMessagesVi, type Language } from '@pakn/ui';
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

document.documentElement.lang = i18n.global.locale.value;

export function chooseLanguage(language: Language): void {
  i18n.global.locale.value = language;
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}
