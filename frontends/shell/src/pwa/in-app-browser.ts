/** Browsers inside other apps (B-37): pages there often get no position, no files, and cannot be installed. */
const APPS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Zalo', /\bZalo\b/i],
  ['Messenger', /\bFB_IAB\/(?:Orca|MESSENGER)|\bMessenger(?:Lite)?ForiOS\b|FBAN\/Messenger/i],
  ['Facebook', /\bFBA[NV]\/|\bFB_IAB\b/i],
  ['Instagram', /\bInstagram\b/],
  ['TikTok', /\bmusical_ly\b|BytedanceWebview|\bTikTok\b/i],
];

/** The app whose browser this is; null: a browser of its own. `userAgent`: what the browser says of itself. */
export const appAround = (userAgent: string): string | null => APPS.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;

/** An address that Android opens in the reader's own browser; null elsewhere: there the reader has to do it. */
export function inOwnBrowser(
  userAgent: string,
  { protocol, host, pathname, search }: Pick<Location, 'protocol' | 'host' | 'pathname' | 'search'>,
): string | null {
  return /\bAndroid\b/.test(userAgent) ? `intent://${host}${pathname}${search}#Intent;scheme=${protocol.replace(':', '')};end` : null;
}
