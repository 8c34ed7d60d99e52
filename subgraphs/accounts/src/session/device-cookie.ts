import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const NAME = 'pakn_device';
const ID_BYTES = 16;
/** The longest that browsers keep a cookie. */
const LIFETIME_S = 400 * 24 * 60 * 60;

const mac = (key: string, id: string): Buffer => createHmac('sha256', Buffer.from(key, 'hex')).update(`device:${id}`).digest();

/** A number for a device that has none. */
export const newDeviceId = (): string => randomBytes(ID_BYTES).toString('base64url');

/** Names the device, not the person; it is good for nothing but to be known again. HttpOnly, SameSite=Strict, Path=/graphql, Secure on https. */
export const deviceCookie = (key: string, id: string, secure: boolean): string =>
  `${NAME}=${id}.${mac(key, id).toString('base64url')}; Path=/graphql; Max-Age=${LIFETIME_S}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** The device's number in a `cookie` header; null: there is none that we have signed. */
export function deviceIn(key: string, header: string | string[] | undefined): string | null {
  for (const part of (Array.isArray(header) ? header.join(';') : (header ?? '')).split(';')) {
    const [, id, signature] = /^\s*pakn_device=([\w-]{22})\.([\w-]{43})\s*$/.exec(part) ?? [];
    if (id === undefined || signature === undefined) continue;
    if (timingSafeEqual(Buffer.from(signature, 'base64url'), mac(key, id))) return id;
  }
  return null;
}
