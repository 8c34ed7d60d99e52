import { createServerGraph, type Execute } from '@pakn/graph/server';
import type { HeadOfPage, PageHead } from '@pakn/ui';
import { compileMessage } from '@pakn/ui/texts/compile-message';
import kitEnglish from '@pakn/ui/texts/en.json';
import kitVietnamese from '@pakn/ui/texts/vi.json';
import { createSSRApp, h } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import en from './en.json';
import { afterLost, PLACE } from './list/list-place';
import remote from './routes';
import vi from './vi.json';

/** A page as the server makes it, without the shell's frame. */
export interface ServerPage {
  head: PageHead;
  html: string;
  /** Where the address has led to. */
  path: string;
  /** The route's meta, for the frame. */
  meta: Record<string, unknown>;
  /** What the browser's cache of the graph begins with. */
  data: unknown;
}

/** Pages that are read; the others are drawn by scripts alone. */
const FROM_SERVER = new Set(['home', 'case', 'look-up', 'statistics', 'notices', 'notice', 'addresses', 'guide', 'knowledge', 'article', 'about']);
/** The frame's routes: links to them resolve. */
const ELSEWHERE = { path: '/:rest(.*)*', component: { render: () => null } };

/** @returns null for a page that the server does not render */
export async function render(request: { path: string; language: 'vi' | 'en' }, execute: Execute): Promise<ServerPage | null> {
  const router = createRouter({ history: createMemoryHistory(), routes: [...remote.routes, ELSEWHERE] });
  await router.push(request.path);
  const { meta, name, path, query } = router.currentRoute.value;
  if (typeof name !== 'string' || !FROM_SERVER.has(name)) return null;
  const graph = createServerGraph(execute);
  const i18n = createI18n({
    ...{ legacy: false as const, locale: request.language, missingWarn: false, fallbackWarn: false, messageCompiler: compileMessage },
    messages: { vi: { ...kitVietnamese, ...vi }, en: { ...kitEnglish, ...en } } as never,
  });
  const { t } = i18n.global as unknown as { t(key: string): string };
  const ofRoute = (key: unknown): string | undefined => (typeof key === 'string' ? t(key) : undefined);
  const context: HeadOfPage = {};
  const html = await renderToString(
    createSSRApp({ render: () => h(RouterView) })
      .use(i18n)
      .use(router)
      .use(graph),
    context,
  );
  const head: PageHead = { title: ofRoute(meta.title), description: ofRoute(meta.description) };
  for (const say of context.head ?? []) for (const [what, said] of Object.entries(say())) if (said !== undefined) Object.assign(head, { [what]: said });
  if (query[PLACE] && graph.isInvalid()) return render({ ...request, path: router.resolve(afterLost({ path, query })).fullPath }, execute);
  return head.unrendered ? null : { head, html, path, meta: { ...meta }, data: graph.data() };
}
