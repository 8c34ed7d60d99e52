import type { ClientBase } from 'pg';
import type { ParsedEvent } from './parse-event.ts';

const AGENCY = `insert into stats.agency (id, code, name, kind, parent_id, ward_code, successor_id, active, batch) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (id) do update set code = excluded.code, name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, ward_code = excluded.ward_code,
    successor_id = excluded.successor_id, active = excluded.active, batch = excluded.batch`;
const CATEGORY = `insert into stats.category (code, name, name_en, active, batch) values ($1, $2, $3, $4, $5)
  on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, active = excluded.active, batch = excluded.batch`;
const TOPIC = `insert into stats.topic (code, name, name_en, batch) values ($1, $2, $3, $4)
  on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, batch = excluded.batch`;
const WARD = `insert into stats.ward (code, name, kind, batch) values ($1, $2, $3, $4)
  on conflict (code) do update set name = excluded.name, kind = excluded.kind, batch = excluded.batch`;
const SETTINGS = `insert into stats.setting (satisfaction_scale, batch) values ($1, $2)
  on conflict (one) do update set satisfaction_scale = excluded.satisfaction_scale, batch = excluded.batch`;

/** Keeps the copies of agencies, categories, topics, communes and settings; the log's order decides which is newest. */
export async function saveReferences(client: ClientBase, batch: number, parsed: readonly ParsedEvent[]): Promise<void> {
  for (const one of parsed) {
    if (one.about === 'agency') {
      const { agencyId, code, name, kind, parentId, wardCode, successorId, active } = one.agency;
      await client.query(AGENCY, [agencyId, code, name, kind, parentId, wardCode, successorId, active, batch]);
    } else if (one.about === 'category') await client.query(CATEGORY, [one.category.code, one.category.name, one.category.nameEn, one.category.active, batch]);
    else if (one.about === 'topic') await client.query(TOPIC, [one.topic.code, one.topic.name, one.topic.nameEn, batch]);
    else if (one.about === 'ward') await client.query(WARD, [one.ward.code, one.ward.name, one.ward.kind, batch]);
    else if (one.about === 'settings') await client.query(SETTINGS, [one.settings.satisfactionScale, batch]);
  }
}
