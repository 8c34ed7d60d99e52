import { createHmac, timingSafeEqual } from 'node:crypto';

/** A small signed text: base64url(JSON) + '.' + HMAC-SHA256. Not secret, not forgeable. */
export function seal(key: string, payload: object): string {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${text}.${createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('base64url')}`;
}

/** The payload of a seal made with the same key, or null when it was forged or is not a seal. */
export function openSeal<T>(key: string, sealed: string): T | null {
  const dot = sealed.indexOf('.');
  if (dot < 0) return null;
  const text = sealed.slice(0, dot);
  const given = Buffer.from(sealed.slice(dot + 1), 'base64url');
  const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as T;
  } catch {
    return null;
  }
}
