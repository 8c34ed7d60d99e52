import { z } from 'zod';

const hexKey = z.string().regex(/^[0-9a-f]{64}$/, 'expected 32 bytes in hex');

/** What the supervisor passes to every service (docs: `.env.example`). Keys are 32 bytes in hex. */
export const serviceShape = {
  PORT: z.coerce.number().int().min(0).max(65535),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().min(1),
  DATA_DIR: z.string().min(1),
  NODE_ENV: z.string().default('production'),
  PUBLIC_ORIGIN: z.string().default('http://localhost:4000'),
  /** The key of the gateway's calls to this subgraph. */
  INTERNAL_KEY: hexKey,
  /** The origin by which the gateway calls this process, when that is not HOST and PORT. */
  SELF_URL: z.url().optional(),
};
export type ServiceEnvironment = z.infer<z.ZodObject<typeof serviceShape>>;

export { hexKey };

/**
 * Parses the process's environment once, at boot.
 * @throws Error naming every variable that is missing or wrong; values are never printed, they may be secrets.
 */
export function readEnvironment<S extends z.ZodRawShape>(shape: S, source: Record<string, string | undefined> = process.env): z.infer<z.ZodObject<S>> {
  const parsed = z.object(shape).safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment does not fit:\n${problems.join('\n')}`);
}
