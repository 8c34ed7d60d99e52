import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveWay, publish, publishFromElsewhere, readIndex, releasesOf, rollBack } from './published.mjs';

let dataDir: string;
let build: string;
/** A build of the map whose code is this. */
const made = (code: string, entry: object = { name: 'map', path: '/ban-do', entry: '/remotes/map/remoteEntry.js', requires: { vue: '3.5' } }): string => {
  mkdirSync(join(build, 'assets'), { recursive: true });
  writeFileSync(join(build, 'remoteEntry.js'), code);
  writeFileSync(join(build, 'assets/Map-abcdefgh.js'), `${code} map`);
  writeFileSync(join(build, 'remote.json'), JSON.stringify(entry));
  return build;
};
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pakn-releases-'));
  build = mkdtempSync(join(tmpdir(), 'pakn-build-'));
});
afterEach(() => {
  for (const folder of [dataDir, build]) rmSync(folder, { recursive: true, force: true });
});
const release = (code: string): string => publish({ dataDir, name: 'map', build: made(code) });
const versions = (): string[] => readIndex(dataDir).map?.versions.map(({ version }) => version) ?? [];
const fileOf = (version: string, file = 'remoteEntry.js'): string => readFileSync(join(releasesOf(dataDir), 'map', version, file), 'utf8');

describe('A1-04 a front end is released alone', () => {
  it('each release is a folder of its own, the last three stay', () => {
    const all = ['one', 'two', 'three', 'four'].map(release);
    expect(new Set(all).size).toBe(4);
    expect(versions()).toEqual(all.slice(1).toReversed());
    expect(all.slice(1).map((version) => fileOf(version))).toEqual(['two', 'three', 'four']);
    expect(() => fileOf(all[0] ?? '')).toThrow('ENOENT');
    expect(readIndex(dataDir).map).toMatchObject({
      current: all[3],
      versions: [{ entry: { name: 'map', path: '/ban-do', requires: { vue: '3.5' }, entry: `/remotes/map/${all[3]}/remoteEntry.js` } }, {}, {}],
    });
  });

  it('goes back step by step, to what the start has built at last', () => {
    const [one, two] = ['one', 'two'].map(release);
    expect(readIndex(dataDir).map?.current).toBe(two);
    expect(rollBack({ dataDir, name: 'map' })).toBe(one);
    expect(rollBack({ dataDir, name: 'map' })).toBeNull();
    expect(() => rollBack({ dataDir, name: 'map' })).toThrow('Nothing was released of map');
  });

  it('does not go back to one that was taken back itself', () => {
    const one = release('one');
    release('two');
    rollBack({ dataDir, name: 'map' });
    release('three');
    expect(rollBack({ dataDir, name: 'map' })).toBe(one);
    expect(rollBack({ dataDir, name: 'map' })).toBeNull();
  });

  it('does not go back to files that somebody has changed', () => {
    const [one, two] = ['one', 'two'].map(release);
    writeFileSync(join(releasesOf(dataDir), 'map', one ?? '', 'remoteEntry.js'), 'other');
    expect(() => rollBack({ dataDir, name: 'map' })).toThrow('are not those that were published');
    expect(readIndex(dataDir).map?.current).toBe(two);
  });

  it('what is no build of it is refused, and nothing changes', () => {
    expect(() => publish({ dataDir, name: 'map', build })).toThrow('remoteEntry.js, remote.json is missing');
    expect(() => publish({ dataDir, name: 'officer', build: made('x') })).toThrow('is a build of map, not of officer');
    expect(readIndex(dataDir)).toEqual({});
  });

  it('a start that has built newer sources is not hidden by an older release; one that has not changes nothing', () => {
    const version = release('one');
    giveWay(dataDir);
    expect(readIndex(dataDir).map?.current).toBe(version);
    const index = readIndex(dataDir);
    writeFileSync(join(releasesOf(dataDir), 'index.json'), JSON.stringify({ map: { ...index.map, builtFrom: 'older sources' } }));
    giveWay(dataDir);
    expect(readIndex(dataDir).map?.current).toBeNull();
    expect(fileOf(version)).toBe('one');
  });

  it('from another origin: only one that is allowed, that serves this front end and lets others read it', async () => {
    let allows: Record<string, string> = {};
    made('far');
    const server = createServer(({ url = '' }, response) => {
      response.writeHead(200, allows);
      response.end(readFileSync(join(build, url.slice(1))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const from = (name: string, origins: string): Promise<string> => publishFromElsewhere({ dataDir, name, at, origins });
    await expect(from('map', 'https://other.example')).rejects.toThrow('is not among REMOTE_ORIGINS');
    await expect(from('officer', at)).rejects.toThrow('serves map, not officer');
    await expect(from('map', at)).rejects.toThrow('access-control-allow-origin');
    allows = { 'access-control-allow-origin': '*' };
    const version = await from('map', ` ${at} , https://other.example`);
    expect(readIndex(dataDir).map).toMatchObject({ current: version, versions: [{ entry: { path: '/ban-do', entry: `${at}/remoteEntry.js` } }] });
    server.close();
  });
});
