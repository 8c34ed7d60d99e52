import type { Identity } from '@pakn/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { remainingOf, type Budgets, type Standing } from './budgets.ts';
import { rateLimitHeaders, secondsUntil } from './charge.plugin.ts';

const TOO_MANY = 429;

/** Whose budget a request draws on. */
export interface Payer {
  identity: Identity;
  address: string;
}
export const payerOf = (request: FastifyRequest): Payer => ({ identity: request.caller.identity, address: request.address ?? request.ip });

/** @throws 429, answered by the handler of failures with these headers */
export function refuse(reply: FastifyReply, standing: Standing): never {
  void reply.headers({ ...rateLimitHeaders(standing), 'retry-after': String(secondsUntil(standing.resetAt)) });
  throw Object.assign(new Error('the budget is spent'), { statusCode: TOO_MANY });
}

/** A hook after `identify`: whose budget is spent is refused before anything is read or parsed. */
export const refuseSpent =
  (budgets: Budgets) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const standing = budgets.standing(payerOf(request));
    if (remainingOf(standing) <= 0) refuse(reply, standing);
  };
