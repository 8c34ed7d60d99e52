import type { FastifyInstance } from 'fastify';
import { ANYONE } from '../identity/caller.ts';
import type { Budgets } from './budgets.ts';
import { rateLimitHeaders } from './charge.plugin.ts';
import { payerOf, refuse, type Payer } from './refuse-spent.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of the caller's budget, for one request; `ROUTE_COST.page` unless the route says otherwise. */
    cost?: number;
  }
  interface FastifyRequest {
    /** Where it came from. */
    address?: string;
    /** What was taken for it and from whom, if this route takes anything. */
    charged?: { payer: Payer; cost: number };
  }
}

/** What a request costs that is no operation of the graph, in the same units: about what it takes of the processor beside a list's row. */
export const ROUTE_COST = {
  /** What keeps the system running asks these, and operations count for themselves. */
  free: 0,
  /** A page of the front ends, and each file that belongs to it. */
  page: 1,
  /** A picture or document, or a part of one that is uploaded: 60 on a page are less than one list of reports. */
  file: 10,
  /** A workbook that is written while it is asked for. */
  export: 500,
  /** The secret of a partner is compared by argon2. */
  token: 500,
} as const;

const NOT_MODIFIED = 304;
const SAYS_WHAT_IS_LEFT = 'x-ratelimit-remaining';

/**
 * Every route that is not an operation of the graph draws on the caller's budget too, says what is left and refuses when it is spent, before a body is read.
 * A route that does not say what it costs is a page.
 */
export function chargeRoutes(app: FastifyInstance, budgets: Budgets): void {
  app.addHook('onRequest', async (request) => {
    request.caller = ANYONE; // until a route looks at its token
    request.address = request.ip; // it is gone when the connection is, and an answer is charged even then
  });
  app.addHook('preParsing', async (request, reply) => {
    const cost = request.routeOptions.config.cost ?? ROUTE_COST.page;
    if (cost === ROUTE_COST.free) return;
    const payer = payerOf(request);
    if (!budgets.take(payer, cost)) refuse(reply, budgets.standing(payer));
    request.charged = { payer, cost };
  });
  app.addHook('onSend', async (request, reply) => {
    if (!request.charged) return;
    const { payer, cost } = request.charged;
    // Nothing was read but who may see it.
    if (reply.statusCode === NOT_MODIFIED && cost > ROUTE_COST.page) budgets.refund(payer, cost - ROUTE_COST.page);
    void reply.headers(rateLimitHeaders(budgets.standing(payer)));
  });
}

/** In the scope of operations, which are charged by what they ask for: a request that is refused before it is one (no body, a foreign form) is a page. */
export function chargeWhatIsNoOperation(scope: FastifyInstance, budgets: Budgets): void {
  scope.addHook('onRoute', (route) => void (route.config = { ...route.config, cost: ROUTE_COST.free }));
  scope.addHook('onSend', async (request, reply) => {
    // Refused before anybody asked who it is (a foreign host), or charged already.
    if (!request.caller || reply.hasHeader(SAYS_WHAT_IS_LEFT)) return;
    const payer = payerOf(request);
    budgets.take(payer, ROUTE_COST.page);
    void reply.headers(rateLimitHeaders(budgets.standing(payer)));
  });
}
