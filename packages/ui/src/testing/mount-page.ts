import { GRAPH, type Graph, type Session, type StreamRequest, type Viewer } from '@pakn/graph';
import { createClient } from '@pakn/graph/client';
import { DOMWrapper, flushPromises, mount } from '@vue/test-utils';
import { afterEach } from 'vitest';
import { computed, h, shallowRef, type Component } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter, type Router, type RouteRecordRaw } from 'vue-router';
import en from '../texts/en.json';
import vietnamese from '../texts/vi.json';
import { toasts } from '../parts/toast';
import { wholeAnswer } from './whole-answer';

// What is on the screen ends with its test: timers of an open form would go on into the next one.
const open = new Set<() => void>();
afterEach(() => {
  for (const close of open) close();
  document.body.innerHTML = '';
});

/** One operation that a page has sent. */
export interface Asked {
  name: string;
  variables: Record<string, unknown>;
  /** The key that a mutation was sent with. */
  idempotencyKey: string | undefined;
}
/** What the server answers to an operation, by its name: data, or a fault to throw. */
export type Answers = Record<string, (variables: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>>;

export interface PageOptions {
  props?: Record<string, unknown>;
  answers?: Answers;
  viewer?: Viewer | null;
  /** The front end's own texts by language. */
  texts?: { vi: Record<string, unknown>; en: Record<string, unknown> };
  language?: 'vi' | 'en';
  /** The front end's own, where a page links by name. */
  routes?: RouteRecordRaw[];
  /** Where one has come to, for a page that reads its address. */
  at?: string;
  /** Stands around the component, e.g. the frame of the console. */
  frame?: (inside: () => ReturnType<typeof h>) => Component;
}

export interface Page {
  /** Everything on the screen, dialogs included. */
  screen: DOMWrapper<Element>;
  router: Router;
  session: Session;
  streams: StreamRequest<Record<string, unknown>, object>[];
  asked: Asked[];
  /** The variables of every call of an operation. */
  sent(name: string): Record<string, unknown>[];
  emitted(event: string): unknown[][];
  /** The control of a label that begins so. */
  control(label: string): DOMWrapper<HTMLInputElement>;
  button(text: string): DOMWrapper<Element>;
  /** Titles of the toasts that are shown. */
  toasts(): string[];
  /** What stands beside fields as wrong. */
  problems(): string[];
  setProps(props: Record<string, unknown>): Promise<void>;
  close(): void;
}

/** A fault that the server answers; anything else that is thrown is a lost connection. */
export const fault = (code: string, requestId = '7F2C'): Error =>
  Object.assign(new Error(code), { graphQLErrors: [{ message: code, extensions: { code, requestId } }] });

/** A refusal as every mutation may answer it. */
export const refusal = (code: string, message: string, fields: Record<string, string> = {}, subject: unknown = null): Record<string, unknown> => ({
  __typename: 'Refusal',
  code,
  message,
  retryAt: null,
  case: subject,
  fields: Object.entries(fields).map(([path, words]) => ({ __typename: 'FieldProblem', path, code: 'INVALID_INPUT', message: words })),
});

function sessionOf(viewer: Viewer | null): Session {
  const seen = shallowRef<Viewer | null>(viewer);
  const isAnonymous = (): boolean => seen.value?.kind === 'ANONYMOUS_REPORTER';
  const viewerOf = (): Viewer | null => (isAnonymous() ? null : seen.value);
  return {
    state: computed(() => (viewerOf() ? 'signed-in' : 'signed-out')),
    viewer: computed(viewerOf),
    anonymous: computed(() => (isAnonymous() ? (seen.value?.id ?? null) : null)),
    mayUpload: computed(() => seen.value !== null),
    roles: computed(() => seen.value?.officer?.roles ?? []),
    token: () => Promise.resolve(seen.value ? 'token' : null),
    refresh: () => Promise.resolve(seen.value !== null),
    adopt: (issued) => void (seen.value = issued.user),
    signOut: () => Promise.resolve(void (seen.value = null)),
    isExpected: () => viewer !== null,
    onPersonChanged: () => () => undefined,
    onSignOut: () => () => undefined,
  };
}

/** Shows a component as the shell does: texts, router, session, and a graph whose answers the test gives. Unknown operations fail the test. */
export async function mountPage(
  component: Component,
  { props = {}, answers = {}, viewer = null, texts, language = 'vi', routes = [], at, frame }: PageOptions = {},
): Promise<Page> {
  const asked: Asked[] = [];
  const client = createClient(async ({ operationName, query, variables, idempotencyKey }) => {
    asked.push({ name: operationName, variables, idempotencyKey });
    const answer = answers[operationName];
    if (!answer) throw new Error(`${operationName} was not expected: ${JSON.stringify(variables)}`);
    await Promise.resolve(); // as a server does it: never in the same step
    try {
      return { data: wholeAnswer(query, await answer(variables)) };
    } catch (error) {
      // A fault of the server is an answer, a lost connection is none.
      if (error instanceof Error && 'graphQLErrors' in error) return { errors: error.graphQLErrors as never };
      throw error;
    }
  });
  const streams: Page['streams'] = [];
  const session = sessionOf(viewer);
  const graph = { client, session, stream: (request: Page['streams'][number]) => (streams.push(request), () => undefined) } as unknown as Graph;
  const router = createRouter({ history: createMemoryHistory(), routes: [...routes, { path: '/:rest(.*)*', component: { render: () => null } }] });
  if (at !== undefined) await router.push(at);
  // Not deeply reactive: what a test hands in may hold refs of its own.
  const given = shallowRef(props);
  toasts.splice(0);
  const inside = () => h(component, given.value);
  const root = frame ? frame(inside) : { render: inside };
  const messages = { vi: { ...vietnamese, ...texts?.vi }, en: { ...en, ...texts?.en } };
  const wrapper = mount(root, {
    attachTo: document.body,
    global: {
      plugins: [createI18n({ legacy: false, locale: language, messages }), router],
      provide: { [GRAPH as symbol]: graph },
    },
  });
  const close = (): void => {
    open.delete(close);
    wrapper.unmount();
  };
  open.add(close);
  await flushPromises();
  const screen = new DOMWrapper(document.body as Element);
  const find = (selector: string, text: string): DOMWrapper<Element> => {
    const found = screen.findAll(selector).find((each) => each.text().startsWith(text) || (each.attributes('aria-label') ?? '').startsWith(text));
    if (!found)
      throw new Error(
        `nothing begins with "${text}" among: ${screen
          .findAll(selector)
          .map((each) => each.text())
          .join(' | ')}`,
      );
    return found;
  };
  return {
    screen,
    router,
    session,
    streams,
    asked,
    sent: (name) => asked.filter((each) => each.name === name).map(({ variables }) => variables),
    emitted: (event) => wrapper.findComponent(component).emitted(event) ?? [],
    control(label) {
      const found = find('label', label);
      const id = found.attributes('for');
      return (id ? screen.get(`[id="${id}"]`) : found.get('input')) as DOMWrapper<HTMLInputElement>;
    },
    button: (text) => find('button', text),
    toasts: () => toasts.map(({ title }) => title),
    problems: () => screen.findAll('.err').map((each) => each.text()),
    async setProps(news) {
      given.value = { ...given.value, ...news };
      await flushPromises();
    },
    close,
  };
}
