// Which services there are and what each gets in its environment. Nobody gets a key that it does not need.
import { join } from 'node:path';
import { releasesOf } from '../release/published.mjs';
import { ROOT } from '../settings.mjs';

/** In the order in which they are seeded. The gateway is stopped first and started last. */
export const SUBGRAPHS = ['accounts', 'cases', 'stats'];
/** Reads the province's mailbox; runs where one is named (MAIL_IN_URL). */
export const MAILBOX = 'mailbox';
/** The mailbox's client of the graph (accounts: seed-mailbox.ts). */
const MAILBOX_CLIENT_ID = '01930000-0000-7000-8000-000000000b32';
const KEYS_OF = {
  accounts: ['ID_KEY', 'ID_HASH_KEY', 'SEAL_KEY'],
  cases: ['SEAL_KEY', 'FILES_KEY'],
  stats: [],
  gateway: ['ACCOUNTS_KEY', 'CASES_KEY', 'STATS_KEY'],
};
const EVERY_NETWORK = ['0.0.0.0', '::'];
/** The supervisor's own variables, and npm's, are not the services' business. */
const NOT_PASSED_ON = /^(npm_|DATABASE_URL$|PG[A-Z]+$|SKIP_BUILD$|INIT_CWD$|MAIL_IN_URL$|MAILBOX_)/;
/** Secrets of what accounts alone calls: the gateways of messages, the sign-in providers. */
const OF_ACCOUNTS = /^(SMS_AUTHORIZATION|SMTP_URL|ZNS_TOKEN|OIDC_PROVIDERS)$/;

/**
 * @typedef {{ name: string, main: string, port: number, env: Record<string, string> }} Service
 */

/**
 * @param {{ settings: import('../settings.mjs').Settings, secrets: import('./secrets.mjs').Secrets, ports: Record<string, number>, urls: Record<string, string> }} facts
 * `urls`: the database's address by role
 * @returns {Service[]}
 */
export function services({ settings, secrets, ports, urls }) {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.test(name));
  const common = {
    ...Object.fromEntries(inherited.filter(([name]) => !OF_ACCOUNTS.test(name))),
    NODE_ENV: settings.nodeEnv,
    DATA_DIR: settings.dataDir,
    DEMO: settings.demo ? 'on' : 'off',
    PUBLIC_ORIGIN: settings.origin,
    PUBLIC_ORIGINS: settings.origins,
    APOLLO_TELEMETRY_DISABLED: 'true',
  };
  const ofAccounts = Object.fromEntries(inherited.filter(([name]) => OF_ACCOUNTS.test(name)));
  const keysOf = (name) => Object.fromEntries(KEYS_OF[name].map((key) => [key, secrets.keys[key]]));
  const mailboxClient = { MAILBOX_CLIENT_ID, MAILBOX_KEY: secrets.keys.MAILBOX_KEY };
  const subgraph = (name) => ({
    name,
    main: join(ROOT, 'subgraphs', name, 'dist/main.js'),
    port: ports[name],
    env: {
      ...common,
      ...keysOf(name),
      INTERNAL_KEY: secrets.keys[`${name.toUpperCase()}_KEY`],
      HOST: '127.0.0.1',
      PORT: String(ports[name]),
      DATABASE_URL: urls[name],
      ...(name === 'accounts' && {
        ...ofAccounts,
        JWT_PRIVATE_JWK: JSON.stringify(secrets.jwt.privateJwk),
        VAPID_PUBLIC_KEY: secrets.vapid.publicKey,
        VAPID_PRIVATE_KEY: secrets.vapid.privateKey,
        ...(settings.mailInUrl && mailboxClient),
      }),
    },
  });
  const addresses = Object.fromEntries(SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`]));
  const gateway = {
    name: 'gateway',
    main: join(ROOT, 'gateway/dist/main.js'),
    port: settings.port,
    env: {
      ...common,
      ...keysOf('gateway'),
      ...addresses,
      HOST: settings.host,
      PORT: String(settings.port),
      TRUST_PROXY: settings.trustProxy,
      FRONTENDS_DIR: join(ROOT, 'frontends'),
      RELEASES_DIR: releasesOf(settings.dataDir),
      JWT_PUBLIC_JWK: JSON.stringify(secrets.jwt.publicJwk),
    },
  };
  const mailbox = {
    name: MAILBOX,
    main: join(ROOT, 'mailbox/dist/main.js'),
    port: ports[MAILBOX],
    env: {
      ...common,
      ...mailboxClient,
      MAIL_IN_URL: settings.mailInUrl,
      GATEWAY_URL: `http://${EVERY_NETWORK.includes(settings.host) ? '127.0.0.1' : settings.host}:${settings.port}`,
      HOST: '127.0.0.1',
      PORT: String(ports[MAILBOX]),
    },
  };
  return [...SUBGRAPHS.map(subgraph), gateway, ...(settings.mailInUrl ? [mailbox] : [])];
}

/** A program of a subgraph, beside its service: `seed`, `generating/demo`. */
export function programOf(name, program) {
  return join(ROOT, 'subgraphs', name, 'dist', `${program}.js`);
}
