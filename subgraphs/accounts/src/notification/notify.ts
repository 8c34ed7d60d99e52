import { CASE_EVENTS, isAfterwards, isCaseEvent, parseSettingsSaved, type CaseEventData, type CategorySaved, type LoggedEvent } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import type { PoolClient } from 'pg';
import { deputyAt, type OnLeave } from '../account/leave.ts';
import { addMessages, UNDO_MS, type NoticeToSend } from '../message/add-messages.ts';
import type { MessageChannel } from '../message/channels.ts';
import { KIND_OF_NOTICE } from '../message/kind-of-notice.ts';
import type { NoticeParams } from '../message/notice-text.ts';
import type { NoticeKey } from '../message/notice-words.ts';
import { withdrawUndone, withoutUndone } from '../message/withdraw-undone.ts';
import { NOTIFICATION_CHANNEL } from '../message/tell-owner.ts';
import { digestsAmong } from './area-digests.ts';
import { followersOf, rememberFollowers } from './followers.ts';
import { noticesOf, type Notice, type Recipients } from './notices.ts';
import { sendPlain, supportAnswersAmong, type PlainNotice } from './plain-notice.ts';

/** What the consumer listens to. */
export const NOTIFYING_EVENTS = [...Object.keys(CASE_EVENTS), 'AreaDigest', 'SupportAnswered', 'CategorySaved', 'SettingsSaved', 'CaseFollowed'];

/** A notice of one event on its way to one person. */
interface AddressedNotice {
  notice: Notice;
  event: LoggedEvent;
  kind: string;
}

/**
 * The effect of a batch of events: notification rows, messages and their jobs, in the consumer's transaction. Nobody waits for it, so adding jobs
 * and a notice here is free of the cost that it has inside a person's transaction (spec 05).
 */
export async function notify(channels: ReadonlySet<MessageChannel>, client: PoolClient, events: LoggedEvent[]): Promise<void> {
  await withdrawUndone(client, events);
  await rememberCategories(client, events);
  await rememberSettings(client, events);
  await rememberReporters(client, events);
  await rememberFollowers(client, events);
  const notices = withoutUndone(events).flatMap((event): AddressedNotice[] => {
    if (!isCaseEvent(event.type) || event.caseId === null || isAfterwards(event)) return [];
    const kind = CASE_EVENTS[event.type].kind;
    return noticesOf({ type: event.type, caseId: event.caseId, n: event.n ?? 0, data: event.data as CaseEventData }).map((notice) => ({ notice, event, kind }));
  });
  const plain = [...(await digestsAmong(client, events)), ...supportAnswersAmong(events)];
  if (notices.length === 0 && plain.length === 0) return;
  const officers = await officersOf(client, notices);
  const followers = await followersOf(client, followedIn(notices));
  const rows = notices.flatMap(({ notice, event, kind }) =>
    ('followers' in notice.to ? (followers.get(event.caseId ?? '') ?? []) : recipientsOf(notice.to, officers, event.at))
      .filter((id) => id !== event.actorId)
      .map((accountId) => ({ accountId, kind, notice, event })),
  );
  await insertNotifications(client, [...rows.map(toRow), ...plain.map(rowOfPlain)]);
  await addMessages(client, channels, [...rows.map(toSend), ...plain.map(sendPlain)]);
}

/** The cases whose followers are notified. */
const followedIn = (notices: readonly AddressedNotice[]): string[] => [
  ...new Set(notices.flatMap(({ notice, event }) => ('followers' in notice.to && event.caseId ? [event.caseId] : []))),
];

type Row = AddressedNotice & { accountId: string };

/** As it is inserted. */
interface StoredRow {
  account_id: string;
  kind: string;
  case_id: string | null;
  words: NoticeKey;
  params: NoticeParams;
  created_at: Date;
}
const toRow = ({ accountId, kind, notice, event }: Row): StoredRow => ({
  account_id: accountId,
  kind,
  case_id: event.caseId,
  words: notice.key,
  params: notice.params,
  created_at: event.at,
});
// What a mail lists is not kept with the notice: its page shows the cases as they are then.
const rowOfPlain = ({ accountId, words, params: { lines: _lines, ...params }, event }: PlainNotice): StoredRow => ({
  account_id: accountId,
  kind: words,
  case_id: null,
  words,
  params,
  created_at: event.at,
});

interface Officer extends OnLeave {
  id: string;
  agencyId: string;
  roles: string[];
}

