import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { OutgoingError } from './outgoing-error.ts';
import { isPublicAddress } from './public-address.ts';

/** Hosts of the operator's own network, as they stand in an address: `name` for every port, `name:port` for one. They may be private and speak http. */
export type PrivateHosts = ReadonlySet<string>;

/** From an environment variable: names by comma. */
export const privateHostsOf = (list: string): PrivateHosts =>
  new Set(
    list
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
  );

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');
export const isAllowed = (url: URL, hosts: PrivateHosts): boolean => hosts.has(url.hostname) || hosts.has(url.host);

/**
 * An address that the server may call, as far as the text tells. The URL parser has made one form of every way to write a number
 * (decimal, octal, hexadecimal, short), so a literal address is judged here; a name when it is resolved.
 * @throws OutgoingError BAD_ADDRESS, NOT_HTTPS, USER_INFO, PRIVATE_ADDRESS
 */
export function checkedUrl(address: string | URL, hosts: PrivateHosts): URL {
  const url = URL.parse(String(address));
  if (!url || url.hostname === '') throw new OutgoingError('BAD_ADDRESS');
  if (url.username !== '' || url.password !== '') throw new OutgoingError('USER_INFO');
  const mayBePrivate = isAllowed(url, hosts);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBePrivate)) throw new OutgoingError('NOT_HTTPS');
  const host = bare(url.hostname);
  if (isIP(host) !== 0 && !mayBePrivate && !isPublicAddress(host)) throw new OutgoingError('PRIVATE_ADDRESS');
  return url;
}

export type ResolveAll = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;
type Lookup = (
  hostname: string,
  options: { all?: boolean | undefined },
  done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
) => void;

export const resolveAll: ResolveAll = (hostname, done) => systemLookup(hostname, { all: true }, done);

/**
 * The resolver of a connection: it answers what it has checked and the connection goes there, so that a name cannot be public when it is
 * checked and private when it is called. One private address among several refuses the name.
 */
export const checkingLookup =
  (resolve: ResolveAll): Lookup =>
  (hostname, { all }, done) =>
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(new OutgoingError('UNKNOWN_HOST', { cause: error }), []);
      if (!addresses.every(({ address }) => isPublicAddress(address))) return done(new OutgoingError('PRIVATE_ADDRESS'), []);
      return all ? done(null, addresses) : done(null, first.address, first.family);
    });
