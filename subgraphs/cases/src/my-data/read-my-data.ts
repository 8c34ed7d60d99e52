import type { Pool } from 'pg';

const FILE = `json_build_object('name', t.name, 'mediaType', t.media_type, 'bytes', t.bytes, 'purpose', t.purpose, 'caption', t.caption, 'sentAt', t.created_at)`;

/**
 * By the name that they have in the file; each is asked with the account's id. Of an officer there is only what the reporter may read: the published answer and
 * what an agency wrote to the reporter, without a name. Keys of commands are proofs, not facts about a person: they stay.
 */
const LISTS = {
  reports: `select c.code, c.kind, c.title, c.content, c.category_code as "categoryCode", c.topic_code as "topicCode", c.channel, c.status, c.address, c.ward_code as "wardCode",
      c.lon, c.lat, c.occurred_at as "occurredAt", c.submitted_at as "submittedAt", c.accepted_at as "acceptedAt", c.answered_at as "answeredAt", c.closed_at as "closedAt",
      c.is_public as "isPublic", c.identity_mode as "identityMode", c.show_full_name as "showFullName", c.subject_kind as "subjectKind",
      c.satisfaction, c.rating_comment as "ratingComment", c.rated_at as "ratedAt", c.rejection_explanation as "rejectionExplanation", c.info_question as "question",
      (select coalesce(json_agg(json_build_object('fromMe', m.from_reporter, 'text', m.text, 'sentAt', m.sent_at) order by m.sent_at, m.id), '[]') from cases.message m where m.case_id = c.id) as messages,
      (select coalesce(json_agg(json_build_object('content', a.content, 'publishedAt', a.published_at, 'documentNumber', a.document_number) order by a.published_at), '[]')
        from cases.answer a where a.case_id = c.id and a.published) as answers,
      (select coalesce(json_agg(json_build_object('reason', r.reason, 'at', r.at) order by r.number), '[]') from cases.reopening r where r.case_id = c.id) as reopenings
    from cases."case" c where c.reporter_id = $1 order by c.submitted_at`,
  drafts: 'select report, saved_at as "savedAt" from cases.draft where account_id = $1 order by saved_at',
  files: `select ${FILE} as file, c.code from cases.attachment t left join cases.message m on m.id = t.message_id left join cases.reopening r on r.id = t.reopening_id
    left join cases."case" c on c.id = coalesce(t.case_id, m.case_id, r.case_id) where t.owner_id = $1 order by t.created_at, t.id`,
  interests: `select c.code, i.kind, i.since from cases.interest i join cases."case" c on c.id = i.case_id where i.account_id = $1 order by i.since`,
  areas: `select a.name, a.ward_codes as "wardCodes", a.category_codes as "categoryCodes", a.outline::text as "outlineInMillionths", a.lon, a.lat, a.metres, a.frequency,
      a.created_at as "createdAt" from cases.area a where a.account_id = $1 order by a.created_at, a.id`,
  abuseReports: `select c.code, a.reported_at as "reportedAt" from cases.abuse_report a join cases."case" c on c.id = a.case_id where a.account_id = $1 order by a.reported_at`,
  supportConversations: `select s.started_at as "startedAt", s.status, s.closed_at as "closedAt",
      (select coalesce(json_agg(json_build_object('from', m.sender, 'text', m.text, 'said', m.said, 'sentAt', m.sent_at) order by m.n), '[]') from cases.support_message m
        where m.conversation_id = s.id) as messages from cases.support_conversation s where s.account_id = $1 order by s.started_at`,
  acts: `select l.at, l.type, c.code, t.words from events.log l left join cases."case" c on c.id = l.case_id left join cases.history_text t on t.case_id = l.case_id and t.n = l.n
    where l.actor_id = $1 and l.case_id is not null order by l.at, l.n`,
} as const;

/** What cases holds about a person, as the file says it. */
export async function readMyData(pool: Pool, accountId: string): Promise<Record<keyof typeof LISTS, object[]>> {
  const found: [string, object[]][] = [];
  for (const [name, statement] of Object.entries(LISTS)) found.push([name, (await pool.query<object>(statement, [accountId])).rows]);
  return Object.fromEntries(found) as Record<keyof typeof LISTS, object[]>;
}
