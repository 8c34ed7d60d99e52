import type { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import type { Services } from '../services.ts';
import { PURPOSES } from '../account/consents.ts';
import { SAME_PERSON } from '../account/same-person.ts';

type Row = Record<string, unknown>;

const PEOPLE = `select id, kind, status, full_name as "fullName", identifier_cipher as "identifierCipher", phone_cipher as "phoneCipher", email,
  contact_address as "contactAddress", contact_ward_code as "contactWardCode", assurance, organization, created_at as "createdAt",
  totp_cipher is not null as "authenticatorApp" from accounts.account where id in (${SAME_PERSON}) order by id = any($1) desc, created_at`;

/** By the name that they have in the file; each is asked with the account's id. Secrets, keyed hashes and codes are proofs, not facts about a person: they stay. */
const LISTS = {
  consents:
    'select purpose, version, given_at as "givenAt", withdrawn_at as "withdrawnAt" from accounts.consent where account_id = $1 order by given_at, purpose',
  sessions: `select device, language, address, started_at as "startedAt", rotated_at as "lastSeenAt", expires_at as "expiresAt", ended_at as "endedAt", end_reason as "endReason"
    from accounts.session where account_id = $1 order by started_at`,
  knownDevices: 'select first_at as "firstSeenAt", last_at as "lastSeenAt" from accounts.device where account_id = $1 order by first_at',
  // As they are kept: worded when they are read. Older ones have their text.
  notifications: `select kind, words as "template", params as "filledIn", title, body, case_id as "caseId", created_at as "createdAt", read_at as "readAt"
    from accounts.notification where account_id = $1 order by seq`,
  messages: `select channel, kind, template, params as "filledIn", created_at as "createdAt", sent_at as "sentAt", delivered_at as "deliveredAt", phone_cipher as "otherPhone" from accounts.message where account_id = $1 order by created_at`,
  codesAskedFor: `select purpose, method, created_at as "createdAt", used_at as "usedAt" from accounts.otp_ticket where account_id = $1 order by created_at`,
  notificationChoices: 'select kind, channel, wanted from accounts.notification_choice where account_id = $1 order by kind, channel',
  notificationSettings: `select quiet_from as "quietFrom", quiet_to as "quietTo", sound from accounts.notification_setting where account_id = $1`,
  pushDevices: 'select created_at as "switchedOnAt" from accounts.push_device where account_id = $1 order by created_at',
  recoveryCodesLeft: 'select count(*)::int as "count" from accounts.recovery_code where account_id = $1',
  reports: `select code, submitted_at as "submittedAt" from accounts.reported_case where account_id = $1 order by submitted_at`,
  followedCases: 'select case_id as "caseId" from accounts.followed_case where account_id = $1 order by case_id',
  // Who else it was is that person's data.
  accesses: `select at, action, case when actor_id is null then 'nobody signed in' when actor_id = $1 then 'yourself' else 'an officer' end as "by"
    from accounts.access_log where subject_id = $1 or actor_id = $1 order by at`,
} as const;

/** What accounts holds about a person, as the file says it: well-named, numbers readable. */
export async function readMyData({ pool, ciphers }: Pick<Services, 'pool' | 'ciphers'>, id: string): Promise<object> {
  const { rows: people } = await pool.query<Account & { authenticatorApp: boolean }>(PEOPLE, [[id]]);
  const lists: Record<string, Row[]> = {};
  for (const [name, statement] of Object.entries(LISTS)) lists[name] = (await pool.query<Row>(statement, [id])).rows;
  const [account, ...contacts] = people.map((person) => ({ ...shown(ciphers, person), authenticatorApp: person.authenticatorApp }));
  const textOfPurpose = (purpose: unknown): string | null => PURPOSES.find((each) => each.purpose === purpose)?.text ?? null;
  return {
    account,
    /** What a duty desk wrote down of the same person. */
    contacts,
    ...lists,
    messages: lists.messages?.map(({ otherPhone, ...message }) => ({
      ...message,
      // A phone that the account had then; null: the one of the account.
      otherPhone: otherPhone ? ciphers.decrypt('phone', otherPhone as Uint8Array) : null,
    })),
    consents: lists.consents?.map((consent) => ({ ...consent, text: textOfPurpose(consent.purpose) })),
  };
}

function shown(ciphers: Ciphers, { identifierCipher, phoneCipher, ...person }: Account): object {
  return {
    id: person.id,
    kind: person.kind,
    status: person.status,
    createdAt: person.createdAt,
    fullName: person.fullName,
    identifier: identifierCipher && ciphers.decrypt('identifier', identifierCipher),
    phone: phoneCipher && ciphers.decrypt('phone', phoneCipher),
    identityAssurance: person.assurance,
    email: person.email,
    contactAddress: person.contactAddress,
    contactWardCode: person.contactWardCode,
    organization: person.organization,
  };
}
