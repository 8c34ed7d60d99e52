import type { Logger } from '@pakn/service-kit';
import { FAULT, isCodeOf, type Language } from '@pakn/vocabulary';
import type { GraphQLFormattedError } from 'graphql';

/** Codes whose message was written for the client (spec 04), whoever raised them. */
const FAULTS = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'RATE_LIMITED', 'QUERY_TOO_COSTLY', 'RESYNC']);
/** What the gateway itself says about a document; from a subgraph the same codes would mean that the gateway planned wrongly. */
const OF_THE_DOCUMENT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
]);

/** The words of a fault in the reader's language. What a subgraph said about this one case stays as it said it. */
const wordsOf = (code: string, message: string, language: Language): string =>
  isCodeOf(FAULT, code) && message === FAULT[code].vi ? FAULT[code][language] : message;

/** graphql quotes what it does not understand, be it a megabyte. */
const LONGEST_MESSAGE = 400;
const shortened = (message: string): string => (message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE).toWellFormed()}…` : message);

/**
 * Errors as a client may see them: faults keep their words and code, everything else is named by the request's id and logged: SERVICE_DOWN when it passes
 * by itself (a service that is gone or hangs, a database that cannot write), so that a client may try again; INTERNAL_SERVER_ERROR for a bug.
 */
export function publicErrors(
  errors: readonly GraphQLFormattedError[],
  { requestId, language }: { requestId: string; language: Language },
  logger: Logger,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { code, serviceName, limit, field } = error.extensions ?? {};
    const where = { ...(error.locations ? { locations: error.locations } : {}), ...(error.path ? { path: error.path } : {}) };
    if (limit === true) return { message: shortened(error.message), ...where, extensions: { code: 'QUERY_TOO_COSTLY' } };
    if (typeof code === 'string' && (FAULTS.has(code) || (OF_THE_DOCUMENT.has(code) && serviceName === undefined)))
      return { message: shortened(wordsOf(code, error.message, language)), ...where, extensions: { code, ...(typeof field === 'string' ? { field } : {}) } };
    const shown = code === 'SERVICE_DOWN' ? code : 'INTERNAL_SERVER_ERROR';
    logger[shown === 'SERVICE_DOWN' ? 'warn' : 'error'](
      { requestId, serviceName, code, path: error.path, message: error.message },
      'a part of an operation failed',
    );
    return { message: FAULT[shown][language], ...where, extensions: { code: shown, requestId } };
  });
}
