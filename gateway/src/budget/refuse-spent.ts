import { languageOf } from '@pakn/service-kit';
import { FAULT } from '@pakn/vocabulary';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { remainingOf, type Budgets } from './budgets.ts';
import { rateLimitHeaders, secondsUntil } from './charge.plugin.ts';

const TOO_MANY = 429;

/** A hook after `identify`: whose budget is spent is refused before anything is read or parsed. */
export const refuseSpent =
  (budgets: Budgets) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const standing = budgets.standing({ identity: request.caller.identity, address: request.ip });
    if (remainingOf(standing) > 0) return undefined;
    const message = FAULT.RATE_LIMITED[languageOf(request.headers['accept-language'])];
    return reply
      .code(TOO_MANY)
      .headers({ ...rateLimitHeaders(standing), 'retry-after': String(secondsUntil(standing.resetAt)) })
      .send({ errors: [{ message, extensions: { code: 'RATE_LIMITED' } }] });
  };
