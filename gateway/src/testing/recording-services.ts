import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@pakn/service-kit';
import Fastify from 'fastify';
import { exportJWK, generateKeyPair } from 'jose';
import { gatewayEnvironment } from '../environment.ts';
import { startGateway } from '../gateway.ts';
import { KEYS } from './small-province.ts';

/** What a service of the test was asked over HTTP. */
export interface Received {
  service: string;
  url: string;
  body: { query: string; variables?: Record<string, unknown> };
}

export interface Recording {
  url: string;
  supergraph: string;
  received: Received[];
  /** What went to the log as an error. */
  faults: unknown[];
  close(): Promise<void>;
}

/** The gateway over the product's own graph, and services that write down what they are asked and find nothing. */
export async function recordingServices(): Promise<Recording> {
  const received: Received[] = [];
  const faults: unknown[] = [];
  const supergraph = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const services = await Promise.all(['accounts', 'cases', 'stats'].map((service) => recording(service, received)));
  const addresses = Object.fromEntries(services.map(({ name, url }) => [`${name.toUpperCase()}_URL`, url]));
  const frontends = await mkdtemp(join(tmpdir(), 'pakn-frontends-'));
  const { publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const keys = { ACCOUNTS_KEY: KEYS.accounts, CASES_KEY: KEYS.cases, STATS_KEY: KEYS.stats };
  const limits = { LIMIT_WRONG_CODES_PER_MINUTE: '1000000', LIMIT_COST_PER_ADDRESS_PER_MINUTE: '1000000000' }; // one machine tries everything
  const settings = {
    PORT: '0',
    ...keys,
    ...limits,
    JWT_PUBLIC_JWK: JSON.stringify(await exportJWK(publicKey)),
    FRONTENDS_DIR: frontends,
    RELEASES_DIR: join(frontends, 'releases'),
    ...addresses,
  };
  const gateway = await startGateway(gatewayEnvironment(settings), supergraph, noting(faults));
  return {
    url: gateway.url,
    supergraph,
    received,
    faults,
    close: async () => {
      await gateway.close();
      await Promise.all(services.map(({ close }) => close()));
      await rm(frontends, { recursive: true });
    },
  };
}

async function recording(name: string, received: Received[]): Promise<{ name: string; url: string; close(): Promise<void> }> {
  const app = Fastify({ forceCloseConnections: true });
  app.get('/health', () => ({})); // a slow machine makes the gateway ask
  app.get('/internal/revoked', () => ({ revoked: [], now: Date.now() }));
  app.post('/graphql', (request) => {
    received.push({ service: name, url: request.url, body: request.body as Received['body'] });
    return { errors: [{ message: 'nothing here', extensions: { code: 'NOT_FOUND' } }], data: null };
  });
  app.all('/*', (request, reply) => {
    received.push({ service: name, url: request.url, body: { query: '' } });
    return reply.code(404).send();
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { name, url, close: () => app.close() };
}

const noting = (faults: unknown[]): Logger => {
  const logger: Record<string, unknown> = { level: 'silent', child: () => logger };
  for (const level of ['warn', 'info', 'debug', 'trace', 'silent']) logger[level] = () => undefined;
  for (const level of ['error', 'fatal']) logger[level] = (...given: unknown[]) => void faults.push(given);
  return logger as unknown as Logger;
};
