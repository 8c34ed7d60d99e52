import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import { serveSubgraph, ANONYMOUS, CALL_HEADER, CallSigner, type CallContext, type Logger, type SubgraphServer } from '@pakn/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse, type GraphQLSchema } from 'graphql';
import { EventLog } from './event-log.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@inaccessible", "@tag", "@cost", "@listSize"])';
const SDL = {
  accounts: `${LINK}
    type Query { me: User  challenge: Challenge! @tag(name: "fresh")  rateLimit: RateLimit! @tag(name: "fresh") }
    type RateLimit { limit: Int!  cost: Int!  remaining: Int!  resetAt: String! }
    type Mutation { signIn: Boolean! }
    type User @key(fields: "id") { id: ID!  displayName: String! }
    type Challenge { id: ID! }
    type Case @key(fields: "id") { id: ID!  reporterRef: String @external  reporterName: String @requires(fields: "reporterRef") }`,
  cases: `${LINK}
    type Query {
      case(id: ID!): Case  cases: [Case!]!  caseProgress(code: String!): Case @tag(name: "guessable")
      page(first: Int!): CasePage! @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
      agencies: [Agency!]! @listSize(assumedSize: 150)
    }
    type CasePage { nodes: [Case!]! }
    type Agency { name: String!  cases(first: Int!): [Case!]! @listSize(slicingArguments: ["first"]) }
    type Mutation { submitCase(title: String!): Case @cost(weight: 500) }
    type Subscription { caseEvents(after: String): CaseEvent!  officerEvents(after: String): CaseEvent! }
    type CaseEvent { cursor: String!  n: Int!  case: Case }
    type Case @key(fields: "id") { id: ID!  title: String!  statusLabel: String!  reporterRef: String @inaccessible  viewerActions: [String!]! @tag(name: "viewer")  untagged: String }`,
  stats: `${LINK}
    type Query { statistics: Int!  failing: Int! }
    type Case @key(fields: "id") { id: ID!  score: Int }`,
};
export type ServiceName = keyof typeof SDL;

/** The keys of tests' signed calls. */
export const KEYS: Record<ServiceName, string> = { accounts: '5a'.repeat(32), cases: '5b'.repeat(32), stats: '5c'.repeat(32) };

/** What a subgraph of the test was asked. */
export interface Asked {
  service: ServiceName;
  sub: string | undefined;
  kind: string;
  agencyId: string | undefined;
  address: string;
  language: string;
  idempotencyKey: string;
  cookie: unknown;
}

const quiet = { level: 'silent', fatal() {}, error() {}, warn() {}, info() {}, debug() {}, trace() {}, silent() {}, child: () => quiet } as unknown as Logger;
export { quiet };

/** Three small subgraphs of the product's shape, served for real, and the supergraph composed of them. */
export class SmallProvince {
  readonly log = new EventLog();
  readonly asked: Asked[] = [];
  readonly revoked: { subject: string; at: number }[] = [];
  readonly servers = new Map<ServiceName, SubgraphServer>();
  private readonly ports = new Map<ServiceName, number>();
  challenges = 0;
  /** When set, `cases` answers no query before it settles. */
  hold: Promise<void> | null = null;

  static async start(): Promise<SmallProvince> {
    const province = new SmallProvince();
    for (const name of ['accounts', 'cases', 'stats'] as const) await province.serve(name);
    return province;
  }

