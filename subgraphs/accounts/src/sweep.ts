import type { Database } from './services.ts';

/** Forgets what has served its time: spent challenges, old tickets, counters, revocations. A day of tickets stays for questions of people. */
const SWEEPS = [
  'delete from accounts.used_challenge where expires_at < $1::timestamptz',
  "delete from accounts.otp_ticket where created_at < $1::timestamptz - interval '1 day'",
  "delete from accounts.throttle where window_start < $1::timestamptz - interval '2 hours'",
  "delete from accounts.recent_use where at[cardinality(at)] < $1::timestamptz - interval '2 hours' or cardinality(at) = 0",
  "delete from accounts.lockout where last_at < $1::timestamptz - interval '2 hours'",
  "delete from accounts.answered where at < $1::timestamptz - interval '1 hour'",
  "delete from accounts.revocation where noted_at < $1::timestamptz - interval '1 hour'",
  "delete from accounts.signing_key k where exists (select from accounts.signing_key n where n.signs_from > k.signs_from and n.signs_from < $1::timestamptz - interval '1 hour')",
  "delete from accounts.device where last_at < $1::timestamptz - interval '400 days'",
  'delete from accounts.push_device d using accounts.session s where s.id = d.session_id and (s.ended_at < $1::timestamptz or s.expires_at < $1::timestamptz)',
  // Whoever began a report without an account and never sent it. Their sessions have ended long before; the files go with cases' own sweep.
  `delete from accounts.account a where kind = 'ANONYMOUS_REPORTER' and created_at < $1::timestamptz - interval '7 days'
    and not exists (select from accounts.reported_case r where r.account_id = a.id)
    and not exists (select from accounts.session s where s.account_id = a.id and s.ended_at is null and s.expires_at > $1::timestamptz)`,
  "delete from accounts.session where expires_at < $1::timestamptz - interval '30 days'",
];

/** Deletes what `SWEEPS` names, by the service's clock. Several replicas may do it at once. */
export async function sweep({ pool, now }: Database): Promise<void> {
  for (const statement of SWEEPS) await pool.query(statement, [now()]);
}
