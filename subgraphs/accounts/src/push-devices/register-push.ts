import { DomainError, newId, refuseIfAny } from '@pakn/service-kit';
import type { AccountsContext } from '../context.ts';
import type { Subscription } from '../message/push/web-push.ts';

/** The oldest gives way: somebody with more browsers has long forgotten it. */
const DEVICES_MOST = 20;
const ENDPOINT_MOST = 2_048;
const [POINT_BYTES, AUTH_BYTES] = [65, 16];
const NO_SUBSCRIPTION = { vi: 'Trình duyệt gửi đăng ký thông báo không đúng.', en: 'The browser has sent no good subscription.' };

const bytesOf = (text: string): number => (/^[\w+/=-]{1,200}$/.test(text) ? Buffer.from(text, 'base64url').length : 0);

/** Whether it can be sent to at all; whether it may be is decided at each call, when its name is resolved (ADR 0077). */
export function isSubscription({ endpoint, keys }: Subscription, allowsHttp: (host: string) => boolean): boolean {
  const url = URL.parse(endpoint);
  if (!url || endpoint.length > ENDPOINT_MOST || url.username !== '' || url.password !== '') return false;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (allowsHttp(url.host) || allowsHttp(url.hostname)))) return false;
  return bytesOf(keys.p256dh) === POINT_BYTES && bytesOf(keys.auth) === AUTH_BYTES;
}

const SAVE = `
  insert into accounts.push_device (id, account_id, session_id, endpoint_hash, subscription_cipher, created_at)
  select $1, s.account_id, s.id, $4, $5, $6 from accounts.session s where s.id = $3 and s.account_id = $2 and s.ended_at is null
  on conflict (endpoint_hash) do update set account_id = excluded.account_id, session_id = excluded.session_id, subscription_cipher = excluded.subscription_cipher,
    created_at = excluded.created_at returning id`;
const FORGET_OLDEST = `
  delete from accounts.push_device where account_id = $1 and id in (select id from accounts.push_device where account_id = $1 order by created_at desc, id desc offset ${DEVICES_MOST})`;

/**
 * This browser shows notifications of whoever is signed in here, until the session ends. A browser has one subscription: that of the person before goes to this one.
 * @throws DomainError INVALID_INPUT
 */
export async function registerPush(context: AccountsContext, subscription: Subscription): Promise<void> {
  const { pool, ciphers, env, now, channels } = context.services;
  const accountId = context.subject();
  if (!channels.has('PUSH')) throw new DomainError('NOT_NOW');
  if (!isSubscription(subscription, (host) => env.OUTGOING_PRIVATE_HOSTS.has(host)))
    refuseIfAny([{ path: 'endpoint', code: 'INVALID_INPUT', message: NO_SUBSCRIPTION }]);
  const hash = ciphers.hash('push', subscription.endpoint);
  await pool.query(SAVE, [newId(), accountId, context.identity.sid ?? null, hash, ciphers.encrypt('push', JSON.stringify(subscription)), now()]);
  await pool.query(FORGET_OLDEST, [accountId]);
}

/** One's own alone; one that is not there is gone already. */
export async function unregisterPush(context: AccountsContext, endpoint: string): Promise<void> {
  const { pool, ciphers } = context.services;
  await pool.query('delete from accounts.push_device where account_id = $1 and endpoint_hash = $2', [context.subject(), ciphers.hash('push', endpoint)]);
}
