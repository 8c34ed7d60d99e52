import type { FastifyInstance } from 'fastify';
import type { Ask } from './render-worker.ts';

const OK = 200;

/** The graph as the anonymous of the visitor's address sees it, through the same door: what it costs is the visitor's, what it shows is everybody's. */
export const askAsVisitor =
  (app: FastifyInstance): Ask =>
  async (operation, { address, host, language }) => {
    const headers = { host, 'content-type': 'application/json', 'accept-language': language };
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: operation as object, remoteAddress: address });
    if (answer.statusCode !== OK) throw new Error(`the graph answered ${answer.statusCode}`);
    return answer.json() as unknown;
  };
