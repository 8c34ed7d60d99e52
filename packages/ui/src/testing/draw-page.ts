import { GRAPH, type Graph } from '@pakn/graph';
import { createClient } from '@pakn/graph/client';
import { createServerGraph } from '@pakn/graph/server';
import { createApp, h } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter, RouterView, type RouteRecordRaw } from 'vue-router';
import { compileMessage } from '../texts/compile-message';
import en from '../texts/en.json';
import vi from '../texts/vi.json';

interface SentPage {
  path: string;
  language: 'vi' | 'en';
  /** What the graph answered to the server. */
  data: object;
  /** The front end's own. */
  routes: readonly RouteRecordRaw[];
  texts: { vi: object; en: object };
}
export interface DrawnPage {
  root: HTMLElement;
  /** Operations that the server's answers did not hold; nobody answers them. */
  asked: string[];
  close(): void;
}

/** Draws a page that the server has sent as the shell does: from the same answers, without asking the graph. */
export async function drawPage({ path, language, data, routes, texts }: SentPage): Promise<DrawnPage> {
  const asked: string[] = [];
  const { session } = createServerGraph(() => Promise.resolve({}));
  const client = createClient(({ operationName }) => (asked.push(operationName), new Promise(() => undefined)));
  client.carry(data);
  const graph: Graph = { client, session, stream: () => () => undefined, install: () => undefined };
  const router = createRouter({ history: createMemoryHistory(), routes: [...routes, { path: '/:rest(.*)*', component: { render: () => null } }] });
  await router.push(path);
  const i18n = createI18n({
    ...{ legacy: false as const, locale: language, missingWarn: false, fallbackWarn: false, messageCompiler: compileMessage },
    messages: { vi: { ...vi, ...texts.vi }, en: { ...en, ...texts.en } } as never,
  });
  const root = document.body.appendChild(document.createElement('div'));
  const app = createApp({ render: () => h(RouterView) })
    .use(i18n)
    .use(router)
    .provide(GRAPH, graph)
    .provide('loadRemote', () => new Promise(() => undefined)); // the map, which nobody opens
  app.mount(root);
  return { root, asked, close: () => (app.unmount(), root.remove()) };
}
