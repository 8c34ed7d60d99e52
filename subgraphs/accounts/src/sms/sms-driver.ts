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

/** The other side has surely not taken it now, and may a moment later. The message names a status or a failure, nothing of the SMS. */
export class NotTaken extends Error {}
/** The other side will never take it as it is. */
export class NeverTaken extends Error {}

/** How an SMS leaves. */
export interface SmsDriver {
  /** Resolves when the other side took it. @throws NotTaken, NeverTaken; whatever else: its fate is unknown */
  (sms: Sms): Promise<void>;
  /** The other side knows a message by its id: one of unknown fate may be handed over again. */
  readonly takesKey?: boolean;
}

/** The default driver: one JSON line per message in `DATA_DIR/outbox/sms.ndjson` (0600: it holds codes and phones). */
export function outboxSms(dataDir: string): SmsDriver {
  const folder = join(dataDir, 'outbox');
  let made: Promise<unknown> | undefined;
  return async ({ id, at, to, text, template }) => {
    await (made ??= mkdir(folder, { recursive: true, mode: 0o700 }));
    await appendFile(join(folder, 'sms.ndjson'), `${JSON.stringify({ id, at: at.toISOString(), to, text, template })}\n`, { mode: 0o600 });
  };
}
