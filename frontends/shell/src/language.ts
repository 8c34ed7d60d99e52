import { toast, type Language } from '@pakn/ui';
import { compileMessage } from '@pakn/ui/texts/compile-message';
import kit from '@pakn/ui/texts/vi.json';
import { computed } from 'vue';
import { createI18n } from 'vue-i18n';
import own from './vi.json';

/** Texts by their keys, as they are nested in a catalogue. */
type Texts = Record<string, unknown>;
/** Where the texts of one front end come from. */
export type TextSource = Record<Language, () => Promise<{ default: Texts }>>;

const KEY = 'pakn.language';
const ONE_YEAR_S = 31_536_000;

/** Vietnamese unless the reader chose English; only the language that is read is loaded. */
export const i18n = createI18n({
  legacy: false,
  locale: 'vi' as Language,
  fallbackLocale: 'vi',
  missingWarn: false,
  fallbackWarn: false,
  messageCompiler: compileMessage,
  messages: { vi: { ...kit, ...own }, en: {} as never },
});

/** What the reader has chosen; the server words its texts in it too. */
export const language = computed<Language>(() => i18n.global.locale.value);

const vietnamese = (): Promise<{ default: Texts }> => Promise.resolve({ default: {} }); // is there from the beginning
const sources: TextSource[] = [
  { vi: vietnamese, en: () => import('./en.json') },
  { vi: vietnamese, en: () => import('@pakn/ui/texts/en.json') },
];
const merge = (wanted: Language, texts: Texts): void => i18n.global.mergeLocaleMessage(wanted, texts as never);
const read = async (source: TextSource, wanted: Language): Promise<void> => merge(wanted, (await source[wanted]()).default);

/** The texts of a front end that has been loaded, in the language that is read. @throws when they cannot be loaded */
export async function addTexts(source: TextSource): Promise<void> {
  if (!sources.includes(source)) sources.push(source);
  await read(source, language.value);
}

/** All texts that are on the page, those that come meanwhile included, then the language. @throws when they cannot be loaded: nothing has changed then */
async function speak(chosen: Language): Promise<void> {
  for (let done = 0; done < sources.length;) {
    const more = sources.slice(done);
    done = sources.length;
    await Promise.all(more.map((source) => read(source, chosen)));
  }
  i18n.global.locale.value = chosen;
  document.documentElement.lang = chosen;
}

/** The server words pages by it (gateway/src/door/statics.ts). */
const tellServer = (chosen: Language): void => {
  document.cookie = `pakn-language=${chosen}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
};

/** Before the page is drawn: the language that this reader has chosen before. Without the network it is Vietnamese. */
export async function speakAsBefore(): Promise<void> {
  if (localStorage.getItem(KEY) !== 'en') return;
  tellServer('en');
  await speak('en').catch(() => undefined);
}

/** The remotes get this function by `inject('chooseLanguage')`. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  try {
    await speak(chosen);
    localStorage.setItem(KEY, chosen);
    tellServer(chosen);
  } catch {
    const { t } = i18n.global as unknown as { t(key: string): string };
    toast({ title: t('shell.languageMissing'), tone: 'error' });
  }
}

// A catalogue was saved while somebody develops (frontends/vite.ts): the open page reads the new words.
if (import.meta.env.DEV) {
  addEventListener('pakn:texts', (event) => {
    const { language: changed, texts } = (event as CustomEvent<{ language: Language; texts: Texts }>).detail;
    merge(changed, texts);
  });
}
