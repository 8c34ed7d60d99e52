import type { Readable } from 'node:stream';
import { CALL_HEADER, CallSigner, type CalledOperation, type Logger } from '@pakn/service-kit';
import { Pool, type Dispatcher } from 'undici';
import type { Call } from '../identity/caller.ts';
import { Watch } from './watch.ts';

/** A hanging query: the breaker ends it earlier when the whole process hangs. */
const QUERY_TIMEOUT_MS = 5_000;
const MUTATION_TIMEOUT_MS = 10_000;
/** A service that is being restarted is back within about a second: a mutation waits for it, a query shows what there is. An answer is due within 3 s (R12). */
const MUTATION_PATIENCE_MS = 2_500;
/** What a mutation did in a service that hangs is unknown: it is given a moment to answer after all. */
const HANGING_MUTATION_PATIENCE_MS = 1_000;
const RETRY_AFTER_MS = 100;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const CONNECTIONS = 32;
/** Shorter than the services' own keep-alive of 72 s, so that they are not the ones who close. */
const KEEP_ALIVE_MS = 60_000;

export interface Answer {
  status: number;
  text: string;
  cookies: string[];
}

/** The connection to one subgraph's process: pooled, signed, timed and guarded. */
export class Service {
  readonly name: string;
  readonly origin: string;
  private readonly pool: Pool;
  /** A connection of its own, so that a probe never waits behind what it asks about. */
  private readonly probes: Pool;
  private readonly watch: Watch;
  readonly signer: CallSigner;

  constructor(options: { name: string; origin: string; key: string; logger: Logger }) {
    this.name = options.name;
    this.origin = options.origin;
    this.signer = new CallSigner(options.key, options.origin);
    this.pool = new Pool(options.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: MUTATION_TIMEOUT_MS,
      bodyTimeout: MUTATION_TIMEOUT_MS,
    });
    this.probes = new Pool(options.origin, { connections: 1, pipelining: 1, keepAliveTimeout: 1_000 });
    this.watch = new Watch({
      probe: async (timeoutMs) => {
        const answer = await this.probes.request({ method: 'GET', path: '/health', signal: AbortSignal.timeout(timeoutMs) });
        await answer.body.dump();
      },
      hangs: (error) => codeOf(error) !== 'ECONNREFUSED',
      changed: (hung) => options.logger.warn({ service: this.name, hung }, hung ? 'a service hangs' : 'a service answers again'),
    });
  }

  /** One signed GraphQL call. @throws Error when the service is down, hangs or takes too long. */
  async graphql(body: string, call: Call, kind: 'query' | 'mutation'): Promise<Answer> {
    if (this.watch.hung) throw new Error('the service hangs');
    const giveUpAt = Date.now() + MUTATION_PATIENCE_MS;
    for (let tries = 1; ; tries++) {
      try {
        const [timeoutMs, patienceMs] = kind === 'query' ? [QUERY_TIMEOUT_MS, 0] : [MUTATION_TIMEOUT_MS, HANGING_MUTATION_PATIENCE_MS];
        return await this.watch.guard(() => this.post(body, call, kind, timeoutMs), patienceMs);
      } catch (error) {
        const code = codeOf(error);
        const cut = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
        if (kind === 'query' && cut && tries === 1) continue; // an idle connection that the service closed meanwhile
        const safe = code === 'ECONNREFUSED' || (cut && call.idempotencyKey !== undefined); // never arrived, or answered the same again
        if (kind === 'mutation' && safe && Date.now() < giveUpAt) {
          await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
          continue;
        }
        throw error;
      }
    }
  }

  /** A call of another kind than GraphQL, streamed both ways; its body is not known yet, so what changes something is taken once. */
  async raw(options: {
    method: string;
    path: string;
    call: Call;
    headers?: Record<string, string>;
    body?: Readable | null;
    signal?: AbortSignal;
    unlimited?: boolean;
  }): Promise<Dispatcher.ResponseData> {
    if (this.watch.hung) throw new Error('the service hangs');
    const { method, path } = options;
    const signed = await this.signed(options.call, { method, path, body: '', once: !READING.has(method) });
    const request = (): Promise<Dispatcher.ResponseData> =>
      this.pool.request({
        method: method as Dispatcher.HttpMethod,
        path,
        headers: { ...options.headers, ...signed },
        body: options.body ?? null,
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.unlimited ? { headersTimeout: 0, bodyTimeout: 0 } : {}),
      });
    return this.watch.guard(request, HANGING_MUTATION_PATIENCE_MS);
  }

  async isReady(): Promise<boolean> {
    try {
      const answer = await this.probes.request({ method: 'GET', path: '/ready', signal: AbortSignal.timeout(1_000) });
      await answer.body.dump();
      return answer.statusCode === 200;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.watch.stop();
    await Promise.all([this.pool.destroy(), this.probes.destroy()]);
  }

  private async post(body: string, call: Call, kind: 'query' | 'mutation', timeoutMs: number): Promise<Answer> {
    const signed = await this.signed(call, { method: 'POST', path: '/graphql', body, once: kind === 'mutation' });
    const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json', ...signed };
    if (call.idempotencyKey !== undefined) headers['idempotency-key'] = call.idempotencyKey;
    if (call.cookie !== undefined) headers.cookie = call.cookie;
    if (call.userAgent !== undefined) headers['user-agent'] = call.userAgent;
    const answer = await this.pool.request({ method: 'POST', path: '/graphql', headers, body, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
    const cookies = answer.headers['set-cookie'];
    return { status: answer.statusCode, text: await answer.body.text(), cookies: cookies === undefined ? [] : Array.isArray(cookies) ? cookies : [cookies] };
  }

  private async signed(call: Call, operation: CalledOperation): Promise<Record<string, string>> {
    return { [CALL_HEADER]: await this.signer.sign(call, operation), 'x-request-id': call.requestId };
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
