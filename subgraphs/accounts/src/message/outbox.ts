import { appendFile, mkdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Driver, Outgoing } from './driver.ts';

/**
 * Takes off what a process that was killed had written of a line: nobody was told that this message is out, and the next one begins a line of its own.
 */
async function mend(file: string): Promise<void> {
  const written = await readFile(file).catch(() => Buffer.alloc(0));
  const whole = written.lastIndexOf('\n') + 1;
  if (whole < written.length) await truncate(file, whole);
}

/**
 * The default driver of a channel: one JSON line per message in `DATA_DIR/outbox/<name>.ndjson` (0600: it holds codes and addresses).
 * For one process: it mends the file when it starts, and writes it anew to forget. Who reads beside it reads whole lines only.
 */
export function outbox(dataDir: string, name: 'sms' | 'mail' | 'push' | 'zalo'): Driver & Required<Pick<Driver, 'forget'>> {
  const folder = join(dataDir, 'outbox');
  const file = join(folder, `${name}.ndjson`);
  let turn: Promise<unknown> = mkdir(folder, { recursive: true, mode: 0o700 }).then(() => mend(file));
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };
  const append = ({ id, at, to, text, template }: Outgoing): Promise<void> =>
    inTurn(() => appendFile(file, `${JSON.stringify({ id, at: at.toISOString(), to, text, template })}\n`, { mode: 0o600 }));
  const forget = (gone: ReadonlySet<string>): Promise<void> =>
    inTurn(async () => {
      const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
      const others = lines.filter((line) => {
        const { id, to } = JSON.parse(line) as Outgoing;
        return !gone.has(id) && !gone.has(to);
      });
      if (others.length === lines.length) return;
      await writeFile(`${file}.new`, others.map((line) => `${line}\n`).join(''), { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
  return Object.assign(append, { forget });
}
