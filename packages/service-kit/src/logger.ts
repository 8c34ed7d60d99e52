import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

const STDOUT = 1;
/** Lines that wait for room on the disk, in bytes; later ones are dropped. */
const MOST_WAITING_BYTES = 1 << 20;

/** JSON lines on stdout, or to `destination` (tests read them). Nothing personal is ever logged: redaction is a second belt, not the rule. */
export const createLogger = (service: string, destination: DestinationStream = stdout()): Logger =>
  pino(
    {
      base: { service },
      level: process.env.LOG_LEVEL ?? 'info',
      redact: ['*.phone', '*.password', '*.otp', '*.personalId', '*.fullName', '*.token', 'headers.authorization', 'headers.cookie'],
    },
    destination,
  );

/** No process ends because of a log line (R11): while the disk is full, lines wait; the next line after that writes them too. */
function stdout(): DestinationStream {
  const stream = pino.destination({ dest: STDOUT, sync: true, maxLength: MOST_WAITING_BYTES });
  // Without a listener the first line that cannot be written ends the process.
  stream.on('error', () => {});
  return stream;
}
