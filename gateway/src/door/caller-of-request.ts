import { languageOf } from '@pakn/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call, Caller } from '../identity/caller.ts';
import type { Tokens } from '../identity/tokens.ts';
import { leavePlain } from './compressed.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}

/** A hook for routes that people call with their token: a bad, expired or revoked one is 401, none is the anonymous. */
export const identify =
  (tokens: Tokens) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const caller = await tokens.callerOf(request.headers.authorization);
    if (!caller)
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer error="invalid_token"')
        .send({ errors: [{ message: 'Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.', extensions: { code: 'UNAUTHENTICATED' } }] });
    request.caller = caller;
    return undefined;
  };

const MAX_IDEMPOTENCY_KEY = 200;
const MAX_USER_AGENT = 500;

/** The operation that this request carries to the subgraphs. Nothing of what a client says about itself (`x-pakn-*`) is read. */
export function callOf(request: FastifyRequest, reply: FastifyReply): Call {
  const key = request.headers['idempotency-key'];
  const { cookie, 'user-agent': userAgent } = request.headers;
  return {
    identity: request.caller.identity,
    requestId: request.id,
    address: request.ip,
    language: languageOf(request.headers['accept-language']),
    ...(typeof key === 'string' && key !== '' && key.length <= MAX_IDEMPOTENCY_KEY ? { idempotencyKey: key } : {}),
    ...(cookie !== undefined ? { cookie } : {}),
    ...(userAgent !== undefined ? { userAgent: userAgent.slice(0, MAX_USER_AGENT) } : {}),
    setCookie: (cookies) => void reply.header('set-cookie', cookies),
    leavePlain: () => leavePlain(request),
    refuse: () => void (request.refused = true),
  };
}
