import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const NAME = 'pakn_provider';
const ID_BYTES = 16;

const mac = (key: string, id: string): Buffer => createHmac('sha256', Buffer.from(key, 'hex')).update(`provider-sign-in:${id}`).digest();

export const newBrowserId = (): string => randomBytes(ID_BYTES).toString('base64url');

/** Binds a sign-in at a provider to the browser that began it: whoever is sent the address of the answer cannot use it. HttpOnly, SameSite=Strict: the page that takes the answer is our own. */
export const browserCookie = (key: string, id: string, { lifetimeS, secure }: { lifetimeS: number; secure: boolean }): string =>
  `${NAME}=${id}.${mac(key, id).toString('base64url')}; Path=/graphql; Max-Age=${lifetimeS}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** The browser's number in a `cookie` header; null: there is none that we have signed. */
export function browserIn(key: string, header: string | string[] | undefined): string | null {
  for (const part of (Array.isArray(header) ? header.join(';') : (header ?? '')).split(';')) {
    const [, id, signature] = /^\s*pakn_provider=([\w-]{22})\.([\w-]{43})\s*$/.exec(part) ?? [];
    if (id === undefined || signature === undefined) continue;
    if (timingSafeEqual(Buffer.from(signature, 'base64url'), mac(key, id))) return id;
  }
  return null;
}
