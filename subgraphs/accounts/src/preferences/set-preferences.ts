import { inTransaction, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { isCodeOf, NOTIFICATION_KIND, type NotificationChannel, type NotificationKind } from '@pakn/vocabulary';
import { rulesOf } from '../message/channels.ts';
import type { Services } from '../services.ts';
import { absentOf, kindsOf, offeredOf, readPerson } from './read-preferences.ts';

export interface PreferencesChange {
  choices: { kind: string; channels: NotificationChannel[] }[];
  /** Both null: the hours of the province; left out: they stay. */
  quietFrom?: string | null | undefined;
  quietTo?: string | null | undefined;
  sound?: boolean | null | undefined;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NOT_A_TIME = { vi: 'Nhập giờ theo dạng 21:30', en: 'Enter a time like 21:30' };
const BOTH = { vi: 'Nhập cả giờ bắt đầu và giờ kết thúc', en: 'Enter both the beginning and the end' };
const NO_SUCH_KIND = { vi: 'Không có loại thông báo này', en: 'There is no such kind of notification' };

/** What is wrong with the change, field by field. */
export function preferencesProblems({ choices, quietFrom, quietTo }: PreferencesChange, kinds: readonly NotificationKind[]): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  for (const [name, time] of [
    ['quietFrom', quietFrom],
    ['quietTo', quietTo],
  ] as const)
    if (time != null && !TIME.test(time)) problems.push({ path: name, code: 'INVALID_INPUT', message: NOT_A_TIME });
  if ((quietFrom == null) !== (quietTo == null)) problems.push({ path: quietFrom == null ? 'quietFrom' : 'quietTo', code: 'INVALID_INPUT', message: BOTH });
  for (const [n, { kind }] of choices.entries())
    if (!isCodeOf(NOTIFICATION_KIND, kind) || !kinds.includes(kind)) problems.push({ path: `choices.${n}.kind`, code: 'INVALID_INPUT', message: NO_SUCH_KIND });
  return problems;
}

const CHOOSE = `
  insert into accounts.notification_choice (account_id, kind, channel, wanted)
  select $1, kind, channel, wanted from json_to_recordset($2::json) as t(kind text, channel text, wanted boolean)
  on conflict (account_id, kind, channel) do update set wanted = excluded.wanted`;
const SET = `
  insert into accounts.notification_setting as s (account_id, quiet_from, quiet_to, sound) values ($1, $3, $4, coalesce($5, false))
  on conflict (account_id) do update set quiet_from = case when $2 then excluded.quiet_from else s.quiet_from end,
    quiet_to = case when $2 then excluded.quiet_to else s.quiet_to end, sound = coalesce($5, s.sound)`;

/** Keeps what the person decided; kinds that are not named, and channels that are not offered, stay. @throws DomainError INVALID_INPUT */
export async function setPreferences(services: Pick<Services, 'pool' | 'channels' | 'now'>, accountId: string, change: PreferencesChange): Promise<void> {
  const person = await readPerson(services, accountId);
  refuseIfAny(preferencesProblems(change, kindsOf(person)));
  const absent = absentOf(services, person);
  const decided = change.choices.flatMap(({ kind, channels }) =>
    offeredOf(kind as NotificationKind, absent)
      .filter((channel) => !rulesOf(kind as NotificationKind).fixed.includes(channel))
      .map((channel) => ({ kind, channel, wanted: channels.includes(channel) })),
  );
  // The same kind twice: the last one counts, and one statement may not touch a row twice.
  const byKey = new Map(decided.map((choice) => [`${choice.kind} ${choice.channel}`, choice]));
  await inTransaction(services.pool, async (client) => {
    if (byKey.size > 0) await client.query(CHOOSE, [accountId, JSON.stringify([...byKey.values()])]);
    const { quietFrom, quietTo, sound } = change;
    if (quietFrom !== undefined || sound != null)
      await client.query(SET, [accountId, quietFrom !== undefined, quietFrom ?? null, quietTo ?? null, sound ?? null]);
  });
}