async function officersOf(client: PoolClient, notices: AddressedNotice[]): Promise<Officer[]> {
  const agencies = notices.flatMap(({ notice }) => ('agencies' in notice.to ? notice.to.agencies : []));
  const named = notices.flatMap(({ notice }) => ('agencies' in notice.to ? (notice.to.officers ?? []) : []));
  const desk = notices.some(({ notice }) => 'operators' in notice.to);
  const { rows } = await client.query<Officer>(
    `select a.id, a.agency_id as "agencyId", a.roles, a.leave_from as "leaveFrom", a.leave_to as "leaveTo", standing.id as "deputyId", named.id as "leaveDeputyId"
     from accounts.account a
     left join accounts.account standing on standing.id = a.deputy_id and standing.status = 'ACTIVE' and standing.active
     left join accounts.account named on named.id = a.leave_deputy_id and named.status = 'ACTIVE' and named.active
     where a.kind = 'OFFICER' and a.status = 'ACTIVE' and a.active and (a.agency_id = any($1::uuid[]) or a.id = any($3::uuid[]) or ($2 and 'OPERATOR' = any(a.roles)))`,
    [agencies, desk, named],
  );
  return rows;
}

/** Who works on what their agency is notified of; the duty desk's operators for the desk. */
const HANDLERS = new Set(['SPECIALIST', 'AGENCY_LEADER', 'OPERATOR']);
const LEADERS = new Set(['AGENCY_LEADER']);

/** Each once; who stands in for somebody on leave is notified too (B-04). */
function recipientsOf(to: Exclude<Recipients, { followers: true }>, officers: Officer[], at: Date): string[] {
  if ('account' in to) return [to.account];
  const concerned =
    'operators' in to
      ? officers.filter(({ roles }) => roles.includes('OPERATOR'))
      : officers.filter(
          ({ id, agencyId, roles }) =>
            to.officers?.includes(id) || (to.agencies.includes(agencyId) && roles.some((role) => (to.leadersOnly ? LEADERS : HANDLERS).has(role))),
        );
  const ids = concerned.flatMap((officer) => [officer.id, deputyAt(officer, at)]);
  return [...new Set(ids.filter((id) => id !== null))];
}

/** One insert for all; a reporter who is no account (any more), or one without a person, is left out. */
async function insertNotifications(client: PoolClient, rows: StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  const data = rows.map((row, n) => ({ n, id: newId(), ...row }));
  await client.query(
    `insert into accounts.notification (id, account_id, kind, case_id, words, params, created_at)
     select t.id, t.account_id, t.kind, t.case_id, t.words, t.params, t.created_at
     from json_to_recordset($1::json) as t(n int, id uuid, account_id uuid, kind text, case_id uuid, words text, params jsonb, created_at timestamptz)
     where exists (select 1 from accounts.account a where a.id = t.account_id and a.kind <> 'ANONYMOUS_REPORTER') order by t.n`,
    [JSON.stringify(data)],
  );
  await client.query(`select pg_notify($1, '')`, [NOTIFICATION_CHANNEL]);
}

/** By every other channel that the person wants. */
const toSend = ({ accountId, notice, event }: Row): NoticeToSend => ({
  accountId,
  kind: KIND_OF_NOTICE[notice.key],
  words: notice.key,
  params: notice.params,
  once: `${notice.key}:${event.caseId}:${event.n}`,
  at: event.at,
  delayMs: UNDO_MS,
  ...(notice.sms ? { short: notice.sms } : {}),
});

async function rememberReporters(client: PoolClient, events: LoggedEvent[]): Promise<void> {
  const filed = events.flatMap((event) => {
    if (event.type !== 'CaseSubmitted' || event.caseId === null) return [];
    const { reporterId, facts } = event.data as CaseEventData;
    return [{ case_id: event.caseId, account_id: reporterId, code: facts.code, submitted_at: facts.submittedAt }];
  });
  if (filed.length === 0) return;
  await client.query(
    `insert into accounts.reported_case (case_id, account_id, code, submitted_at)
     select case_id, account_id, code, submitted_at from json_to_recordset($1::json) as t(case_id uuid, account_id uuid, code text, submitted_at timestamptz) on conflict do nothing`,
    [JSON.stringify(filed)],
  );
}

async function rememberSettings(client: PoolClient, events: LoggedEvent[]): Promise<void> {
  const saved = events.findLast(({ type }) => type === 'SettingsSaved');
  if (!saved) return;
  const { from, to } = parseSettingsSaved(saved.data).quietHours;
  await client.query(
    'insert into accounts.tenant_setting (quiet_from, quiet_to) values ($1, $2) on conflict (one) do update set quiet_from = $1, quiet_to = $2',
    [from, to],
  );
}

const CATEGORY = `insert into accounts.category_name (code, name, name_en) values ($1, $2, $3)
  on conflict (code) do update set name = excluded.name, name_en = excluded.name_en`;
async function rememberCategories(client: PoolClient, events: LoggedEvent[]): Promise<void> {
  for (const event of events) {
    if (event.type !== 'CategorySaved') continue;
    const { code, name, nameEn } = event.data as CategorySaved;
    await client.query(CATEGORY, [code, name, nameEn]);
  }
}
