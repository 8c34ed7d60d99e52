/** Where to go after signing in: only a path of this portal, never another site; what is anything else is left out. */
export function ownPath(given: string | null | undefined): string | null {
  if (!given || !given.startsWith('/') || given.length > LONGEST) return null;
  const base = 'https://own.invalid';
  const url = URL.parse(given, base);
  return url?.origin === base && !/^\/[/\\]/.test(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : null;
}

const LONGEST = 500;
