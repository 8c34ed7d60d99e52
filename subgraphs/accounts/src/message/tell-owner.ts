import { newId } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import type { Services } from '../services.ts';
import { addMessages } from './add-messages.ts';
import { KIND_OF_NOTICE } from './kind-of-notice.ts';
import type { SecurityNotice } from './security-words.ts';
import { smsTime, type SecurityTemplate } from './sms/sms-text.ts';

/** The channel of PostgreSQL on which the feed of notifications is poked. */
export const NOTIFICATION_CHANNEL = 'accounts_notification';
/** `notification.kind` of what concerns the safety of an account; the other kinds are a case's. */
const KIND = 'SECURITY';

/** The SMS of each notice. */
const TEMPLATE_OF = {
  CODES_LOCKED: 'SEC_LOCKED',
  NEW_DEVICE: 'SEC_DEVICE',
  PASSWORD_CHANGED: 'SEC_PASSWORD',
  SECOND_FACTOR_CHANGED: 'SEC_FACTOR',
  ALREADY_REGISTERED: 'SEC_TAKEN',
  PHONE_CHANGED: 'SEC_PHONE',
  // To administrators, not by SMS: it may be the SMS that do not leave.
  MESSAGES_WAIT: null,
  MAILS_WAIT: null,
  PUSHES_WAIT: null,
  ZALO_WAITS: null,
} as const satisfies Record<SecurityNotice, SecurityTemplate | null>;

/** Where the owner can do something about it. */
const PATH_OF: Record<SecurityNotice, string> = {
  CODES_LOCKED: '/tai-khoan/bao-mat',
  NEW_DEVICE: '/tai-khoan/bao-mat',
  PASSWORD_CHANGED: '/tai-khoan/quen-mat-khau',
  SECOND_FACTOR_CHANGED: '/tai-khoan/bao-mat',
  ALREADY_REGISTERED: '/tai-khoan/dang-nhap',
  MESSAGES_WAIT: '/can-bo',
  MAILS_WAIT: '/can-bo',
  PUSHES_WAIT: '/can-bo',
  ZALO_WAITS: '/can-bo',
  PHONE_CHANGED: '/tai-khoan/quen-mat-khau',
};

const NOTE = `
  insert into accounts.notification (id, account_id, kind, case_id, words, params, created_at)
  select $2, id, '${KIND}', null, $3, json_build_object('code', '', 'due', $4::text), $5 from accounts.account where id = $1 and status = 'ACTIVE' returning id`;

export interface Telling {
  accountId: string;
  notice: SecurityNotice;
  /** Now. */
  at: Date;
  /** The time that the words name; `at` unless it is said. */
  named?: Date;
  /** Messages are sent once for it. */
  once: string;
  /** false: not by SMS, because the phone has just had a message about the same. */
  sms?: boolean;
  /** Encrypted: where the SMS goes, when not to the phone of the account. */
  phoneCipher?: Uint8Array | null;
}

/** Tells the owner of an account, in the app and by the channels that are there, in the caller's transaction: there is no such change without its message. */
export async function tellOwner(
  { channels }: Pick<Services, 'channels'>,
  client: Pick<ClientBase, 'query'>,
  { accountId, notice, at, named = at, once, sms = true, phoneCipher = null }: Telling,
): Promise<void> {
  const { rows } = await client.query(NOTE, [accountId, newId(), notice, named.toISOString(), at]);
  if (rows.length === 0) return;
  const template = sms ? TEMPLATE_OF[notice] : null;
  const path = PATH_OF[notice];
  const short = template && { template, params: { due: smsTime(named), path }, once: `${notice}:${once}`, delayMs: 0 };
  await addMessages(client, channels, [
    {
      accountId,
      kind: KIND_OF_NOTICE[notice],
      words: notice,
      params: { code: '', due: named.toISOString(), path },
      once: `${notice}:${once}`,
      at,
      delayMs: 0,
      ...(short ? { short } : {}),
      phoneCipher,
    },
  ]);
  await client.query(`select pg_notify($1, '')`, [NOTIFICATION_CHANNEL]);
}
