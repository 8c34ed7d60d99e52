const NAME = 'pakn_refresh';

/** HttpOnly, SameSite=Strict, Path=/graphql, Secure on https (operating contract). */
function cookie(value: string, maxAgeSeconds: number, secure: boolean): string {
  return `${NAME}=${value}; Path=/graphql; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

export const refreshCookie = (token: string, options: { expiresAt: Date; now: Date; secure: boolean }): string =>
  cookie(token, Math.max(0, Math.floor((options.expiresAt.getTime() - options.now.getTime()) / 1000)), options.secure);

export const clearedCookie = (secure: boolean): string => cookie('', 0, secure);

/** The refresh token in a `cookie` header, or null. */
export function refreshTokenIn(header: string | string[] | undefined): string | null {
  for (const part of (Array.isArray(header) ? header.join(';') : (header ?? '')).split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return null;
}
