import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
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
  /** Takes away what is kept of messages to a phone, for a person who is erased; left out: the driver keeps nothing. */
  forget?(to: string): Promise<void>;
}

/** The default driver: one JSON line per message in `DATA_DIR/outbox/sms.ndjson` (0600: it holds codes and phones). For one process: it writes the file anew to forget. */
export function outboxSms(dataDir: string): SmsDriver & Required<Pick<SmsDriver, 'forget'>> {
  const folder = join(dataDir, 'outbox');
  const file = join(folder, 'sms.ndjson');
  let turn: Promise<unknown> = mkdir(folder, { recursive: true, mode: 0o700 });
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };
  const append = ({ id, at, to, text, template }: Sms): Promise<void> =>
    inTurn(() => appendFile(file, `${JSON.stringify({ id, at: at.toISOString(), to, text, template })}\n`, { mode: 0o600 }));
  const forget = (to: string): Promise<void> =>
    inTurn(async () => {
      const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
      const others = lines.filter((line) => (JSON.parse(line) as { to: string }).to !== to);
      if (others.length === lines.length) return;
      await writeFile(`${file}.new`, others.map((line) => `${line}\n`).join(''), { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
  return Object.assign(append, { forget });
}
