import { generateKeyPairSync } from 'node:crypto';
import { newId } from '@pakn/service-kit';
import { importJWK, type JWK } from 'jose';
import type { Ciphers } from '../account/ciphers.ts';
import type { AccountsEnvironment } from '../environment.ts';
import type { Database } from '../services.ts';

export const ACCESS_LIFETIME_MS = 15 * 60_000;
export const ALGORITHM = 'EdDSA';
/** Clocks of replicas may differ so much. */
const LEEWAY_MS = 60_000;

type Keys = Database & { ciphers: Ciphers; env: Pick<AccountsEnvironment, 'JWT_PRIVATE_JWK'> };

interface StoredKey {
  kid: string;
  privateCipher: Uint8Array;
  publicJwk: JWK;
  signsFrom: Date;
}

type SigningKey = Awaited<ReturnType<typeof importJWK>>;
const imported = new Map<string, Promise<SigningKey>>();

const storedKeys = async ({ pool }: Keys): Promise<StoredKey[]> =>
  (
    await pool.query<StoredKey>(
      'select kid, private_cipher as "privateCipher", public_jwk as "publicJwk", signs_from as "signsFrom" from accounts.signing_key order by signs_from, kid',
    )
  ).rows;

/** What signs now: the newest key, or the installation's first when none was ever rotated. Asked for each token, so that every replica follows at once. */
export async function signingKey(keys: Keys): Promise<{ kid: string | undefined; key: SigningKey }> {
  const newest = (await storedKeys(keys)).at(-1);
  const jwk = newest ? (JSON.parse(keys.ciphers.decrypt('signing-key', newest.privateCipher)) as JWK) : keys.env.JWT_PRIVATE_JWK;
  const name = jwk.x ?? '';
  let key = imported.get(name);
  if (!key) imported.set(name, (key = importJWK(jwk, ALGORITHM)));
  return { kid: jwk.kid, key: await key };
}

/** The public keys that tokens are verified by: the one that signs, and those whose last token has not ended. */
export async function verifyingKeys(keys: Keys): Promise<JWK[]> {
  const { d: _private, ...first } = keys.env.JWT_PRIVATE_JWK;
  const stored = await storedKeys(keys);
  const all = [{ publicJwk: first as JWK }, ...stored];
  const ended = (i: number): boolean => {
    const successor = stored[i];
    return successor !== undefined && successor.signsFrom.getTime() + ACCESS_LIFETIME_MS + LEEWAY_MS < keys.now().getTime();
  };
  return all.filter((_, i) => !ended(i)).map(({ publicJwk }) => publicJwk);
}

/** Makes a new key that signs from now on. Tokens of the one before stay good until they end. @returns its kid */
export async function rotateKeys(keys: Keys): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const facts = { kid: newId(), alg: ALGORITHM, use: 'sig' };
  const sealed = keys.ciphers.encrypt('signing-key', JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...facts }));
  await keys.pool.query('insert into accounts.signing_key (kid, private_cipher, public_jwk, signs_from) values ($1, $2, $3, $4)', [
    facts.kid,
    sealed,
    JSON.stringify({ ...publicKey.export({ format: 'jwk' }), ...facts }),
    keys.now(),
  ]);
  return facts.kid;
}
