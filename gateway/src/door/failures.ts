import { languageOf } from '@pakn/service-kit';
import { FAULT, type Label } from '@pakn/vocabulary';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 413: 'BAD_USER_INPUT', 429: 'RATE_LIMITED' };
const WORDS: Record<number, Label> = {
  404: FAULT.NOT_FOUND,
  413: { vi: 'Nội dung gửi lên quá lớn.', en: 'What was sent is too large.' },
  415: { vi: 'Kiểu nội dung này không được nhận.', en: 'This type of content is not accepted.' },
};
const INVALID: Label = { vi: 'Yêu cầu không hợp lệ.', en: 'The request is not valid.' };
const SERVER_ERROR = 500;
const said = (text: Label, request: FastifyRequest): string => text[languageOf(request.headers['accept-language'])];

/** Failures of the door itself, in the form of GraphQL errors; they show nothing of the inside. */
export function failures(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? SERVER_ERROR;
    if (status >= SERVER_ERROR) {
      request.log.error({ requestId: request.id, error: { message: error.message, stack: error.stack } }, 'a request failed');
      return reply
        .code(status)
        .send({ errors: [{ message: said(FAULT.INTERNAL_SERVER_ERROR, request), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.id } }] });
    }
    return reply.code(status).send({ errors: [{ message: said(WORDS[status] ?? INVALID, request), extensions: { code: CODES[status] ?? 'BAD_USER_INPUT' } }] });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ errors: [{ message: said(FAULT.NOT_FOUND, request), extensions: { code: 'NOT_FOUND' } }] }),
  );
}
