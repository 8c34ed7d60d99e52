import { hexKey, readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';

/** Comma-separated list; '' is none. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
const positive = (fallback: number): z.ZodDefault<z.ZodCoercedNumber> => z.coerce.number().int().min(1).default(fallback);
const address = z.url().transform((text) => new URL(text).origin);

const shape = {
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  NODE_ENV: z.string().default('production'),
  /** Where people reach the product; the origin of front ends and of links. */
  PUBLIC_ORIGIN: address.default('http://localhost:4000'),
  /** More origins: their hosts are answered, their pages may ask and open sockets. */
  PUBLIC_ORIGINS: list.pipe(z.array(address)),
  /** Whoever brings it may read /metrics from elsewhere than this machine. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Addresses of the proxies whose x-forwarded-for is believed; 'true' for any. */
  TRUST_PROXY: list,
  /** The keys of the calls to each subgraph. */
  ACCOUNTS_KEY: hexKey,
  CASES_KEY: hexKey,
  STATS_KEY: hexKey,
  /** The Ed25519 key by which access tokens are verified. */
  JWT_PUBLIC_JWK: z.string().min(2),
  ACCOUNTS_URL: address,
  CASES_URL: address,
  STATS_URL: address,
  FRONTENDS_DIR: z.string().min(1),
  /** What `npm run release` has published. */
  RELEASES_DIR: z.string().min(1),
  /** Other origins that front ends may be released at: the pages' policy allows their scripts. */
  REMOTE_ORIGINS: list.pipe(z.array(address)),
  /** Another supergraph than the committed one. */
  SUPERGRAPH: z.string().optional(),
  /** How often accounts is asked whose tokens are no longer good. A right that was taken away ends within this and 2 s; the promise is 60 s (S4). */
  REVOCATION_POLL_MS: z.coerce.number().int().min(50).max(50_000).default(5_000),
  /** From a connection's or an answer's end to the end of the next request's headers, and from there to the end of its body (files excepted). */
  HEADERS_WITHIN_MS: positive(10_000),
  /** A page whose content is not there by then goes out without it. */
  RENDER_WITHIN_MS: positive(300),
  BODY_WITHIN_MS: positive(30_000),
  /** A file that is sent or an answer that is read moves on by 16 KB within this, or is cut. */
  STALLED_AFTER_MS: positive(60_000),
  /** Budgets of a minute in units of declared cost (ADR 0024): people who are not signed in by address, people and officers by account, partners by key. */
  LIMIT_COST_PER_ADDRESS_PER_MINUTE: positive(1_000_000),
  LIMIT_COST_PER_ACCOUNT_PER_MINUTE: positive(300_000),
  LIMIT_COST_PER_PARTNER_PER_MINUTE: positive(300_000),
  /** The most that one operation may cost. */
  LIMIT_COST_PER_OPERATION: positive(20_000),
  /** Codes of cases that were asked for and do not exist, by account or address. */
  LIMIT_WRONG_CODES_PER_MINUTE: positive(60),
  /** Where the virus scanner listens. cases asks it; here it is only said at /metrics, which people watch, whether there is one. */
  CLAMD: z.string().default(''),
  LIMIT_SOCKETS_PER_ADDRESS: positive(6000),
  LIMIT_OPERATIONS_PER_SOCKET: positive(50),
};

export type GatewayEnvironment = z.infer<z.ZodObject<typeof shape>>;

/** @throws Error naming what is missing or wrong. */
export const gatewayEnvironment = (source?: Record<string, string | undefined>): GatewayEnvironment => readEnvironment(shape, source);
