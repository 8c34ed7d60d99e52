import { ApolloGateway, type GatewayConfig } from '@apollo/gateway';
import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { bytesOf, forbidden, inputBoundary, RETRY_AFTER, type Logger } from '@pakn/service-kit';
import { getOperationAST, type GraphQLFormattedError } from 'graphql';
import { charging, type Charging } from '../budget/charge.plugin.ts';
import type { Call } from '../identity/caller.ts';
import { Aliases, aliasesApart, namesOfClient } from './aliases.ts';
import { changesStayPlain } from './changes-stay-plain.ts';
import type { SubgraphDataSource } from './data-source.ts';
import { introspects, limitsRule, MAX_TOKENS, withoutTypes } from './limits.ts';
import { publicErrors } from './public-errors.ts';
import { readScalars } from './scalars.ts';

export type GraphServer = ApolloServer<Call>;

const OF_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'QUERY_TOO_COSTLY',
  'FORBIDDEN',
]);

/** Apollo's server over the composed supergraph: queries and mutations. Subscriptions are the hub's. */
export async function startGraphServer(options: {
  supergraph: string;
  sources: ReadonlyMap<string, SubgraphDataSource>;
  production: boolean;
  charges: Charging;
  logger: Logger;
  /** Is called after each mutation. */
  changed?: () => void;
}): Promise<GraphServer> {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true'; // the gateway's constructor starts an exporter otherwise
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    buildService: (({ name }: { name: string }) => {
      const source = options.sources.get(name);
      if (!source) throw new Error(`The supergraph names a subgraph that nobody serves: ${name}`);
      return source;
    }) as unknown as NonNullable<GatewayConfig['buildService']>,
    logger: quiet(options.logger),
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => readScalars(apiSchema));
  const aliases = new Aliases(options.supergraph);
  const server = new ApolloServer<Call>({
    gateway: gateway as unknown as NonNullable<ApolloServerOptions<Call>['gateway']>,
    introspection: true, // refused below by who asks, because validated documents are remembered for everybody
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: options.production,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: true,
    validationRules: [limitsRule],
    cache: 'bounded',
    logger: quiet(options.logger),
    plugins: [
      inputBoundary<Call>({ longest: bytesOf }),
      ...(options.production ? [introspectionOfPartners] : []),
      aliasesApart(aliases),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      charging(options.charges),
      namesOfClient(aliases), // what it cost is counted by the names in the plan
      answers(options.logger),
      changesStayPlain,
      tellsChanges(options.changed),
    ],
  });
  await server.start();
  return server;
}

const tellsChanges = (changed?: () => void): ApolloServerPlugin<Call> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ operation }) => {
      if (operation?.operation === 'mutation') changed?.();
    },
  }),
});

/** Partners with a token may read the schema in production, nobody else (S13). */
const introspectionOfPartners: ApolloServerPlugin<Call> = {
  requestDidStart: async () => ({
    didResolveOperation: async (context) => {
      if (context.contextValue.identity.kind === 'PARTNER') return;
      if (introspects(context.document)) throw forbidden();
      const document = withoutTypes(context.document);
      if (document !== context.document) Object.assign(context, { document, operation: getOperationAST(document, context.request.operationName) });
    },
  }),
};

/** Whether the request itself was wrong, or asked for what its sender may not see. */
const isRefused = (errors: readonly GraphQLFormattedError[], data: Record<string, unknown> | null | undefined): boolean =>
  errors.every(({ extensions }) => OF_THE_REQUEST.has(String(extensions?.code)) || extensions?.code === 'UNAUTHENTICATED') &&
  Object.values(data ?? {}).every((value) => value === null);

/** Whether nothing of an operation was answered because it is not available now; partial data is an answer. */
const isUnavailable = (errors: readonly GraphQLFormattedError[], data: Record<string, unknown> | null | undefined): boolean =>
  errors.some((error) => error.extensions?.code === 'SERVICE_DOWN') && Object.values(data ?? {}).every((value) => value === null);

/**
 * Masks what is wrong inside, and keeps to GraphQL over HTTP: for `application/json` a well-formed request is 200 whatever its errors. The exception is 503
 * with Retry-After, by which also machines that read no GraphQL (a proxy, a queue that sends again) tell "try again" from an answer (ADR 0041).
 */
const answers = (logger: Logger): ApolloServerPlugin<Call> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response, contextValue }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      const errors = publicErrors(response.body.singleResult.errors, contextValue, logger);
      response.body.singleResult.errors = errors;
      delete response.body.singleResult.extensions;
      if (isRefused(errors, response.body.singleResult.data)) contextValue.refuse?.();
      if (isUnavailable(errors, response.body.singleResult.data)) {
        response.http.status = 503;
        response.http.headers.set('retry-after', RETRY_AFTER);
        return;
      }
      const modern = request.http?.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
      const { status } = response.http;
      // Apollo takes what a plugin refuses for a failure of the server.
      if ((status === 400 || status === 500) && errors.every((error) => OF_THE_REQUEST.has(String(error.extensions?.code))))
        response.http.status = modern ? 400 : 200;
    },
  }),
});

/** Apollo's own words, without its debug lines. */
function quiet(logger: Logger): { debug(): void; info(): void; warn(message: unknown): void; error(message: unknown): void } {
  return { debug: () => undefined, info: () => undefined, warn: (message) => logger.warn(String(message)), error: (message) => logger.error(String(message)) };
}
