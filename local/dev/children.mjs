// Programs that run beside the services while somebody develops: bundlers, the compiler, the code generator.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../settings.mjs';

const END_WITH_PARENT = fileURLToPath(new URL('../run/end-with-parent.mjs', import.meta.url));
const ENDS_WITHIN_MS = 5_000;

/**
 * Starts a Node program that ends when this process does, whatever happens. In a process group of its own, so that Ctrl-C reaches only this one.
 * @param {string} program below node_modules
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, onLine: (line: string) => void }} options
 */
export function startChild(program, args, { cwd = ROOT, env = {}, onLine }) {
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, join(ROOT, 'node_modules', program), ...args], {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (text) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
  }
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    exited,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
      await exited;
      clearTimeout(late);
    },
  };
}
