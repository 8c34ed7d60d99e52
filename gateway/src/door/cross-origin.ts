import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'];
/** What a page of another origin sends beside the headers that need no question: the graph's and tus's. */
const ACCEPTED = [
  'authorization',
  'content-type',
  'idempotency-key',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'tus-resumable',
  'upload-concat',
  'upload-defer-length',
  'upload-length',
  'upload-metadata',
  'upload-offset',
];
/** What such a page may read of an answer. */
const SHOWN = [
  'location',
  'retry-after',
  'tus-resumable',
  'upload-expires',
  'upload-length',
  'upload-offset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-ratelimit-resource',
  'x-ratelimit-used',
  'x-request-id',
];
const ASKED_AGAIN_AFTER_S = 600;

/**
 * Pages of the public origins may ask and read, with their credentials; pages of any other origin get no permission at all. A page of the origin that it asks
 * needs none: browsers look for it elsewhere only.
 */
export async function crossOrigin(app: FastifyInstance, origins: ReadonlySet<string>): Promise<void> {
  await app.register(cors, {
    delegator: (request, use) => {
      const { origin } = request.headers;
      use(null, {
        origin: origin !== undefined && origins.has(origin) && origin !== `${request.protocol}://${request.host}` ? origin : false,
        credentials: true,
        methods: METHODS,
        allowedHeaders: ACCEPTED,
        exposedHeaders: SHOWN,
        maxAge: ASKED_AGAIN_AFTER_S,
        preflight: request.headers['access-control-request-method'] !== undefined, // tus answers the other OPTIONS itself
      });
    },
  });
}
