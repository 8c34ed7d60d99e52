import type { FastifyInstance } from 'fastify';

const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 413: 'BAD_USER_INPUT', 429: 'RATE_LIMITED' };
const WORDS: Record<number, string> = { 404: 'Không tìm thấy nội dung này.', 413: 'Nội dung gửi lên quá lớn.', 415: 'Kiểu nội dung này không được nhận.' };
const SERVER_ERROR = 500;

/** Failures of the door itself, in the form of GraphQL errors; nothing of the inside is told. */
export function failures(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? SERVER_ERROR;
    if (status >= SERVER_ERROR) {
      request.log.error({ requestId: request.id, error: { message: error.message, stack: error.stack } }, 'a request failed');
      return reply
        .code(status)
        .send({ errors: [{ message: 'Hệ thống gặp lỗi. Hãy thử lại sau.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.id } }] });
    }
    return reply
      .code(status)
      .send({ errors: [{ message: WORDS[status] ?? 'Yêu cầu không hợp lệ.', extensions: { code: CODES[status] ?? 'BAD_USER_INPUT' } }] });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ errors: [{ message: WORDS[404], extensions: { code: 'NOT_FOUND' } }] }));
}
