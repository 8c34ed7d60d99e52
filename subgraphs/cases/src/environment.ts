import { hexKey, readEnvironment, serviceShape } from '@pakn/service-kit';
import { z } from 'zod';

const limit = (sane: number): z.ZodDefault<z.ZodCoercedNumber<unknown>> => z.coerce.number().int().min(0).default(sane);

/** cases' environment. */
const shape = {
  ...serviceShape,
  /** Seals whom a case is from, for accounts; and challenges, which accounts issues. */
  SEAL_KEY: hexKey,
  /** Signs addresses of files. */
  FILES_KEY: hexKey,
  /** Prefix of case codes. */
  TENANT: z
    .string()
    .regex(/^[A-Z]{2,4}$/)
    .default('KH'),
  /** Reports of one account within an hour. */
  LIMIT_REPORTS_PER_HOUR: limit(600),
  /** Of those, without solving a challenge (an offline queue that catches up). */
  LIMIT_REPORTS_WITHOUT_CHALLENGE_PER_HOUR: limit(100),
  /** Conversations of the support chat that one account or address may begin within an hour. */
  LIMIT_SUPPORT_PER_HOUR: limit(60),
  /** Where clamd listens: host:port, or the path of its socket. Empty: files are taken unscanned. */
  CLAMD: z
    .string()
    .regex(/^$|^\/|^.+:\d{1,5}$/)
    .default(''),
};

export type CasesEnvironment = z.infer<z.ZodObject<typeof shape>>;

export const readCasesEnvironment = (source?: Record<string, string | undefined>): CasesEnvironment => readEnvironment(shape, source);
