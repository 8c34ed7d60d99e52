import { parse } from '@0no-co/graphql.web';
import {
  Client,
  createRequest,
  formatDocument,
  makeOperation,
  ssrExchange,
  stringifyDocument,
  type AnyVariables,
  type CombinedError,
  type Exchange,
  type OperationResult,
  type TypedDocumentNode,
} from '@urql/core';
import { cacheExchange, type KeyingConfig } from '@urql/exchange-graphcache';
import { makeSubject, merge, pipe, subscribe } from 'wonka';
import { asked, type Ask } from './ask';

/** `cache-first`: what the page holds, else the server; `cache-and-network`: both, one after the other; `network-only`: the server. */
export type FetchPolicy = 'cache-first' | 'cache-and-network' | 'network-only';

/** What the graph has answered. `error` beside `data`: parts of it are missing. `isStale`: it is being asked again. */
export interface Answer<T> {
  data: T | undefined;
  error: CombinedError | undefined;
  isStale: boolean;
}
/** One question that is kept current until it is stopped. */
export interface Watching {
  /** Asks the server again. */
  again(): void;
  stop(): void;
}

/** Asks the graph, and holds what it has answered: an object stands once, by its id, code or slug, and all who watch it see it change. */
export interface GraphClient {
  /** @throws a CombinedError where nothing was answered */
  query<T, V extends AnyVariables>(document: TypedDocumentNode<T, V>, variables: V, policy?: FetchPolicy): Promise<Answer<T> & { data: T }>;
  /** @param idempotencyKey a draft's own; without it each call is a change of its own. @throws a CombinedError, also where only a part failed */
  mutate<T, V extends AnyVariables>(document: TypedDocumentNode<T, V>, variables: V, idempotencyKey?: string): Promise<T>;
  /** Calls back with every answer, and when something of it changes. What is held already comes at once. */
  watch<T, V extends AnyVariables>(document: TypedDocumentNode<T, V>, variables: V, policy: FetchPolicy, listener: (answer: Answer<T>) => void): Watching;
  /** Whoever watches one of these operations, or anything, asks the server again. */
  readAgain(names?: readonly string[]): void;
  /** Forgets all that was answered, and asks again for what is watched. */
  reset(): void;
  /** The text of a document, as it is sent. */
  textOf(document: TypedDocumentNode<unknown, AnyVariables>): string;
  /** A stream has brought this: whoever watches a part of it sees it. */
  take<T, V extends AnyVariables>(document: TypedDocumentNode<T, V>, variables: V, data: T): void;
  /** What was asked so far and its answers; for the browser's `carry`. */
  answers(): object;
  /** Answers that the page has brought along: each is taken once instead of asking. */
  carry(answers: object): void;
}

/** Where a type's own name is not `id`. What is not named here and has no `id` belongs to the place where it was answered. */
const KEYS: KeyingConfig = {
  Category: ({ code }) => String(code),
  Ward: ({ code }) => String(code),
  Portal: () => 'portal',
  Place: () => null,
};

/**
 * @param ask how the server is asked
 * @param onServer a page is rendered: each question is asked once, and remembered for `answers`
 */
export function createClient(ask: Ask, { onServer = false } = {}): GraphClient {
  const watchers = new Set<{ name: string | undefined; again(): void }>();
  const carried = ssrExchange({ isClient: !onServer });
  const heard = makeSubject<OperationResult>();
  const fromStreams: Exchange =
    ({ forward }) =>
    (operations) =>
      merge([forward(operations), heard.source]);
  const made = (): Client =>
    new Client({
      url: '/graphql',
      // All fragments of the documents are on types, none on unions. Types without a key are meant to have none: no warning.
      exchanges: [cacheExchange({ keys: KEYS, possibleTypes: {}, logger: () => undefined }), fromStreams, carried, asked(ask)],
    });
  let client = made();
  const answerOf = <T>({ data, error, stale, hasNext }: OperationResult<T>): Answer<T> => ({ data: data ?? undefined, error, isStale: stale || hasNext });

  return {
    async query(document, variables, policy = 'cache-first') {
      const { data, error, isStale } = answerOf(await client.query(treeOf(document), variables, { requestPolicy: policy }).toPromise());
      if (data === undefined) throw error ?? new Error('nothing was answered');
      return { data, error, isStale };
    },
    async mutate(document, variables, idempotencyKey = crypto.randomUUID()) {
      const { data, error } = await client.mutation(treeOf(document), variables, { idempotencyKey }).toPromise();
      if (error || !data) throw error ?? new Error('nothing was answered');
      return data;
    },
    watch(document, variables, policy, listener) {
      const request = createRequest(treeOf(document), variables);
      let stop = (): void => undefined;
      const begin = (requestPolicy: FetchPolicy): void => {
        stop();
        stop = pipe(
          client.executeQuery(request, { requestPolicy: onServer ? 'cache-first' : requestPolicy }),
          subscribe((result) => listener(answerOf(result))),
        ).unsubscribe;
      };
      const watcher = { name: nameOf(treeOf(document)), again: () => begin('network-only') };
      watchers.add(watcher);
      begin(policy);
      return {
        again: watcher.again,
        stop() {
          watchers.delete(watcher);
          stop();
        },
      };
    },
    readAgain(names) {
      for (const { name, again } of [...watchers]) if (!names || (name !== undefined && names.includes(name))) again();
    },
    reset() {
      client = made();
      for (const { again } of [...watchers]) again();
    },
    textOf: (document) => stringifyDocument(formatDocument(treeOf(document))),
    take(document, variables, data) {
      const operation = makeOperation('subscription', createRequest(treeOf(document), variables), { url: '/graphql', requestPolicy: 'network-only' });
      heard.next({ operation, data, stale: false, hasNext: false });
    },
    answers: () => carried.extractData(),
    carry: (answers) => carried.restoreData(answers as Parameters<typeof carried.restoreData>[0]),
  };
}

/** The build of a front end leaves a document as its text (frontends/documents-where-used.ts). */
const trees = new Map<string, unknown>();
function treeOf<D>(document: D): D {
  if (typeof document !== 'string') return document;
  if (!trees.has(document)) trees.set(document, parse(document, { noLocation: true }));
  return trees.get(document) as D;
}
const nameOf = ({ definitions }: TypedDocumentNode<unknown, never>): string | undefined =>
  definitions.flatMap((each) => (each.kind === 'OperationDefinition' && each.name ? [each.name.value] : []))[0];
