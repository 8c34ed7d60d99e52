import { DEFAULT_QUIET_HOURS } from '@pakn/events';
import { unauthenticated } from '@pakn/service-kit';
import { NOTIFICATION_CHANNELS, NOTIFICATION_KIND, NOTIFICATION_KINDS, type Language, type NotificationChannel, type NotificationKind } from '@pakn/vocabulary';
import { isWanted, rulesOf, type MessageChannel, type StoredChoice } from '../message/channels.ts';
import type { Services } from '../services.ts';
import { ABSENCE, type Absence } from './absence-words.ts';
import type { NotificationPreferences } from './preferences.graph.ts';

interface Person {
  isOfficer: boolean;
  isAdministrator: boolean;
  mail: boolean;
  phone: boolean;
  device: boolean;
  choices: StoredChoice[];
  quietFrom: string | null;
  quietTo: string | null;
  sound: boolean;
  provinceFrom: string | null;
  provinceTo: string | null;
}
const PERSON = `
  select a.kind = 'OFFICER' as "isOfficer", 'ADMIN' = any(a.roles) as "isAdministrator", coalesce(a.email, a.organization->>'email') is not null as mail, a.phone_cipher is not null as phone,
    exists (select from accounts.push_device d join accounts.session e on e.id = d.session_id where d.account_id = a.id and e.ended_at is null and e.expires_at > $2) as device,
    coalesce((select json_agg(json_build_object('kind', c.kind, 'channel', c.channel, 'wanted', c.wanted)) from accounts.notification_choice c where c.account_id = a.id), '[]') as choices,
    o.quiet_from as "quietFrom", o.quiet_to as "quietTo", coalesce(o.sound, false) as sound, s.quiet_from as "provinceFrom", s.quiet_to as "provinceTo"
  from accounts.account a left join accounts.notification_setting o on o.account_id = a.id left join accounts.tenant_setting s on s.one where a.id = $1`;

/** The kinds that concern a person, in their order. */
export const kindsOf = ({ isOfficer, isAdministrator }: Pick<Person, 'isOfficer' | 'isAdministrator'>): NotificationKind[] =>
  NOTIFICATION_KINDS.filter((kind) => {
    const concerns: readonly string[] = NOTIFICATION_KIND[kind].concerns;
    return concerns.includes(isOfficer ? 'OFFICER' : 'CITIZEN') || (isAdministrator && concerns.includes('ADMINISTRATOR'));
  });

/** What a kind offers to a person, as far as the channels reach. */
export const offeredOf = (kind: NotificationKind, absent: ReadonlyMap<NotificationChannel, Absence>): NotificationChannel[] => {
  const { fixed, on, off } = rulesOf(kind);
  return NOTIFICATION_CHANNELS.filter((channel) => !absent.has(channel) && [...fixed, ...on, ...off].includes(channel));
};

/** @throws UNAUTHENTICATED when the account is gone */
export async function readPerson({ pool, now }: Pick<Services, 'pool' | 'now'>, accountId: string): Promise<Person> {
  const person = (await pool.query<Person>(PERSON, [accountId, now()])).rows[0];
  if (!person) throw unauthenticated();
  return person;
}

/** Which channels do not reach a person here. */
export function absentOf({ channels }: Pick<Services, 'channels'>, person: Pick<Person, 'mail' | 'phone' | 'device'>): Map<NotificationChannel, Absence> {
  const reached: Record<MessageChannel, boolean> = { PUSH: person.device, SMS: person.phone, EMAIL: person.mail, ZALO: person.phone };
  const absent = (Object.keys(reached) as MessageChannel[]).map((channel): [MessageChannel, Absence | null] => {
    if (!channels.has(channel)) return [channel, 'NOT_CONFIGURED'];
    return [channel, reached[channel] ? null : 'NO_ADDRESS'];
  });
  return new Map(absent.filter((entry): entry is [MessageChannel, Absence] => entry[1] !== null));
}

export async function readPreferences(
  services: Pick<Services, 'pool' | 'channels' | 'now' | 'env'>,
  { accountId, language }: { accountId: string; language: Language },
): Promise<NotificationPreferences> {
  const person = await readPerson(services, accountId);
  const absent = absentOf(services, person);
  const choices = kindsOf(person).map((kind) => {
    const offered = offeredOf(kind, absent);
    return {
      kind,
      label: NOTIFICATION_KIND[kind][language],
      offered,
      channels: offered.filter((channel) => isWanted(kind, channel, person.choices)),
      fixed: offered.filter((channel) => rulesOf(kind).fixed.includes(channel)),
    };
  });
  const { quietFrom, quietTo, sound, isOfficer, provinceFrom, provinceTo } = person;
  return {
    choices,
    quietFrom,
    quietTo,
    sound,
    pushKey: services.channels.has('PUSH') ? services.env.VAPID_PUBLIC_KEY : null,
    // What a colleague sends to an officer does not wait.
    usualQuietFrom: isOfficer ? null : (provinceFrom ?? DEFAULT_QUIET_HOURS.from),
    usualQuietTo: isOfficer ? null : (provinceTo ?? DEFAULT_QUIET_HOURS.to),
    absent: [...absent].flatMap(([channel, why]) => {
      const words = ABSENCE[why][channel];
      return words ? [{ channel, reason: words[language] }] : [];
    }),
  };
}
