import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const LOGGER = fileURLToPath(new URL('logger.ts', import.meta.url));

it('R11: a process goes on when its log lines cannot be written, and keeps few of them in memory', () => {
  const program = `
    import { createLogger } from ${JSON.stringify(LOGGER)};
    const logger = createLogger('probe');
    for (let line = 0; line < 3000; line += 1) logger.warn({ filling: 'x'.repeat(1000) }, 'a line');
    setImmediate(() => process.exit(process.memoryUsage().rss < 400_000_000 ? 42 : 1));
  `;
  const full = openSync('/dev/full', 'w'); // every write answers ENOSPC
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
    timeout: 10_000,
  });
  closeSync(full);
  expect({ status, stderr }).toEqual({ status: 42, stderr: '' });
});
