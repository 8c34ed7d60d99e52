import type { Socket } from 'node:net';
import { languageOf } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may take as long as it needs while it moves: a file over a weak network. */
    upload?: boolean;
  }
}

export interface Patience {
  /** From the headers of a request to the end of its body, uploads excepted. */
  bodyWithinMs: number;
  /** A file that is sent, or an answer that is read, moves on within this time … */
  stalledAfterMs: number;
}
/** … by as much: about 270 bytes a second at a minute. The slowest phone sends a hundred times that. */
const LEAST_BYTES = 16_384;
/** How many looks a stall takes. */
const LOOKS = 4;
const TIMED_OUT = 408;
const WORDS: Label = { vi: 'Yêu cầu gửi lên quá chậm. Hãy thử lại.', en: 'The request came too slowly. Try again.' };

/** A request and its answer while either is under way. */
interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The request forgets it once the connection is gone. */
  socket: Socket;
  upload: boolean;
  bodyUntil: number;
  /** Bytes of its connection, both ways, when the present stretch of time began. */
  moved: number;
  stretchUntil: number;
}

/**
 * Ends requests that never end: a body that trickles, an upload that stands still, an answer that nobody reads. Headers are Node's own affair
 * (`headersTimeout`); sockets of the graph are watched by their pings. Node's `requestTimeout` knows no exception for uploads, so it is off.
 */
export function endSlowClients(app: FastifyInstance, patience: Patience, now: () => number = Date.now): void {
  const exchanges = new Set<Exchange>();
  app.addHook('onRequest', async (request, reply) => {
    const exchange: Exchange = {
      request,
      reply,
      socket: request.raw.socket,
      upload: request.routeOptions.config.upload === true,
      bodyUntil: now() + patience.bodyWithinMs,
      moved: movedOf(request.raw.socket),
      stretchUntil: now() + patience.stalledAfterMs,
    };
    exchanges.add(exchange);
    const leave = (): void => {
      if (isOver(exchange)) exchanges.delete(exchange);
    };
    // A body may go on after its answer, and an answer after its body.
    request.raw.once('end', leave);
    reply.raw.once('finish', leave);
  });
  const look = setInterval(
    () => {
      for (const exchange of exchanges) {
        if (isOver(exchange)) exchanges.delete(exchange);
        else if (isTooSlow(exchange, patience, now())) end(exchange);
      }
    },
    Math.min(patience.bodyWithinMs, patience.stalledAfterMs) / LOOKS,
  );
  look.unref();
  app.addHook('onClose', async () => clearInterval(look));
}

const isOver = ({ request, reply, socket }: Exchange): boolean => socket.destroyed || (request.raw.complete && reply.raw.writableFinished);
const bodyIsUnderWay = ({ request }: Exchange): boolean => !request.raw.complete;
const answerIsUnderWay = ({ reply }: Exchange): boolean => reply.raw.headersSent && !reply.raw.writableFinished;

const movedOf = ({ bytesRead, bytesWritten, writableLength }: Socket): number => bytesRead + bytesWritten - writableLength;

function isTooSlow(exchange: Exchange, patience: Patience, now: number): boolean {
  if (bodyIsUnderWay(exchange) && !exchange.upload && now > exchange.bodyUntil) return true;
  const moved = movedOf(exchange.socket);
  const underWay = (bodyIsUnderWay(exchange) && exchange.upload) || answerIsUnderWay(exchange);
  if (underWay && now < exchange.stretchUntil) return false;
  const stalled = underWay && moved - exchange.moved < LEAST_BYTES;
  exchange.moved = moved;
  exchange.stretchUntil = now + patience.stalledAfterMs;
  return stalled;
}

function end({ request, reply, socket }: Exchange): void {
  if (reply.sent) return void socket.destroy();
  reply.raw.once('finish', () => socket.destroy());
  const message = WORDS[languageOf(request.headers['accept-language'])];
  void reply
    .code(TIMED_OUT)
    .header('connection', 'close')
    .send({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
}
