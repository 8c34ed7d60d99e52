import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is smaller fits into one packet as it is. */
const WORTH_IT_FROM_BYTES = 1024;
/** Text that is answered whole. No event stream and no multipart: what is said bit by bit would wait in the compressor. */
const TEXT = /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?json(?:;|$))/;

/**
 * Compresses the text answers of the routes that are registered in this scope from now on, by what the client takes. Files that the build has
 * compressed pass as they are. Bodies that clients send are not unpacked: a small one could unpack to gigabytes.
 */
export async function compressed(scope: FastifyInstance): Promise<void> {
  await scope.register(compress, {
    globalDecompression: false,
    encodings: ['zstd', 'br', 'gzip'],
    threshold: WORTH_IT_FROM_BYTES,
    customTypes: TEXT,
  });
  // The library says so only where it compressed: a cache would hand the plain answer of one client to all.
  scope.addHook('onSend', async (_request, reply) => {
    if (TEXT.test(String(reply.getHeader('content-type') ?? ''))) varyByEncoding(reply);
  });
}

/** The answer to this request goes out as it is. */
export function leavePlain(request: FastifyRequest): void {
  request.headers['x-no-compression'] = 'yes'; // what the library looks for
}

function varyByEncoding(reply: FastifyReply): void {
  const names = String(reply.getHeader('vary') ?? '');
  if (!/(?:^|,)\s*(?:accept-encoding|\*)\s*(?:,|$)/i.test(names)) void reply.header('vary', names === '' ? 'accept-encoding' : `${names}, accept-encoding`);
}
