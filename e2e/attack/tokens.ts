import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the product that makes or reads a secret has one of these in it. */
const SECRET_MAKING = /\b(?:createHmac|createCipheriv|SignJWT|jwtVerify|randomBytes|randomInt|timingSafeEqual|openSeal)\b/;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOT_PRODUCT = /(^|\/)(node_modules|dist|testing|older-data)(\/|$)|\/index\.ts$|\.test\.ts$|\.d\.mts$/;

/** Every file of the product that makes, seals or checks something that a client could forge. */
export const secretFiles = (): string[] =>
  globSync(['gateway/src/**/*.ts', 'packages/*/src/**/*.ts', 'subgraphs/*/src/**/*.ts', 'local/**/*.mjs'], { cwd: ROOT })
    .filter((file) => !NOT_PRODUCT.test(file) && SECRET_MAKING.test(readFileSync(`${ROOT}/${file}`, 'utf8')))
    .toSorted((a, b) => a.localeCompare(b));

/** Every kind of token that the system gives out, and the files that make and check it; the attacks on each: tokens.test.ts, by the same names. */
export const TOKENS = {
  'access token': ['subgraphs/accounts/src/session/tokens.ts', 'gateway/src/identity/tokens.ts'],
  'refresh cookie': ['subgraphs/accounts/src/session/refresh-token.ts', 'subgraphs/accounts/src/session/start-session.ts'],
  'device cookie': ['subgraphs/accounts/src/session/device-cookie.ts'],
  challenge: ['packages/service-kit/src/challenge.ts', 'subgraphs/accounts/src/proof/challenge.resolver.ts'],
  'ticket and one-time code': ['subgraphs/accounts/src/proof/open-ticket.ts', 'subgraphs/accounts/src/proof/otp.ts'],
  'recovery code': ['subgraphs/accounts/src/proof/recovery-code.ts'],
  'secret of a report': ['subgraphs/accounts/src/anonymous/case-secret.ts', 'subgraphs/accounts/src/anonymous/sign-in-to-case.ts'],
  activation: ['subgraphs/accounts/src/proof/invitation.ts'],
  'partner secret': ['subgraphs/accounts/src/partner/client-secret.ts'],
  // The name of a covered picture is an HMAC too: e2e/cover-a-picture.test.ts.
  'address of a file': ['subgraphs/cases/src/attachment/signed-url.ts', 'subgraphs/cases/src/attachment/redacting.ts'],
  'sealed person': ['packages/service-kit/src/sealed.ts', 'packages/service-kit/src/person-seal.ts'],
  'signed call': ['packages/service-kit/src/signed-call.ts'],
  'code of a case': ['subgraphs/cases/src/filing/file-report.ts'],
  METRICS_TOKEN: ['gateway/src/door/metrics-access.ts'],
  // None is set in this system; a wrong one, and none at all: subgraphs/accounts/src/sms-status/sms-status.int.test.ts.
  SMS_STATUS_SECRET: ['subgraphs/accounts/src/sms-status/sms-status.route.ts'],
  'unsubscribe link': [],
  // Without a secret in them: whoever makes one up gets nothing that is not for them.
  cursor: [],
  'idempotency key': [],
} as const satisfies Record<string, readonly string[]>;
export type Token = keyof typeof TOKENS;

/** They make or use secrets that never leave the installation. */
export const NOT_GIVEN_OUT: Record<string, string> = {
  'local/run/secrets.mjs': 'the keys of the installation',
  'subgraphs/accounts/src/account/ciphers.ts': 'what is encrypted at rest',
  'subgraphs/accounts/src/seed/demo-people.ts': 'passwords of the demo people',
  'subgraphs/cases/src/command/append-case-event.ts': 'salts of the words in the history',
};
