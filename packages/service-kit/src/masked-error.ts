import { FAULT } from '@pakn/vocabulary';
import { isPassingFault } from './passing-fault.ts';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './logger.ts';

const KNOWN_FAULTS = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'QUERY_TOO_COSTLY',
  'RESYNC',
  'SERVICE_DOWN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Rules and faults keep their words; everything else is logged and masked: what passes by itself as SERVICE_DOWN (try again), a bug as INTERNAL_SERVER_ERROR. */
export function masked(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const { code, field } = formatted.extensions ?? {};
  if (typeof code === 'string' && KNOWN_FAULTS.has(code))
    return {
      message: formatted.message,
      ...(formatted.path ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      extensions: { code, ...(typeof field === 'string' ? { field } : {}) },
    };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (isPassingFault(cause)) {
    logger.warn({ path: formatted.path, error: cause instanceof Error ? cause.message : String(cause) }, 'a resolver met a fault that passes');
    return { message: FAULT.SERVICE_DOWN.vi, ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'SERVICE_DOWN' } };
  }
  logger.error({ path: formatted.path, error: cause instanceof Error ? { message: cause.message, stack: cause.stack } : String(cause) }, 'a resolver failed');
  return { message: FAULT.INTERNAL_SERVER_ERROR.vi, ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
