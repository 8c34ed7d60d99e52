import { hexKey, readEnvironment, serviceShape } from '@pakn/service-kit';
import { z } from 'zod';

const limit = (sane: number): z.ZodDefault<z.ZodCoercedNumber<unknown>> => z.coerce.number().int().positive().default(sane);

/** accounts' environment. Limits leave room for shared addresses (an office, a school); a test that signs in 400 officers raises them. */
const shape = {
  ...serviceShape,
  /** Ed25519 private key as JWK: signs access tokens. */
  JWT_PRIVATE_JWK: z.string().transform((text) => JSON.parse(text) as { kty: string; crv: string; x: string; d: string; kid?: string }),
  ID_KEY: hexKey,
  ID_HASH_KEY: hexKey,
  SEAL_KEY: hexKey,
  /** The mailbox's client of this graph, when one is read (B-32): made by the seeds. */
  MAILBOX_CLIENT_ID: z.uuid().optional(),
  MAILBOX_KEY: hexKey.optional(),
  DEMO: z.string().default('on'),
  /** With DEMO=off: where the first administrator's codes are sent. */
  ADMIN_PHONE: z.string().default('+84910000000'),
  /** The provider's gateway for SMS over HTTP; empty: messages go to the outbox in DATA_DIR. */
  SMS_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** What is posted for one: `{to}`, `{text}`, `{id}`; JSON, or a form when it does not begin with a brace. */
  SMS_BODY: z
    .string()
    .regex(/\{to\}/, 'lacks {to}')
    .regex(/\{text\}/, 'lacks {text}')
    .default('{"to":"{to}","text":"{text}","id":"{id}"}'),
  SMS_AUTHORIZATION: z.string().default(''),
  /** The header by which the gateway knows a message again; empty: one of unknown fate is not repeated. */
  SMS_KEY_HEADER: z
    .string()
    .regex(/^[\w-]*$/)
    .default(''),
  LIMIT_SIGN_IN_PER_MINUTE: limit(20),
  LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE: limit(120),
  /** Forms of a registration, right or wrong. */
  LIMIT_REGISTRATION_PER_ADDRESS_PER_HOUR: limit(1200),
  /** B-27: registrations whose code nobody has typed; a proven phone makes room for the next. */
  LIMIT_UNPROVEN_REGISTRATIONS_PER_ADDRESS_PER_HOUR: limit(40),
  /** accounts without a person, each for one report. */
  LIMIT_ANONYMOUS_PER_ADDRESS_PER_HOUR: limit(60),
  /** codes by SMS to a phone, whatever asks for them. */
  LIMIT_OTP_PER_PHONE_PER_HOUR: limit(5),
  /** wrong codes of an account and purpose, over all tickets. */
  LIMIT_WRONG_CODES_PER_HOUR: limit(10),
  LIMIT_OTP_PER_ADDRESS_PER_HOUR: limit(600),
  /** Phones that one account may try to prove. */
  LIMIT_PHONE_CHANGES_PER_HOUR: limit(5),
  /** B-36: files of one's own data. */
  LIMIT_MY_DATA_PER_DAY: limit(5),
  LIMIT_PARTNER_TOKEN_PER_MINUTE: limit(60),
  /** The least time between two codes to a phone, whatever asks for them. */
  OTP_RESEND_SECONDS: z.coerce.number().int().min(0).default(60),
};

export type AccountsEnvironment = z.infer<z.ZodObject<typeof shape>>;

export const readAccountsEnvironment = (source?: Record<string, string | undefined>): AccountsEnvironment => readEnvironment(shape, source);
