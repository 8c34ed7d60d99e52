import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { scopeOf } from '@pakn/service-kit';
import { FAULT } from '@pakn/vocabulary';
import { GraphQLError, parse, type GraphQLFormattedError } from 'graphql';
import type { Call } from '../identity/caller.ts';
import type { Answer, Service } from '../services/service.ts';

interface SubgraphResult {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

/** Only accounts sees cookies and what a browser says of itself, and sets cookies. */
const COOKIES_BELONG_TO = 'accounts';
/** Remembered fetches of query plans, by text. */
const REMEMBERED_FETCHES = 2_000;

/**
 * Sends the fetches of query plans to one subgraph. Identical queries of the same person (or of the same scope, when nobody signed in) that are
 * under way at the same time, in the same language, are sent once; each caller parses a copy of its own, because the gateway changes results in place.
 */
export class SubgraphDataSource implements GraphQLDataSource<Call & Record<string, unknown>> {
  private readonly underWay = new Map<string, Promise<Answer>>();
  private readonly kinds = new Map<string, { mutation: boolean; fresh: boolean }>();

  constructor(
    private readonly service: Service,
    /** Root fields (`Query.challenge`) whose every answer is for one asker only: tagged `fresh`, never shared. */
    private readonly freshFields: ReadonlySet<string>,
  ) {}

  async process({ request, context }: GraphQLDataSourceProcessOptions<Call & Record<string, unknown>>): Promise<never> {
    const call = context as unknown as Call;
    const { query = '', variables, operationName } = request;
    const kind = this.kindOf(query);
    const body = JSON.stringify({ query, variables, operationName });
    const answer = await this.send(body, call, kind).catch((error: unknown) => {
      throw new GraphQLError(FAULT.SERVICE_DOWN.vi, {
        extensions: { code: 'SERVICE_DOWN', serviceName: this.service.name },
        originalError: error instanceof Error ? error : new Error(String(error)),
      });
    });
    if (answer.cookies.length > 0 && this.service.name === COOKIES_BELONG_TO) call.setCookie?.(answer.cookies);
    return this.resultOf(answer) as never;
  }

  private send(body: string, call: Call, kind: { mutation: boolean; fresh: boolean }): Promise<Answer> {
    if (kind.mutation) {
      const { cookie: _cookie, userAgent: _userAgent, ...rest } = call;
      return this.service.graphql(body, this.service.name === COOKIES_BELONG_TO ? call : rest, 'mutation');
    }
    const { identity, requestId, address, language } = call;
    const ask = (more: Partial<Call> = {}): Promise<Answer> => this.service.graphql(body, { identity, requestId, address, language, ...more }, 'query');
    if (kind.fresh) return ask(call.rateLimit ? { rateLimit: call.rateLimit } : {});
    const key = `${language}|${scopeOf(identity)}|${identity.sub ?? ''}|${identity.sid ?? ''}|${body}`;
    const shared = this.underWay.get(key);
    if (shared) return shared;
    const mine = ask().finally(() => this.underWay.delete(key));
    this.underWay.set(key, mine);
    return mine;
  }

  private kindOf(query: string): { mutation: boolean; fresh: boolean } {
    const known = this.kinds.get(query);
    if (known) return known;
    if (this.kinds.size >= REMEMBERED_FETCHES) this.kinds.clear();
    const operation = parse(query).definitions.find((definition) => definition.kind === 'OperationDefinition');
    const roots = operation?.selectionSet.selections.flatMap((selection) => (selection.kind === 'Field' ? [selection.name.value] : [])) ?? [];
    const kind = { mutation: operation?.operation === 'mutation', fresh: roots.some((name) => this.freshFields.has(`Query.${name}`)) };
    this.kinds.set(query, kind);
    return kind;
  }

  private resultOf(answer: Answer): SubgraphResult {
    let result: SubgraphResult | null = null;
    try {
      result = JSON.parse(answer.text) as SubgraphResult;
    } catch {
      result = null;
    }
    if (result && (result.data !== undefined || result.errors !== undefined)) return result;
    throw new GraphQLError(`${this.service.name} answered ${answer.status} without a result`, { extensions: { serviceName: this.service.name } });
  }
}
