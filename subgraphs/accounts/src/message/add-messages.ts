import { newId } from '@pakn/service-kit';
import { isCodeOf, MAILED_KIND, UNDO_SECONDS, type NotificationKind } from '@pakn/vocabulary';
import type { ClientBase } from 'pg';
import { addJob } from './add-job.ts';
import { isWanted, type MessageChannel, type StoredChoice } from './channels.ts';
import type { NoticeParams } from './notice-text.ts';
import type { NoticeKey } from './notice-words.ts';
import type { SmsTemplate } from './sms/sms-text.ts';

/** What an act sends to others waits until it cannot be undone any more, and one second for an undo that is on its way. */
export const UNDO_MS = (UNDO_SECONDS + 1) * 1_000;

/** One notice on its way to one person, by every channel but the app. */
export interface NoticeToSend {
  accountId: string;
  kind: NotificationKind;
  /** Mail and push say the words of the notice. */
  words: NoticeKey;
  params: NoticeParams;
  /** It is sent once for each person and channel. */
  once: string;
  at: Date;
  delayMs: number;
  /** SMS and Zalo have templates of their own; left out: there is none for this notice. */
  short?: { template: SmsTemplate; params: Record<string, string>; once: string; delayMs: number };
  /** Encrypted: where the SMS goes, when not to the phone of the account. */
  phoneCipher?: Uint8Array | null;
}

interface Reachable {
  id: string;
  phone: boolean;
  mail: boolean;
  byMail: boolean;
  devices: string[];
  choices: StoredChoice[];
}
const REACHABLE = `
  select a.id, a.phone_cipher is not null as phone, coalesce(a.email, a.organization->>'email') is not null as mail,
    exists (select from accounts.mail_contact k where k.account_id = a.id) as "byMail",
    array(select d.id::text from accounts.push_device d join accounts.session s on s.id = d.session_id where d.account_id = a.id and s.ended_at is null and s.expires_at > $2) as devices,
    coalesce((select json_agg(json_build_object('kind', c.kind, 'channel', c.channel, 'wanted', c.wanted)) from accounts.notification_choice c where c.account_id = a.id), '[]') as choices
  from accounts.account a where a.id = any($1::uuid[]) and a.kind <> 'ANONYMOUS_REPORTER'`;

interface Row {
  id: string;
  account_id: string;
  channel: MessageChannel;
  kind: string;
  template: string;
  once: string;
  params: object;
  created_at: Date;
  delay_ms: number;
  device_id?: string;
  /** In hex. */
  phone: string | null;
}
const INSERT = `
  with added as (
    insert into accounts.message (id, account_id, channel, kind, template, once, params, created_at, not_before, phone_cipher, device_id)
    select id, account_id, channel, kind, template, once, params, created_at, created_at + delay_ms * interval '1 millisecond', decode(phone, 'hex'), device_id
    from json_to_recordset($1::json) as t(id uuid, account_id uuid, channel text, kind text, template text, once text, params jsonb, created_at timestamptz, delay_ms int, phone text, device_id uuid)
    on conflict (once) do nothing returning id, not_before, created_at)
  select ${addJob('case when not_before > created_at then not_before end')} from added`;

/** Messages and their jobs, in the caller's transaction: by the channels that are configured here, that reach the person and that the person wants. */
export async function addMessages(client: Pick<ClientBase, 'query'>, channels: ReadonlySet<MessageChannel>, notices: readonly NoticeToSend[]): Promise<void> {
  if (notices.length === 0) return;
  const { rows: people } = await client.query<Reachable>(REACHABLE, [[...new Set(notices.map(({ accountId }) => accountId))], notices[0]?.at]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const rows = notices.flatMap((notice) => {
    const person = byId.get(notice.accountId);
    return person ? rowsOf(notice, person, channels) : [];
  });
  if (rows.length > 0) await client.query(INSERT, [JSON.stringify(rows)]);
}

function rowsOf(notice: NoticeToSend, person: Reachable, channels: ReadonlySet<MessageChannel>): Row[] {
  const { accountId, kind, words, params, once, at, delayMs, short, phoneCipher } = notice;
  const goes = (channel: MessageChannel): boolean => channels.has(channel) && isWanted(kind, channel, person.choices);
  const row = (channel: MessageChannel, more: Omit<Row, 'id' | 'account_id' | 'channel' | 'kind' | 'created_at' | 'phone'>): Row => ({
    id: newId(),
    account_id: accountId,
    channel,
    kind,
    created_at: at,
    phone: phoneCipher ? Buffer.from(phoneCipher).toString('hex') : null,
    ...more,
  });
  const rows: Row[] = [];
  if (short && (person.phone || phoneCipher) && goes('SMS'))
    rows.push(row('SMS', { template: short.template, once: `${short.once}:${accountId}`, params: short.params, delay_ms: short.delayMs }));
  if (short && person.phone && !phoneCipher && goes('ZALO'))
    rows.push(row('ZALO', { template: short.template, once: `ZALO:${short.once}:${accountId}`, params: short.params, delay_ms: short.delayMs }));
  if (person.mail && goes('EMAIL') && !waitsForWords(notice, person))
    rows.push(row('EMAIL', { template: words, once: `EMAIL:${once}:${accountId}`, params, delay_ms: delayMs }));
  if (goes('PUSH'))
    for (const device of person.devices)
      rows.push(row('PUSH', { template: words, once: `PUSH:${once}:${device}`, params, delay_ms: delayMs, device_id: device }));
  return rows;
}

/** Whoever wrote by mail gets the words of an answer or a question, not a notice of it: the mailbox brings them (B-32). */
const waitsForWords = ({ words, params }: NoticeToSend, { byMail }: Reachable): boolean =>
  byMail && isCodeOf(MAILED_KIND, words) && params.answer === undefined;
