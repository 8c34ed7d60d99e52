import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What is encrypted; bound into the cipher, so that one column's bytes cannot be moved into another. */
export type Sealed = 'identifier' | 'phone' | 'registration' | 'totp' | 'answer' | 'signing-key' | 'unsubscribe' | 'push';

/** How id numbers and phones lie in the database: AES-256-GCM at rest, a keyed hash to find them by (spec 03 "Identity and privacy"). */
export class Ciphers {
  readonly #key: Buffer;
  readonly #hashKey: Buffer;

  /** @param key ID_KEY, @param hashKey ID_HASH_KEY: 32 bytes each, in hex */
  constructor(key: string, hashKey: string) {
    this.#key = Buffer.from(key, 'hex');
    this.#hashKey = Buffer.from(hashKey, 'hex');
  }

  encrypt(what: Sealed, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(what));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the bytes were changed or belong to another column */
  decrypt(what: Sealed, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(what));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** A keyed hash: equal for equal texts of one use, useless without the key. */
  hash(use: string, text: string): Buffer {
    return createHmac('sha256', this.#hashKey).update(`${use}:${text}`).digest();
  }
}
