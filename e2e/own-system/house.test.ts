import { existsSync } from 'node:fs';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../outside/browser.ts';
import { removeData, startSystem, type RunningSystem } from '../running-system.ts';

/** A few seconds on a machine of its own; the margin is for one that does other things too. */
const SECOND_START_WITHIN_MS = 45_000;
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';

let dataDir: string;
let system: RunningSystem;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-house-'));
  system = await startSystem(dataDir);
});

afterAll(async () => {
  await system?.stop();
  await removeData(dataDir);
});

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function agencies(): Promise<{ code: string; name: string }[]> {
  const response = await fetch(`${system.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ agencies { code name } }' }),
  });
  const { data, errors } = (await response.json()) as { data: { agencies: { code: string; name: string }[] } | null; errors?: unknown };
  expect(errors).toBeUndefined();
  return data?.agencies ?? [];
}

describe('the one-command start', () => {
  test('prints its address last, after the demo sign-ins', async () => {
    expect(system.said().trimEnd().split('\n').at(-1)).toBe(`READY ${system.origin}`);
    expect(system.said()).toContain('Demo sign-ins');
  });

  test('P13 what was built is not built again: nothing that a build makes counts as its source', () => {
    expect(system.said()).not.toContain('Building');
  });

  test('lists what runs and keeps keys and passwords to its owner', async () => {
    expect((await system.processes()).map(({ name }) => name).toSorted()).toEqual(['accounts', 'cases', 'gateway', 'postgres', 'stats']);
    for (const { port } of await system.processes()) expect(port).toBeLessThan(32_768);
    for (const file of ['secrets.json', 'demo-accounts.json']) expect((await stat(path.join(dataDir, file))).mode & 0o777).toBe(0o600);
  });

  test('answers /health, /ready and /metrics', async () => {
    for (const route of ['/health', '/ready', '/metrics']) expect((await fetch(`${system.origin}${route}`)).status).toBe(200);
  });

  test('A1-03: answers with the real agencies of the province, through the gateway', async () => {
    const found = await agencies();
    expect(found.length).toBeGreaterThan(60);
    expect(found.map(({ code }) => code)).toContain('S-XD');
  });

  test('X-05: shows its home page in a real browser without an error', async () => {
    if (!existsSync(BROWSER)) throw new Error(`There is no Chromium at ${BROWSER}: install one or name it by CHROMIUM.`);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(system.origin);
      await page.locator('main h1').first().waitFor();
      expect(await page.locator('main').first().innerText()).toMatch(/phản ánh/i);
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('stops cleanly on SIGTERM, leaves no process, and starts again within seconds with everything it had', async () => {
    const before = await readFile(path.join(dataDir, 'demo-accounts.json'), 'utf8');
    const pids = (await system.processes()).map(({ pid }) => pid);
    expect(await system.stop()).toBe(0);
    expect(pids.filter(lives)).toEqual([]);
    system = await startSystem(dataDir);
    expect(system.startedInMs).toBeLessThan(SECOND_START_WITHIN_MS);
    expect(system.said()).not.toMatch(/Installing|Building|Migrated/);
    expect(await readFile(path.join(dataDir, 'demo-accounts.json'), 'utf8')).toBe(before);
    expect((await agencies()).length).toBeGreaterThan(60);
  });
});
