import { newId } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import { smsTime, type SecurityTemplate } from './sms-text.ts';
import { WORKER_SCHEMA } from './worker-schema.ts';

/** The channel of PostgreSQL on which the feed of notifications is poked. */
export const NOTIFICATION_CHANNEL = 'accounts_notification';
/** `notification.kind` of what concerns the safety of an account; the other kinds are a case's. */
const KIND = 'SECURITY';

/** What the owner of an account is told about its safety: a key of the notices' words, each with its SMS. */
const TEMPLATE_OF = {
  CODES_LOCKED: 'SEC_LOCKED',
  NEW_DEVICE: 'SEC_DEVICE',
  PASSWORD_CHANGED: 'SEC_PASSWORD',
  SECOND_FACTOR_CHANGED: 'SEC_FACTOR',
  ALREADY_REGISTERED: 'SEC_TAKEN',
  PHONE_CHANGED: 'SEC_PHONE',
  // In the app alone: the phone has just had the code that it took.
  IDENTITY_LINKED: null,
  IDENTITY_UNLINKED: 'SEC_UNLINKED',
  // To administrators, in the app alone: it is the SMS that do not leave.
  MESSAGES_WAIT: null,
} as const satisfies Record<string, SecurityTemplate | null>;
export type SecurityNotice = keyof typeof TEMPLATE_OF;
export const SECURITY_NOTICES = Object.keys(TEMPLATE_OF) as SecurityNotice[];

/** Where the owner can do something about it. */
const PATH_OF: Record<SecurityNotice, string> = {
  CODES_LOCKED: '/tai-khoan/bao-mat',
  NEW_DEVICE: '/tai-khoan/bao-mat',
  PASSWORD_CHANGED: '/tai-khoan/quen-mat-khau',
  SECOND_FACTOR_CHANGED: '/tai-khoan/bao-mat',
  ALREADY_REGISTERED: '/tai-khoan/dang-nhap',
  MESSAGES_WAIT: '/can-bo',
  PHONE_CHANGED: '/tai-khoan/quen-mat-khau',
  IDENTITY_LINKED: '/tai-khoan/quan-ly',
  IDENTITY_UNLINKED: '/tai-khoan/bao-mat',
};

const TELL = `
  with owner as (select id, phone_cipher from accounts.account where id = $1 and status = 'ACTIVE'),
  noted as (
    insert into accounts.notification (id, account_id, kind, case_id, words, params, created_at)
    select $2, id, '${KIND}', null, $3, json_build_object('code', '', 'due', $4::text), $5 from owner),
  added as (
    insert into accounts.message (id, account_id, template, once, params, created_at, not_before, phone_cipher)
    select $6, id, $7, $8, $9, $5, $5, $11::bytea from owner where $10 and phone_cipher is not null
    on conflict (once) do nothing returning id)
  select ${WORKER_SCHEMA}.add_job('send-sms', json_build_object('messageId', id), max_attempts => 1, job_key => 'sms:' || id) from added`;

export interface Telling {
  accountId: string;
  notice: SecurityNotice;
  /** Now. */
  at: Date;
  /** The time that the words name; `at` unless it is said. */
  named?: Date;
  /** The SMS is sent once for it. */
  once: string;
  /** false: only in the app, because the phone has just had a message about the same. */
  sms?: boolean;
  /** Encrypted: where the SMS goes, when not to the phone of the account. */
  phoneCipher?: Uint8Array | null;
}

/** Tells the owner of an account, in the app and by SMS, in the caller's transaction: there is no such change without its message. */
export async function tellOwner(
  client: Pick<ClientBase, 'query'>,
  { accountId, notice, at, named = at, once, sms = true, phoneCipher = null }: Telling,
): Promise<void> {
  const params = { due: smsTime(named), path: PATH_OF[notice] };
  await client.query(TELL, [accountId, newId(), notice, named.toISOString(), at, newId(), TEMPLATE_OF[notice], `${notice}:${once}`, params, sms, phoneCipher]);
  await client.query(`select pg_notify($1, '')`, [NOTIFICATION_CHANNEL]);
}
