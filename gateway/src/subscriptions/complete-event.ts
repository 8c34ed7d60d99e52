import { executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import { newId, type Identity, type Logger } from '@pakn/service-kit';
import type { Language } from '@pakn/vocabulary';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { SubgraphDataSource } from '../graph/data-source.ts';
import { namedByClient, placedByClient } from '../graph/aliases.ts';
import { publicErrors } from '../graph/public-errors.ts';
import { CURSOR_ALIAS } from './subscription-document.ts';
import { EVENT, type Planner, type Prepared } from './prepare.ts';

/** What every socket of a stream is sent: the `payload` of a `next` message and the brace that closes the message. */
export type Frame = Buffer;

/** The cursor of an upstream event; null when the subgraph could not make the event whole. */
export function cursorOf(event: FormattedExecutionResult, responseName: string): string | null {
  const root: unknown = event.data?.[responseName];
  const cursor = root && typeof root === 'object' ? (root as Record<string, unknown>)[CURSOR_ALIAS] : undefined;
  return typeof cursor === 'string' ? cursor : null;
}

/** Fetches what the other subgraphs add to an event and shapes it by the client's own selection: once, for all who share the stream. */
export async function completeEvent(options: {
  planner: Planner;
  sources: ReadonlyMap<string, SubgraphDataSource>;
  prepared: Prepared;
  event: FormattedExecutionResult;
  variables: Record<string, unknown>;
  identity: Identity;
  language: Language;
  logger: Logger;
}): Promise<Frame> {
  const { planner, prepared, event } = options;
  const requestId = newId();
  const services: ServiceMap = { ...Object.fromEntries(options.sources), [EVENT]: { process: async () => event as never } };
  const request = { variables: options.variables, operationName: prepared.operation.operation.name?.value };
  const context = { request, context: { identity: options.identity, requestId, address: '', language: options.language }, logger: SILENT, metrics: {} };
  const result = await executeQueryPlan(
    prepared.perEvent,
    services,
    context as never,
    prepared.operation,
    planner.supergraphSchema,
    planner.apiSchema as never,
  );
  const errors = result.errors?.length
    ? publicErrors(
        result.errors.map((error) => ('toJSON' in error ? (error.toJSON() as GraphQLFormattedError) : error)),
        { requestId, language: options.language },
        options.logger,
      )
    : undefined;
  const data = prepared.isApart ? namedByClient(result.data) : result.data;
  return Buffer.from(`${JSON.stringify(errors ? { errors: prepared.isApart ? errors.map(placedByClient) : errors, data } : { data })}}`);
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
