/** The graph did not do what it was asked; `code` as it says, or SERVICE_DOWN when it could not be reached. */
export class GraphFault extends Error {
  override name = 'GraphFault';

  constructor(
    readonly code: string,
    message: string = code,
  ) {
    super(message);
  }
}

export interface GraphOptions {
  /** Of the gateway. */
  origin: string;
  clientId: string;
  secret: string;
}

const ANSWER_WITHIN_MS = 30_000;
/** A token is asked for again so long before it ends. */
const BEFORE_END_MS = 60_000;

/** The graph, as this process's own client asks it through the gateway (OAuth 2.0 client credentials). */
export class Graph {
  private token: { value: string; until: number } | undefined;

  constructor(private readonly options: GraphOptions) {}

  /** @param key names this change: sent again, it is done once. @throws GraphFault */
  async ask<T>(query: string, variables: object, key?: string): Promise<T> {
    const answer = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'vi', ...(key ? { 'idempotency-key': key } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json().catch(() => ({}))) as { data?: T | null; errors?: { message: string; extensions?: { code?: string } }[] };
    const [first] = errors ?? [];
    if (first || !data) throw new GraphFault(first?.extensions?.code ?? 'SERVICE_DOWN', first?.message ?? `HTTP ${answer.status}`);
    return data;
  }

  /** A request with the token of now; a token that is no longer taken is replaced once. @throws GraphFault when nothing answers */
  async fetch(path: string, request: RequestInit & { withinMs?: number }): Promise<Response> {
    const { withinMs = ANSWER_WITHIN_MS, ...init } = request;
    for (let tries = 1; ; tries++) {
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await this.currentToken()}` };
      const answer = await reach(new URL(path, this.options.origin), { ...init, headers }, withinMs);
      if (answer.status !== 401 || tries > 1) return answer;
      this.token = undefined;
    }
  }

  private async currentToken(): Promise<string> {
    if (this.token && Date.now() < this.token.until) return this.token.value;
    const { origin, clientId, secret } = this.options;
    const basic = Buffer.from(`${clientId}:${secret}`).toString('base64');
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const answer = await reach(new URL('/oauth/token', origin), { method: 'POST', headers: { authorization: `Basic ${basic}` }, body }, ANSWER_WITHIN_MS);
    const given = (await answer.json().catch(() => ({}))) as { access_token?: string; expires_in?: number; error?: string };
    if (!given.access_token) throw new GraphFault('SERVICE_DOWN', `no token: ${given.error ?? answer.status}`);
    this.token = { value: given.access_token, until: Date.now() + (given.expires_in ?? 0) * 1000 - BEFORE_END_MS };
    return given.access_token;
  }
}

const reach = (address: URL, request: RequestInit, withinMs: number): Promise<Response> =>
  fetch(address, { ...request, redirect: 'error', signal: AbortSignal.timeout(withinMs) }).catch((error: unknown) => {
    throw new GraphFault('SERVICE_DOWN', error instanceof Error ? error.message : String(error));
  });
