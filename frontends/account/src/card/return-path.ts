/** Where to go after signing in: only a path of this portal, never another site. */
export function returnPath(given: unknown, otherwise: string): string {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : otherwise;
}
