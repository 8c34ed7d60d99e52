import { createClient, type Client } from 'graphql-ws';
import type { Language } from '@pakn/vocabulary';
import { watch, type Ref } from 'vue';
import type { Session } from './session';
import type { StreamTransport } from './resumable';

/** A ping after so much silence, so that proxies keep the socket. */
const KEEP_ALIVE_MS = 12_000;
/** A pong that is not there by then means that the socket is dead (a laptop that slept). */
const PONG_WITHIN_MS = 5_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** The page's one WebSocket: opened with the first stream, retried for ever with jitter, reopened when the person or the reader's language changes. */
export function createSocket({ url, session, language }: { url: string; session: Session; language: Readonly<Ref<Language>> }): {
  client: Client;
  transport: StreamTransport;
} {
  const listeners = new Set<(open: boolean) => void>();
  const notify = (open: boolean): void => listeners.forEach((listener) => listener(open));
  let isOpen = false;
  let dead: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    lazy: true,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(FIRST_WAIT_MS * 2 ** retries, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2))),
    async connectionParams() {
      const token = await session.token();
      return { 'accept-language': language.value, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    },
    on: {
      connected: () => notify((isOpen = true)),
      closed: () => {
        clearTimeout(dead);
        notify((isOpen = false));
      },
      ping: (received) => {
        if (!received) dead = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(dead);
      },
    },
  });
  const reopen = (): void => {
    if (isOpen) client.terminate();
  };
  session.onPersonChanged(reopen);
  watch(language, reopen);
  const transport: StreamTransport = {
    subscribe: (payload, sink) =>
      client.subscribe(payload, {
        next: (message) => sink.next({ data: message.data, errors: message.errors as never }),
        error: (cause) => sink.error(cause),
        complete: () => sink.complete(),
      }),
    onConnection(listener) {
      listeners.add(listener);
      if (isOpen) listener(true);
      return () => listeners.delete(listener);
    },
  };
  return { client, transport };
}
