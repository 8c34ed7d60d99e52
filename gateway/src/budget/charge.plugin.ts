import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { FAULT } from '@pakn/vocabulary';
import { GraphQLError, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Call } from '../identity/caller.ts';
import { remainingOf, type Budgets, type Resource, type Standing } from './budgets.ts';
import type { CostRules } from './cost-rules.ts';
import { operationCost } from './operation-cost.ts';

const SECOND_MS = 1_000;
const TOO_MANY = 429;
const BAD_REQUEST = 400;
/** Of being read: taken first, whatever comes of it. It is part of what the operation costs, and all of what one costs that is refused. */
const READING_COST = 1;

export interface Charging {
  rules: CostRules;
  budgets: Budgets;
  /** The most that one operation may cost. */
  maxCost: number;
  /** `Query.field`s that find something by a code that can be guessed; each that finds nothing is counted. */
  guessable: ReadonlySet<string>;
}

/** When a spent budget is whole again, for people and for `retry-after`. */
export const secondsUntil = (time: number): number => Math.max(1, Math.ceil((time - Date.now()) / SECOND_MS));

/** As GitHub names them: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export function rateLimitHeaders(standing: Standing): Record<string, string> {
  return {
    'x-ratelimit-limit': String(standing.limit),
    'x-ratelimit-remaining': String(remainingOf(standing)),
    'x-ratelimit-used': String(standing.used),
    'x-ratelimit-reset': String(Math.ceil(standing.resetAt / SECOND_MS)),
    'x-ratelimit-resource': standing.resource,
  };
}

/** @throws QUERY_TOO_COSTLY when one operation alone costs too much, BAD_USER_INPUT for a page outside 1..100 */
export function declaredCost({ rules, maxCost }: Charging, asked: Omit<Parameters<typeof operationCost>[0], 'rules' | 'data'>): number {
  const cost = operationCost({ rules, ...asked });
  if (cost > maxCost)
    throw new GraphQLError(`Truy vấn quá lớn: chi phí ${cost}, tối đa ${maxCost}.`, { extensions: { limit: true, code: 'QUERY_TOO_COSTLY' } });
  return cost;
}

/** Charges each operation's declared worst cost before a resolver runs, and gives back what the answer did not cost. */
export const charging = (options: Charging): ApolloServerPlugin<Call> => ({
  requestDidStart: async ({ contextValue: caller }) => {
    const { budgets, rules } = options;
    let cost = budgets.take(caller, READING_COST) ? READING_COST : 0;
    let isCharged = false;
    let guesses: string[] = [];
    let refused: Standing | null = null;
    return {
      didResolveOperation: async ({ document, operation, request, contextValue: call }) => {
        if (!operation) return; // Apollo refuses it
        const variables = request.variables ?? {};
        const declared = Math.max(
          READING_COST,
          asBadRequest(() => declaredCost(options, { document, operation, variables })),
        );
        const codes = guessesOf(document, operation, options.guessable);
        const take = (amount: number, resource?: Resource): Standing => {
          const standing = budgets.take(call, amount, resource);
          if (standing) return standing;
          refused = budgets.standing(call, resource);
          throw spent(refused);
        };
        if (codes.length > 0) take(codes.length, 'codes');
        guesses = codes;
        const standing = take(declared - cost);
        cost = declared;
        isCharged = true;
        call.rateLimit = { limit: standing.limit, cost, remaining: remainingOf(standing), resetAt: standing.resetAt };
      },
      willSendResponse: async ({ response, document, operation, request, contextValue: call }) => {
        const result = response.body.kind === 'single' ? response.body.singleResult : {};
        if (isCharged && document && operation) {
          const actual = Math.max(READING_COST, operationCost({ rules, document, operation, variables: request.variables ?? {}, data: result.data }));
          if (actual < cost) budgets.refund(call, cost - actual);
        }
        const found = guesses.filter((name) => typeof result.data?.[name] === 'object' && result.data[name] !== null).length;
        if (found > 0) budgets.refund(call, found, 'codes');
        for (const [name, value] of Object.entries(rateLimitHeaders(refused ?? budgets.standing(call)))) response.http.headers.set(name, value);
      },
    };
  },
});

/** Apollo answers 500 to what is thrown here unless the error says otherwise. */
function asBadRequest<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: BAD_REQUEST } } });
  }
}

function spent(standing: Standing): GraphQLError {
  const headers = new HeaderMap([['retry-after', String(secondsUntil(standing.resetAt))]]);
  return new GraphQLError(FAULT.RATE_LIMITED.vi, { extensions: { code: 'RATE_LIMITED', http: { status: TOO_MANY, headers } } });
}

/** The answer's names of the root fields that guess a code. */
function guessesOf(document: DocumentNode, operation: OperationDefinitionNode, guessable: ReadonlySet<string>): string[] {
  if (operation.operation !== 'query') return [];
  const within = (set: SelectionSetNode): string[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === 'Field') return guessable.has(`Query.${selection.name.value}`) ? [selection.alias?.value ?? selection.name.value] : [];
      if (selection.kind === 'InlineFragment') return within(selection.selectionSet);
      const fragment = document.definitions.find((one) => one.kind === 'FragmentDefinition' && one.name.value === selection.name.value);
      return fragment?.kind === 'FragmentDefinition' ? within(fragment.selectionSet) : [];
    });
  return [...new Set(within(operation.selectionSet))];
}
