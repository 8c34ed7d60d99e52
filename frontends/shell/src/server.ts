import { createServerGraph, type Execute } from '@pakn/graph/server';
import { compileMessage } from '@pakn/ui/texts/compile-message';
import kitEnglish from '@pakn/ui/texts/en.json';
import kitVietnamese from '@pakn/ui/texts/vi.json';
import { createSSRApp, createStaticVNode } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';
import en from './en.json';
import vi from './vi.json';

/** What a front end has rendered, and what it says of its page. */
interface Content {
  head: { title?: string; description?: string; hidden?: boolean; image?: string; article?: boolean };
  html: string;
  meta: Record<string, unknown>;
}
/** The window's title, and what search engines and previews of links show. */
interface WholeHead {
  title: string;
  description: string;
  system: string;
  hidden: boolean;
  image: string | null;
  article: boolean;
}

/** The frame of a page that a front end has rendered: header, footer and bar around its HTML. `data`: what the browser's cache begins with. */
export async function frame(
  request: { path: string; language: 'vi' | 'en' },
  page: Content,
  execute: Execute,
): Promise<{ head: WholeHead; html: string; data: unknown }> {
  const inside = { render: () => createStaticVNode(page.html, 1) };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: inside, meta: page.meta }] });
  await router.push(request.path);
  const graph = createServerGraph(execute);
  const i18n = createI18n({
    ...{ legacy: false as const, locale: request.language, missingWarn: false, fallbackWarn: false, messageCompiler: compileMessage },
    messages: { vi: { ...kitVietnamese, ...vi }, en: { ...kitEnglish, ...en } } as never,
  });
  const { t } = i18n.global as unknown as { t(key: string): string };
  const html = await renderToString(createSSRApp(App).use(i18n).use(router).use(graph));
  const system = t('shell.system');
  const { title, description, hidden = false, image = null, article = false } = page.head;
  return {
    head: { title: title ? `${title} – ${system}` : system, description: description || t('shell.description'), system, hidden, image, article },
    html,
    data: graph.data(),
  };
}
