// What `npm run release` has published: DATA_DIR/releases/index.json, and beside it each front end's versions, a folder each. The gateway reads it
// (gateway/src/door/releases.ts) and never writes.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ROOT } from '../settings.mjs';

/** So many versions of a front end stay for the pages that are open. */
const KEPT = 3;
/** In each version: the digest of every file in it. */
const DIGESTS = 'digests.json';
const LOCKED_FOR_MS = 60_000;

/**
 * @typedef {{ name: string, path: string, entry: string, requires?: Record<string, string>, layout?: string }} RemoteEntry
 * @typedef {{ version: string, at: string, entry: RemoteEntry | null, before?: string | null }} Version `entry`: null for the shell; `before`: what was current
 *   when it was released, null for what the start had built
 * @typedef {{ current: string | null, versions: Version[], builtFrom: string }} Published `builtFrom`: what the start had built then
 */

export const releasesOf = (dataDir) => join(dataDir, 'releases');

/** What the last build of a front end was made of. */
const builtFrom = (name) => {
  const mark = join(ROOT, '.build', name);
  return existsSync(mark) ? readFileSync(mark, 'utf8') : '';
};

/** @returns {Record<string, Published>} */
export function readIndex(dataDir) {
  const file = join(releasesOf(dataDir), 'index.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Changes the index in one step that readers see whole; two releases at once come one after the other. */
function changeIndex(dataDir, change) {
  const folder = releasesOf(dataDir);
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'index.lock'), { timeout: LOCKED_FOR_MS });
  try {
    lock.exec('begin exclusive');
    const index = readIndex(dataDir);
    const answer = change(index);
    writeFileSync(join(folder, 'index.next'), JSON.stringify(index, null, 1));
    renameSync(join(folder, 'index.next'), join(folder, 'index.json'));
    return answer;
  } finally {
    lock.close();
  }
}

const digestsOf = (folder) => {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== DIGESTS);
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted();
  return Object.fromEntries(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
};
const sameFiles = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const versionNow = (digest) => `${new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)}-${digest.slice(0, 8)}`;

/**
 * Publishes a finished build as a new version: its files are copied, compared with the build by their digests, and only then named in the index.
 * @param {{ dataDir: string, name: string, build: string }} release
 * @returns {string} the version
 * @throws Error when it is no build of this front end, or its copy differs
 */
export function publish({ dataDir, name, build }) {
  const isShell = name === 'shell';
  const needed = isShell ? ['index.html', 'remotes.json'] : ['remoteEntry.js', 'remote.json'];
  const missing = needed.filter((file) => !existsSync(join(build, file)));
  if (missing.length > 0) throw new Error(`${build} is no build of ${name}: ${missing.join(', ')} is missing.`);
  const own = isShell ? null : JSON.parse(readFileSync(join(build, 'remote.json'), 'utf8'));
  if (own && own.name !== name) throw new Error(`${build} is a build of ${own.name}, not of ${name}.`);
  const digests = digestsOf(build);
  const version = versionNow(createHash('sha256').update(JSON.stringify(digests)).digest('hex'));
  const folder = join(releasesOf(dataDir), name, version);
  const arriving = join(releasesOf(dataDir), name, 'arriving');
  rmSync(arriving, { recursive: true, force: true });
  cpSync(build, arriving, { recursive: true });
  if (!sameFiles(digests, digestsOf(arriving))) throw new Error(`The copy of ${build} differs from it: is the disk full, or is somebody building there?`);
  writeFileSync(join(arriving, DIGESTS), JSON.stringify(digests));
  if (!existsSync(folder)) renameSync(arriving, folder);
  const entry = own && { ...own, entry: `/remotes/${name}/${version}/remoteEntry.js` };
  return add(dataDir, name, { version, at: new Date().toISOString(), entry });
}

/**
 * Publishes a front end that another origin serves.
 * @param {{ dataDir: string, name: string, at: string, origins: string }} release `at`: where its remoteEntry.js lies; `origins`: REMOTE_ORIGINS
 * @returns {Promise<string>} the version
 * @throws Error when that origin is not allowed, or does not answer with what is needed
 */
export async function publishFromElsewhere({ dataDir, name, at, origins }) {
  const base = new URL(at.endsWith('/') ? at : `${at}/`);
  const allowed = origins.split(',').map((origin) => origin.trim());
  if (!allowed.includes(base.origin)) throw new Error(`${base.origin} is not among REMOTE_ORIGINS: add it, start the gateway again, and release then.`);
  const described = await fetch(new URL('remote.json', base));
  if (!described.ok) throw new Error(`${new URL('remote.json', base).href} answers ${described.status}.`);
  const own = await described.json();
  if (own.name !== name) throw new Error(`${base.href} serves ${own.name}, not ${name}.`);
  const entry = await fetch(new URL('remoteEntry.js', base), { headers: { origin: 'https://example.org' } });
  const code = Buffer.from(await entry.arrayBuffer());
  if (!entry.ok) throw new Error(`${new URL('remoteEntry.js', base).href} answers ${entry.status}.`);
  if (!entry.headers.get('access-control-allow-origin'))
    throw new Error(`${base.origin} does not let other origins read its files (access-control-allow-origin).`);
  const version = versionNow(createHash('sha256').update(code).digest('hex'));
  return add(dataDir, name, { version, at: new Date().toISOString(), entry: { ...own, entry: new URL('remoteEntry.js', base).href } });
}

function add(dataDir, name, version) {
  const gone = changeIndex(dataDir, (index) => {
    const released = { ...version, before: index[name]?.current ?? null };
    const versions = [released, ...(index[name]?.versions ?? []).filter((each) => each.version !== version.version)];
    index[name] = { current: version.version, versions: versions.slice(0, KEPT), builtFrom: builtFrom(name) };
    return versions.slice(KEPT);
  });
  for (const { version: old } of gone) rmSync(join(releasesOf(dataDir), name, old), { recursive: true, force: true });
  return version.version;
}

/**
 * Goes back to what was current before the current version was released; before the first one that was what the start has built.
 * @returns {string | null} the version; null: what the start has built
 * @throws Error when nothing was released, or the files of that version are not what they were
 */
export function rollBack({ dataDir, name }) {
  return changeIndex(dataDir, (index) => {
    const published = index[name];
    if (!published || published.current === null) throw new Error(`Nothing was released of ${name}: it is what the start has built.`);
    const current = published.versions.find(({ version }) => version === published.current);
    const before = published.versions.find(({ version }) => version === current?.before);
    const folder = before && join(releasesOf(dataDir), name, before.version);
    if (folder && existsSync(folder) && !sameFiles(JSON.parse(readFileSync(join(folder, DIGESTS), 'utf8')), digestsOf(folder)))
      throw new Error(`The files of ${name} ${before.version} are not those that were published: release it again.`);
    published.current = before?.version ?? null;
    published.builtFrom = builtFrom(name);
    return published.current;
  });
}

/** After a build of the start: what was released from older sources gives way to it. Pages that are open keep their files. */
export function giveWay(dataDir) {
  const overtaken = Object.entries(readIndex(dataDir)).filter(([name, { current, builtFrom: then }]) => current !== null && then !== builtFrom(name));
  if (overtaken.length === 0) return;
  changeIndex(dataDir, (index) => {
    for (const [name] of overtaken) index[name].current = null;
  });
}
