import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** Whether this address, so many hops away, is a proxy whose forwarding headers are believed. */
export type Trust = (address: string, hop: number) => boolean;

/** Of TRUST_PROXY: addresses, ranges and names like `loopback`; 'true' for whoever calls; none when empty. */
export function trustOf(proxies: readonly string[]): Trust {
  if (proxies.includes('true')) return () => true;
  return proxies.length === 0 ? () => false : proxyAddress.compile([...proxies]);
}

/** The client's address behind the trusted proxies. Fastify finds that of its requests by the same function; sockets come before Fastify. */
export const addressOf = (request: IncomingMessage, trust: Trust): string => proxyAddress(request, trust);

/** The host that the client typed: of a trusted proxy what it says, of all others their own `host`. */
export function hostOf(request: IncomingMessage, trust: Trust): string | undefined {
  const forwarded = request.headers['x-forwarded-host'];
  if (typeof forwarded === 'string' && trust(request.socket.remoteAddress ?? '', 0)) return forwarded.split(',').at(-1)?.trim();
  return request.headers.host;
}
