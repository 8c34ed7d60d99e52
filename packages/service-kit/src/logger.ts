import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** JSON lines on stdout, or to `destination` (tests read them). Nothing personal is ever logged: redaction is a second belt, not the rule. */
export const createLogger = (service: string, destination?: DestinationStream): Logger => {
  const options = {
    base: { service },
    level: process.env.LOG_LEVEL ?? 'info',
    redact: ['*.phone', '*.password', '*.otp', '*.personalId', '*.fullName', '*.token', 'headers.authorization', 'headers.cookie'],
  };
  return destination ? pino(options, destination) : pino(options);
};
