import { hexKey, privateHostsOf, readEnvironment, serviceShape } from '@pakn/service-kit';
import { z } from 'zod';
import { providerSettings } from './oidc/provider-settings.ts';

const limit = (sane: number): z.ZodDefault<z.ZodCoercedNumber<unknown>> => z.coerce.number().int().positive().default(sane);

/** Every template that may go by Zalo has its id. */
const znsTemplates = z.object({ RECEIVED: z.string(), RESOLVED: z.string(), REJECTED: z.string(), OFF_NEW: z.string() });
const listed = (text: string): ReadonlySet<string> => new Set(text.split(',').map((word) => word.trim().toUpperCase()));

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
  /** A mail server: smtp://user:password@host:587 or smtps://…; empty: mails go to the outbox in DATA_DIR. */
  SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
  /** Whom mails are from: an address, or a name and <address>. */
  MAIL_FROM: z
    .string()
    .regex(/@[^@\s>]+>?$/, 'is no address')
    .default('Phản ánh hiện trường <khong-tra-loi@localhost>'),
  /** "on": notifications leave to the push services of browsers; otherwise to the outbox, as long as nothing else is real. */
  PUSH: z.enum(['on', 'off']).default('off'),
  /** The installation's own key for push, made at the first start (local/run/secrets.mjs). */
  VAPID_PUBLIC_KEY: z.string().default(''),
  VAPID_PRIVATE_KEY: z.string().default(''),
  /** Zalo Notification Service: its address, the access token of the province's official account, and the ids of the templates, JSON by name. */
  ZNS_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  ZNS_TOKEN: z.string().default(''),
  ZNS_TEMPLATES: z
    .string()
    .default('')
    .transform((text) => znsTemplates.parse(text === '' ? { RECEIVED: '', RESOLVED: '', REJECTED: '', OFF_NEW: '' } : JSON.parse(text))),
  /** In the path of the gateway's reports of delivery, /sms/status/<secret>; empty: there is no such path. */
  SMS_STATUS_SECRET: z.union([z.literal(''), z.string().regex(/^[\w-]{16,100}$/, 'needs 16 to 100 letters, digits, - or _')]).default(''),
  /** Where such a report has the message's id and its fate, and which fates are which (by comma). */
  SMS_STATUS_ID: z.string().default('id'),
  SMS_STATUS_FIELD: z.string().default('status'),
  SMS_STATUS_DELIVERED: z.string().default('DELIVERED').transform(listed),
  SMS_STATUS_FAILED: z.string().default('FAILED,UNDELIVERED,EXPIRED,REJECTED').transform(listed),
  /** A7-01: where citizens may sign in besides here, in JSON. */
  OIDC_PROVIDERS: providerSettings,
  /** Hosts of the operator's own network that accounts may call though they are private or speak http: `name` or `name:port`, by comma. */
  OUTGOING_PRIVATE_HOSTS: z.string().default('').transform(privateHostsOf),
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