  static supergraph(): string {
    const composed = composeServices(Object.entries(SDL).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })));
    if (!composed.supergraphSdl) throw new Error(composed.errors?.map((error) => error.message).join('\n'));
    return composed.supergraphSdl;
  }

  url(name: ServiceName): string {
    return `http://127.0.0.1:${this.ports.get(name)}`;
  }

  async serve(name: ServiceName): Promise<void> {
    const server = await serveSubgraph<CallContext>({
      name,
      host: '127.0.0.1',
      port: this.ports.get(name) ?? 0,
      internalKey: KEYS[name],
      schema: this.schema(name),
      subscriptions: name === 'cases',
      logger: quiet,
      context: (call) => {
        const { sub, kind, agencyId } = call.identity;
        const { address, language, idempotencyKey, headers } = call;
        this.asked.push({ service: name, sub, kind, agencyId, address, language, idempotencyKey, cookie: headers.cookie });
        return call;
      },
      routes: (app) => this.routes(name, app),
    });
    this.ports.set(name, Number(new URL(server.url).port));
    this.servers.set(name, server);
  }

  async stop(name: ServiceName): Promise<void> {
    await this.servers.get(name)?.close();
    this.servers.delete(name);
  }

  async close(): Promise<void> {
    for (const name of [...this.servers.keys()]) await this.stop(name);
  }

  /** How often a service was asked since this was last called. */
  countOf(name: ServiceName): number {
    return this.asked.filter((one) => one.service === name).length;
  }

  private schema(name: ServiceName): GraphQLSchema {
    const caseOf = (id: string): object => ({ __typename: 'Case', id, title: `Ổ gà ${id}`, reporterRef: `ref-${id}` });
    const eventOf = ({ n, id }: { n: number; id: string }): object => ({ cursor: `c${n}`, n, case: caseOf(id) });
    const events = (_root: unknown, { after }: { after?: string }): AsyncGenerator => this.log.after(after);
    const resolvers = {
      accounts: {
        Query: {
          me: (_: unknown, __: unknown, call: CallContext) => ({ id: call.subject(), displayName: 'Nguyễn V. A.' }),
          rateLimit: (_: unknown, __: unknown, { rateLimit }: CallContext) => ({ ...rateLimit, resetAt: new Date(rateLimit?.resetAt ?? 0).toISOString() }),
          challenge: () => ({ id: `challenge-${++this.challenges}` }),
        },
        Mutation: { signIn: (_: unknown, __: unknown, call: CallContext) => (call.setCookie('refresh=1; HttpOnly; Path=/graphql'), true) },
        Case: { reporterName: ({ reporterRef }: { reporterRef: string }) => `Người của ${reporterRef}` },
      },
      cases: {
        Query: {
          case: async (_: unknown, { id }: { id: string }) => (await this.hold, caseOf(id)),
          cases: () => ['1', '2', '3'].map(caseOf),
          agencies: () => [],
          page: () => ({ nodes: ['1', '2', '3'].map(caseOf) }),
          caseProgress: (_: unknown, { code }: { code: string }) => (code === 'KH-1' ? caseOf('1') : null),
        },
        Mutation: { submitCase: (_: unknown, { title }: { title: string }, call: CallContext) => (call.setCookie('stolen=1'), { ...caseOf('9'), title }) },
        Subscription: { caseEvents: { subscribe: events, resolve: eventOf }, officerEvents: { subscribe: events, resolve: eventOf } },
        Case: {
          __resolveReference: ({ id }: { id: string }) => caseOf(id),
          viewerActions: (_: unknown, __: unknown, call: CallContext) => [`EDIT by ${call.subject()}`],
          statusLabel: (_: unknown, __: unknown, { language }: CallContext) => (language === 'en' ? 'In progress' : 'Đang xử lý'),
          untagged: (_: unknown, __: unknown, call: CallContext) => call.subject(),
        },
      },
      stats: { Query: { statistics: () => 7, failing: () => Promise.reject(new Error('a bug')) }, Case: { score: () => 5 } },
    };
    return buildSubgraphSchema([{ typeDefs: parse(SDL[name]), resolvers: resolvers[name] as never }]);
  }

  private routes(name: ServiceName, app: FastifyInstance): void {
    if (name === 'accounts') {
      app.get('/internal/revoked', () => ({ revoked: this.revoked, now: Date.now() }));
      app.post('/oauth/token', (request) => ({ authorization: request.headers.authorization ?? null }));
    }
    if (name !== 'cases') return;
    app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
    app.post('/files', (request, reply) =>
      reply
        .code(201)
        .header('location', `${String(request.headers['x-forwarded-proto'])}://${String(request.headers['x-forwarded-host'])}/files/7`)
        .header('set-cookie', 'stolen=1')
        .header('access-control-allow-origin', '*')
        .header('access-control-allow-credentials', 'true')
        .send(),
    );
    app.get('/files/a/7', (request, reply) => (request.headers['if-none-match'] === '"7"' ? reply.code(304) : reply.header('etag', '"7"')).send());
    app.get('/files/7', (_request, reply) => reply.type('text/plain; charset=utf-8').send('What a citizen sent. '.repeat(200)));
    app.patch('/files/7', { bodyLimit: 2 ** 30 }, (request) => received(request));
  }
}

async function received({ body, call }: FastifyRequest): Promise<object> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length;
  return { bytes, kind: call.identity.kind, sub: call.identity.sub ?? null };
}

/** Headers of a call that only the gateway can make: to cases, with this body. */
export async function signedHeaders(province: SmallProvince, body: string, once = false): Promise<Record<string, string>> {
  const signer = new CallSigner(KEYS.cases, province.url('cases'));
  const call = await signer.sign({ identity: ANONYMOUS, requestId: 'test' }, { method: 'POST', path: '/graphql', body, once });
  return { 'content-type': 'application/json', [CALL_HEADER]: call };
}
