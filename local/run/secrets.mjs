// The keys and passwords of one installation: made at the first start, kept in DATA_DIR/secrets.json (0600).
import { createECDH, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNER, SERVICE_ROLES } from '../database/roles.mjs';

/** The keys of the gateway's calls, one for each subgraph: nobody can use what was signed for another. */
const CALL_KEYS = ['ACCOUNTS_KEY', 'CASES_KEY', 'STATS_KEY'];
const KEYS = [...CALL_KEYS, 'ID_KEY', 'ID_HASH_KEY', 'SEAL_KEY', 'FILES_KEY', 'MAILBOX_KEY'];
const SUPERUSER_PASSWORD = 'postgres';

/**
 * @typedef {{ keys: Record<string, string>, jwt: { privateJwk: object, publicJwk: object }, vapid: { publicKey: string, privateKey: string }, passwords: Record<string, string> }} Secrets
 * `keys`: 32 bytes in hex each. `vapid`: by which push services know this installation (RFC 8292), base64url. `passwords`: of the database roles, `postgres` is the embedded superuser's.
 */

/**
 * Reads the secrets; makes what is missing.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function readSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const there = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (!there.passwords?.[SUPERUSER_PASSWORD] && existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new Error(`${file} is missing or has lost the database's password, but there is a database beside it: put the file back from the backup.`);
  }
  const keys = Object.fromEntries(KEYS.map((name) => [name, there.keys?.[name] ?? randomBytes(32).toString('hex')]));
  const passwords = Object.fromEntries(
    [SUPERUSER_PASSWORD, OWNER, ...SERVICE_ROLES].map((role) => [role, there.passwords?.[role] ?? randomBytes(24).toString('hex')]),
  );
  const secrets = { keys, passwords, jwt: there.jwt ?? signingKey(), vapid: there.vapid ?? pushKey() };
  if (JSON.stringify(secrets) !== JSON.stringify(there)) writePrivately(file, secrets);
  else chmodSync(file, 0o600);
  return secrets;
}

function signingKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const facts = { kid: randomUUID(), alg: 'EdDSA', use: 'sig' };
  return { privateJwk: { ...privateKey.export({ format: 'jwk' }), ...facts }, publicJwk: { ...publicKey.export({ format: 'jwk' }), ...facts } };
}

function pushKey() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // A private key with leading zeros is given shorter.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  return { publicKey: pair.getPublicKey().toString('base64url'), privateKey: privateKey.toString('base64url') };
}

/**
 * Writes JSON that only its owner may read; a reader sees the old or the new content, never half of one.
 * @param {string} file
 * @param {unknown} value
 */
export function writePrivately(file, value) {
  const half = `${file}.${process.pid}.new`;
  try {
    writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}
