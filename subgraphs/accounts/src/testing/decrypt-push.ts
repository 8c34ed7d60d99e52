import { createDecipheriv, hkdfSync, type ECDH } from 'node:crypto';

const [SALT, RECORD_SIZE, KEY_LENGTH] = [16, 4, 1];

/** What a browser does with a push message (RFC 8188, RFC 8291): `pair` and `auth` are its own. */
export function decryptPush(body: Buffer, pair: ECDH, auth: string): string {
  const salt = body.subarray(0, SALT);
  const keyAt = SALT + RECORD_SIZE + KEY_LENGTH;
  const sender = body.subarray(keyAt, keyAt + (body[keyAt - 1] ?? 0));
  const sealed = body.subarray(keyAt + sender.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const key = hkdfSync('sha256', pair.computeSecret(sender), Buffer.from(auth, 'base64url'), info, 32);
  const derived = (name: string, length: number): Buffer => Buffer.from(hkdfSync('sha256', Buffer.from(key), salt, Buffer.from(`${name}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derived('Content-Encoding: aes128gcm', 16), derived('Content-Encoding: nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}
