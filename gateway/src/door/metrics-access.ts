import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { bearerOf } from '../identity/caller.ts';

/** What a proxy adds: a request with one of these was not made on this machine, whatever address it comes from. */
const FORWARDING = /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|x-cluster-client-ip|cf-connecting-ip|true-client-ip)$/;
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who may read /metrics: who asks from this very machine, not through a proxy on it, and who brings METRICS_TOKEN. */
export function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  const given = bearerOf(request.headers.authorization);
  if (token !== undefined && given && timingSafeEqual(digest(given), digest(token))) return true;
  return LOOPBACK.test(request.socket.remoteAddress ?? '') && !Object.keys(request.headers).some((name) => FORWARDING.test(name));
}
