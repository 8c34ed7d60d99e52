import { FAULT, type Label } from '@pakn/vocabulary';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.ts';
import type { Logger } from './logger.ts';
import { isPassingFault } from './passing-fault.ts';
import { HostileInput, INPUT_PROBLEM } from './rules/input-text.ts';

const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 413: 'BAD_USER_INPUT', 429: 'RATE_LIMITED' };
const WORDS: Record<number, Label> = {
  404: FAULT.NOT_FOUND,
  413: { vi: 'Nội dung gửi lên quá lớn.', en: 'What was sent is too large.' },
  429: FAULT.RATE_LIMITED,
  415: { vi: 'Kiểu nội dung này không được nhận.', en: 'This type of content is not accepted.' },
};
const INVALID: Label = { vi: 'Yêu cầu không hợp lệ.', en: 'The request is not valid.' };
const BAD_REQUEST = 400;
const UNAVAILABLE = 503;
/** Seconds, as the header has them: what passes by itself has mostly passed by then; a dead service is back within one, a hanging one within 15. */
export const RETRY_AFTER = '2';
const SERVER_ERROR = 500;

/** The status that a route's failure is answered with. */
export function statusOf(error: { statusCode?: number }): number {
  if (error instanceof HostileInput) return BAD_REQUEST;
  return isPassingFault(error) ? UNAVAILABLE : (error.statusCode ?? SERVER_ERROR);
}

/** The id that the gateway gave, in all services. */
const requestIdOf = (request: FastifyRequest): string => request.call?.requestId ?? request.id;

/** A fault of the inside, for whoever runs the system. */
export const logFailure = (request: FastifyRequest, error: Error, logger: Pick<Logger, 'error'>): void =>
  logger.error(
    { requestId: requestIdOf(request), method: request.method, route: request.routeOptions.url, error: { message: error.message, stack: error.stack } },
    'a request failed',
  );

/** How a failure is answered: in the form of GraphQL errors, showing nothing of the inside. */
function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply, logger: Pick<Logger, 'error' | 'warn'>): FastifyReply {
  const language = request.call?.language ?? languageOf(request.headers['accept-language']);
  const status = statusOf(error);
  const refuse = (message: string, extensions: object): FastifyReply => reply.code(status).send({ errors: [{ message, extensions }] });
  if (status === UNAVAILABLE) {
    logger.warn({ requestId: requestIdOf(request), error: error.message }, 'a request met a fault that passes');
    void reply.header('retry-after', RETRY_AFTER);
    return refuse(FAULT.SERVICE_DOWN[language], { code: 'SERVICE_DOWN', requestId: requestIdOf(request) });
  }
  if (status >= SERVER_ERROR) {
    logFailure(request, error, logger);
    return refuse(FAULT.INTERNAL_SERVER_ERROR[language], { code: 'INTERNAL_SERVER_ERROR', requestId: requestIdOf(request) });
  }
  if (error instanceof HostileInput) return refuse(`${error.path}: ${INPUT_PROBLEM[error.problem][language]}`, { code: 'BAD_USER_INPUT', field: error.path });
  return refuse((WORDS[status] ?? INVALID)[language], { code: CODES[status] ?? 'BAD_USER_INPUT' });
}

/**
 * Every service has these two handlers, so that a route which throws, a body that cannot be read and a path that does not exist are answered alike
 * everywhere.
 */
export function failures(app: FastifyInstance, logger: Pick<Logger, 'error' | 'warn'>): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answer(error, request, reply, logger));
  app.setNotFoundHandler((request, reply) => answer(Object.assign(new Error('no route'), { statusCode: 404, code: '', name: '' }), request, reply, logger));
}

/** For Fastify's option `frameworkErrors`: an address that is no text comes to no route and no handler. */
export const failuresOfFramework =
  (logger: Pick<Logger, 'error' | 'warn'>) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
    void answer(error, request, reply, logger);
