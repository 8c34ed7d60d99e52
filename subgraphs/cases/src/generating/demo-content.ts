import { newId } from '@pakn/service-kit';
import type { ClientBase } from 'pg';
import { DEMO_KNOWLEDGE } from './demo-knowledge.ts';
import { DEMO_NOTICES } from './demo-notices.ts';

const DAY_MS = 86_400_000;
const ONCE = `insert into cases.seeded_content (key) values ('demo province') on conflict do nothing`;
const NOTICE = `
  insert into cases.notice (id, agency_id, kind, title, summary, body, pinned, published, at, valid_until)
  values ($1, (select id from cases.agency where code = $2), $3, $4, $5, $6, $7, true, date_trunc('milliseconds', $8::timestamptz), $9)`;
const TOPIC = `
  insert into cases.topic (code, name, name_en, introduction, "from", "to")
  values ('SCHOOL_GATES', 'An toàn trước cổng trường', 'Safe school gates', $1, ($2::timestamptz - interval '20 days')::date, ($2::timestamptz + interval '40 days')::date)
  on conflict do nothing`;
const ASKED =
  'Đường trước cổng trường nào đông, thiếu vạch sang đường hay gờ giảm tốc? Chụp ảnh vào giờ đưa đón và chỉ đúng vị trí để ngành giao thông xếp thứ tự làm trước.';
const ARTICLE = `
  insert into cases.knowledge (id, agency_id, category_code, title, body, audience, updated_at)
  values ($1, (select id from cases.agency where code = $2), $3, $4, $5, $6, date_trunc('milliseconds', $7::timestamptz))`;

/** Notices and articles of the demo province, the newest a day old, written once, in an open transaction. @param until up to when the province has lived */
export async function writeDemoContent(client: ClientBase, until: Date): Promise<void> {
  if ((await client.query(ONCE)).rowCount !== 1) return;
  const ago = (days: number): Date => new Date(until.getTime() - days * DAY_MS);
  for (const { agency, kind, title, summary, body, pinned = false, daysAgo, validDays } of DEMO_NOTICES)
    await client.query(NOTICE, [newId(), agency, kind, title, summary, body, pinned, ago(daysAgo), validDays === undefined ? null : ago(-validDays)]);
  await client.query(TOPIC, [ASKED, until]);
  for (const { agency, category, title, body, audience, daysAgo } of DEMO_KNOWLEDGE)
    await client.query(ARTICLE, [newId(), agency, category, title, body, audience, ago(daysAgo)]);
}
