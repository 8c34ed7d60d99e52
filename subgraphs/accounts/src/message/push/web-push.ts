import { OutgoingError, type OutgoingFetch } from '@pakn/service-kit';
import webPush from 'web-push';
import { AddressGone, NeverTaken, NotTaken, type Driver, type Outgoing } from '../driver.ts';

/** What a browser gave: where to send, and how to encrypt so that only it can read. */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface PushMessage extends Outgoing {
  subscription: Subscription;
  title: string;
  /** What a click opens. */
  url: string;
  urgent: boolean;
}

export interface WebPushSettings {
  publicKey: string;
  privateKey: string;
  /** Whom a push service may ask: the origin of the portal. */
  subject: string;
  fetch: OutgoingFetch;
}

/** After a day nobody wants to read it. */
const KEPT_S = 86_400;
const GONE = new Set([404, 410]);
const [TOO_MANY, SERVER_FAILED, TAKEN, MOVED] = [429, 500, 200, 300];

/**
 * Web push (RFC 8030, encrypted by RFC 8291, signed by RFC 8292). The browser shows one notification for a message's id, however often it comes, so that one of
 * unknown fate is handed over again.
 */
export function webPushDriver({ publicKey, privateKey, subject, fetch }: WebPushSettings): Driver<PushMessage> {
  const send = async ({ id, subscription, title, text, url, urgent }: PushMessage): Promise<void> => {
    const { endpoint, method, headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify({ id, title, body: text, url }), {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: KEPT_S,
      urgency: urgent ? 'high' : 'normal',
      topic: id.replaceAll('-', ''),
      contentEncoding: 'aes128gcm',
    });
    const status = await answered(fetch, endpoint, { method, headers: withoutLength(headers), body: new Uint8Array(body) });
    if (status >= TAKEN && status < MOVED) return;
    if (GONE.has(status)) throw new AddressGone(`status ${status}`);
    if (status === TOO_MANY || status >= SERVER_FAILED) throw new NotTaken(`status ${status}`);
    throw new NeverTaken(`status ${status}`);
  };
  return Object.assign(send, { takesKey: true });
}

const withoutLength = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  );

/** The address was given by a browser: it passes the guard at each call (ADR 0077). */
async function answered(fetch: OutgoingFetch, endpoint: string, request: Parameters<OutgoingFetch>[1]): Promise<number> {
  try {
    return (await fetch(endpoint, request)).status;
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    if (error.reason === 'UNKNOWN_HOST') throw new NotTaken(error.reason);
    throw error.neverLeft ? new AddressGone(error.reason) : new Error(error.reason, { cause: error });
  }
}
