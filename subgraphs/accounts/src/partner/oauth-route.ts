import { logFailure, statusOf, type Logger } from '@pakn/service-kit';
import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { oauthToken, refusedToken, type TokenAnswer } from './oauth-token.ts';

/** A parameter that is sent twice comes as a list: RFC 6749 3.2 forbids it. */
const body = z.object({ grant_type: z.string(), client_id: z.string(), client_secret: z.string(), scope: z.string() }).partial();
const SERVER_ERROR = 500;
const BAD_BODY = refusedToken(400, 'invalid_request', 'send each parameter once, as a text in a form or in JSON');
const BROKEN = refusedToken(500, 'server_error', 'something failed, try again later');

/** POST /oauth/token. Whatever goes wrong is answered as RFC 6749 5.2 says, and says nothing of the inside. */
export async function oauthRoute(app: FastifyInstance, { services, logger }: { services: Services; logger: Pick<Logger, 'error'> }): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => done(null, formOf(text as string)));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const broken = statusOf(error) >= SERVER_ERROR;
    if (broken) logFailure(request, error, logger);
    return reply
      .code(statusOf(error))
      .header('cache-control', 'no-store')
      .send((broken ? BROKEN : BAD_BODY).body);
  });
  app.post('/oauth/token', async (request, reply) => {
    const given = body.safeParse(request.body ?? {});
    const { authorization } = request.headers;
    const { address, requestId } = request.call;
    const answer: TokenAnswer = given.success ? await oauthToken(services, { authorization, body: given.data, address, requestId }) : BAD_BODY;
    return reply
      .code(answer.status)
      .headers({ 'cache-control': 'no-store', ...answer.headers })
      .send(answer.body);
  });
}

function formOf(text: string): Record<string, string | string[]> {
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
