import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { help, readSettings, ROOT } from './settings.mjs';

/** What only the supervisor passes to the services; nobody sets it by hand. */
const INTERNAL = /_KEY$|_JWK$|^(ACCOUNTS|CASES|STATS)_URL$|^(FRONTENDS|RELEASES)_DIR$|^SUPERGRAPH$|^GATEWAY_URL$|^MAILBOX_CLIENT_ID$/;

describe('the environment of npm start', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataDir: join(ROOT, '.data'),
      origin: 'http://localhost:4000',
      demo: true,
      nodeEnv: 'production',
    });
  });

  it('lets sockets in from the port that was chosen', () => {
    expect(readSettings({ PORT: '4100', PUBLIC_ORIGIN: 'https://phananh.example' }).origins).toBe(
      'https://phananh.example,http://localhost:4100,http://127.0.0.1:4100',
    );
  });

  it.each([
    ['PORT', 'four'],
    ['PORT', '70000'],
    ['PORT', '0'],
    ['PORT', '-1'],
    ['PORT', '0x10'],
    ['PORT', ' '],
    ['PORT', '4e3'],
    ['DATABASE_URL', 'localhost:5432'],
  ])('names the variable that does not fit: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });

  it('is explained by --help', () => {
    for (const name of ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'DEMO', 'NODE_ENV']) expect(help()).toContain(name);
  });

  it('is documented in .env.example, with all that the services read', () => {
    const documented = readFileSync(join(ROOT, '.env.example'), 'utf8');
    const read = globSync('{gateway,mailbox,subgraphs/*}/src/environment.ts', { cwd: ROOT }).flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? ''),
    );
    const missing = [...new Set(read)].filter((name) => !INTERNAL.test(name) && !documented.includes(`# ${name}=`));
    expect(missing).toEqual([]);
  });
});
