import ipaddr from 'ipaddr.js';

/** The only IPv6 block of which addresses on the internet are given out (IANA). Older forms that carry an IPv4 address (`::a.b.c.d`, ISATAP's neighbours) lie outside it. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** NAT64's well-known prefix: on a network with IPv6 only, every IPv4 host has such an address. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number];
/** Public by its class, and yet the inside of a cloud: Azure's agent. The others' metadata services lie in private classes. */
const CLOUD_INSIDE = new Set(['168.63.129.16']);
const IPV4_BYTES = 4;

/**
 * Whether an address belongs to the public internet: not this machine, not a private or a provider's network, no group, nothing reserved, no
 * translation to such. `address`: as a resolver answers it, IPv4 or IPv6 (a zone makes it link-local); what is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return isPublicIPv4(parsed);
  if (parsed.zoneId) return false;
  if (parsed.match(NAT64)) return isPublicIPv4(new ipaddr.IPv4(parsed.toByteArray().slice(-IPV4_BYTES)));
  return parsed.match(GLOBAL_UNICAST) && parsed.range() === 'unicast';
}

const isPublicIPv4 = (address: ipaddr.IPv4): boolean => address.range() === 'unicast' && !CLOUD_INSIDE.has(address.toString());
