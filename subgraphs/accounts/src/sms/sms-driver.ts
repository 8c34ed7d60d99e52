import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Sms {
  /** A retry with the same id is the same message. */
  id: string;
  at: Date;
  /** E.164 */
  to: string;
  /** Unaccented, at most 160 characters. */
  text: string;
  /** Key of the template, for example "OTP". */
  template: string;
}

/** How an SMS leaves. Resolves when the other side took it. */
export type SmsDriver = (sms: Sms) => Promise<void>;

/** The default driver: one JSON line per message in `DATA_DIR/outbox/sms.ndjson` (0600: it holds codes and phones). */
export function outboxSms(dataDir: string): SmsDriver {
  const folder = join(dataDir, 'outbox');
  let made: Promise<unknown> | undefined;
  return async ({ id, at, to, text, template }) => {
    await (made ??= mkdir(folder, { recursive: true, mode: 0o700 }));
    await appendFile(join(folder, 'sms.ndjson'), `${JSON.stringify({ id, at: at.toISOString(), to, text, template })}\n`, { mode: 0o600 });
  };
}
