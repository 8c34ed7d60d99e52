import { makeErrorResult, makeResult, stringifyDocument, type Exchange, type Operation, type OperationResult } from '@urql/core';
import { filter, make, merge, mergeMap, pipe, share, takeUntil, type Source } from 'wonka';
import { isUnauthenticated } from './failure';
import { nextTask } from './next-task';
import type { GraphQLFault } from './resumable';
import type { Session } from './session';
import type { Language } from '@pakn/vocabulary';

/** One operation as it goes to the server. `idempotencyKey`: of a mutation. */
export interface Question {
  operationName: string;
  query: string;
  variables: Record<string, unknown>;
  idempotencyKey: string | undefined;
}
/** What comes back. */
export interface Told {
  data?: unknown;
  errors?: readonly GraphQLFault[];
}
/** Asks the server. Nobody waits for the answer any more when `gone` is aborted. @throws where nothing was answered */
export type Ask = (question: Question, gone: AbortSignal) => Promise<Told>;

/** The server has answered, but not as a graph does. */
class HttpFailure extends Error {
  constructor(readonly status: number) {
    super(`The server answered ${status}`);
  }
}

/** The end of the client's chain: every query and mutation is asked by `ask`. */
export const asked =
  (ask: Ask): Exchange =>
  ({ forward }) =>
  (operations) => {
    const all = share(operations);
    const isOurs = ({ kind }: Operation): boolean => kind === 'query' || kind === 'mutation';
    const answers = mergeMap((operation: Operation) =>
      pipe(
        answering(ask, operation),
        takeUntil(
          pipe(
            all,
            filter(({ kind, key }) => kind === 'teardown' && key === operation.key),
          ),
        ),
      ),
    );
    return merge([
      pipe(all, filter(isOurs), answers),
      forward(
        pipe(
          all,
          filter((operation) => !isOurs(operation)),
        ),
      ),
    ]);
  };

const answering = (ask: Ask, operation: Operation): Source<OperationResult> =>
  make(({ next, complete }) => {
    const gone = new AbortController();
    const say = (result: OperationResult): void => {
      if (gone.signal.aborted) return;
      next(result);
      complete();
    };
    void ask(questionOf(operation), gone.signal)
      .then((told) => makeResult(operation, told as Parameters<typeof makeResult>[1]))
      .catch((cause: unknown) => makeErrorResult(operation, cause instanceof Error ? cause : new Error(String(cause))))
      .then(say);
    return () => gone.abort();
  });

function questionOf({ query, variables, context }: Operation): Question {
  const [name] = query.definitions.flatMap((each) => (each.kind === 'OperationDefinition' ? [each.name?.value] : []));
  return {
    operationName: name ?? '',
    query: stringifyDocument(query),
    variables: (variables ?? {}) as Record<string, unknown>,
    idempotencyKey: (context as { idempotencyKey?: string }).idempotencyKey,
  };
}

/** What the server says of itself when nothing could be answered now: in how many seconds it may be asked again (ADR 0041). */
const NOT_NOW = 503;
/** Who waits for an answer is not left waiting longer. */
const LONGEST_PAUSE_S = 5;

/** Seconds to wait before the same question, when the server asks for that. */
function pauseOf({ status, headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return status === NOT_NOW && seconds <= LONGEST_PAUSE_S ? seconds : undefined;
}

/**
 * Asks over HTTP, in the reader's language and as the person who is signed in. A token that the server no longer takes is renewed once, and the same operation
 * with the same key is sent again. So is what could not be answered now, once, when the server wants it: a mutation that was done meanwhile is not done twice.
 */
export function askByHttp({ endpoint, session, language }: { endpoint: string; session: Session; language: () => Language }): Ask {
  const send = async (question: Question, signal: AbortSignal, isLast = false): Promise<Told> => {
    const { idempotencyKey, ...body } = question;
    const headers: Record<string, string> = {
      ...{ accept: 'application/graphql-response+json, application/json;q=0.9', 'content-type': 'application/json' },
      'accept-language': language(),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
    const token = await session.token();
    await nextTask(); // a page asks several questions while it is drawn
    if (token) headers.authorization = `Bearer ${token}`;
    const response = await fetch(endpoint, { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body), signal });
    const pause = isLast ? undefined : pauseOf(response);
    if (pause !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, pause * 1_000));
      signal.throwIfAborted();
      return send(question, signal, true);
    }
    const told = (await response.json().catch(() => null)) as Told | null;
    if (!told || !(told.data || told.errors)) throw new HttpFailure(response.status);
    return told;
  };
  return async (question, gone) => {
    const told = await send(question, gone);
    if (!isUnauthenticated(told.errors) || !session.mayUpload.value || !(await session.refresh())) return told;
    return send(question, gone);
  };
}
