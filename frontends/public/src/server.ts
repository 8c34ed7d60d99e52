import { createServerGraph, type Execute } from '@pakn/graph/server';
import type { PageHead } from '@pakn/ui';
import { compileMessage } from '@pakn/ui/texts/compile-message';
import kitEnglish from '@pakn/ui/texts/en.json';
import kitVietnamese from '@pakn/ui/texts/vi.json';
import { createSSRApp, h } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import en from './en.json';
import remote from './routes';
import vi from './vi.json';

/** A page as the server makes it. */
export interface ServerPage {
  head: PageHead;
  html: string;
  /** Pattern of the route, as in page-files.json. */
  route: string;
  /** The route's meta, for the frame. */
  meta: Record<string, unknown>;
  /** What the browser's cache of the graph begins with. */
  data: unknown;
}

/** Routes of reading whose components need no browser; the others are drawn by scripts alone. */
const FROM_SERVER = new Set(['case']);
/** The frame's routes: links to them resolve. */
const ELSEWHERE = { path: '/:rest(.*)*', component: { render: () => null } };

/** @returns null for a page that the server does not render */
export async function render(request: { path: string; language: 'vi' | 'en' }, execute: Execute): Promise<ServerPage | null> {
  const router = createRouter({ history: createMemoryHistory(), routes: [...remote.routes, ELSEWHERE] });
  await router.push(request.path);
  const { matched, meta, name } = router.currentRoute.value;
  if (typeof name !== 'string' || !FROM_SERVER.has(name)) return null;
  const graph = createServerGraph(execute);
  const i18n = createI18n({
    ...{ legacy: false as const, locale: request.language, missingWarn: false, fallbackWarn: false, messageCompiler: compileMessage },
    messages: { vi: { ...kitVietnamese, ...vi }, en: { ...kitEnglish, ...en } } as never,
  });
  const context: { head?: (() => PageHead)[] } = {};
  const html = await renderToString(createSSRApp({ render: () => h(RouterView) }).use(i18n).use(router).use(graph), context);
  const head = Object.assign({}, ...(context.head ?? []).map((say) => say())) as PageHead;
  return { head, html, route: matched.at(-1)?.path ?? '', meta: { ...meta }, data: graph.data() };
}
