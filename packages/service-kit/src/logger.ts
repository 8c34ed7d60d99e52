import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines on stdout. Nothing personal is ever logged: redaction is a second belt, not the rule. */
export const createLogger = (service: string): Logger =>
  pino({
    base: { service },
    level: process.env.LOG_LEVEL ?? 'info',
    redact: ['*.phone', '*.password', '*.otp', '*.personalId', '*.fullName', '*.token', 'headers.authorization', 'headers.cookie'],
  });
