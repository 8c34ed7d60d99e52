import { appendEvent } from '@pakn/events';
import type { ClientBase } from 'pg';
import { announceSettings } from './announce-settings.ts';
import calendarDays from './data/calendar-days.json' with { type: 'json' };
import categories from './data/categories.json' with { type: 'json' };
import categoryGroups from './data/category-groups.json' with { type: 'json' };
import former from './data/old-names.json' with { type: 'json' };
import portal from './data/portal.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import serviceLevels from './data/service-levels.json' with { type: 'json' };
import wards from './data/wards.json' with { type: 'json' };
import workingPeriods from './data/working-periods.json' with { type: 'json' };

/** Khánh Hòa's official code: every commune of it. */
const PROVINCE_CODE = '56';
const SEED = 'seed';
/** The communes until 30 June 2025 by the code of what each became. */
const OLD_NAMES: Readonly<Record<string, string[]>> = former.oldNames;

/**
 * Puts the province's reference data into an open transaction. Idempotent: what is there stays as it is, because administrators edit it (spec 03).
 * New categories and communes are announced to the other subgraphs, and the settings that they have not been sent yet (an installation from before).
 */
export async function seedReference(client: ClientBase): Promise<void> {
  await seedCategories(client);
  await seedWards(client);
  await seedReasons(client);
  await seedCalendar(client);
  await seedPortal(client);
  await announceSettings(client, { commandId: SEED, actorId: null, at: new Date() });
}

async function seedCategories(client: ClientBase): Promise<void> {
  const labels = new Map(categoryGroups.map((group) => [group.code, group.label]));
  for (const { code, name, nameEn, group, icon, order, lead, urgency, publicByDefault, sensitive, approvalRequired, proofRequired } of categories) {
    const { rowCount } = await client.query(
      `insert into cases.category (code, name, name_en, "group", group_label, icon, position, lead, urgency, public_by_default, sensitive, approval_required, proof_required)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
      [code, name, nameEn, group, labels.get(group) ?? '', icon, order, lead, urgency, publicByDefault, sensitive, approvalRequired, proofRequired],
    );
    if (rowCount) await announce(client, 'CategorySaved', { code, name, nameEn, active: true });
  }
}

async function seedWards(client: ClientBase): Promise<void> {
  for (const { code, name, kind, lon, lat, bbox } of wards) {
    const oldNames = OLD_NAMES[code] ?? [];
    const { rowCount } = await client.query(
      'insert into cases.ward (code, name, kind, province_code, lon, lat, west, south, east, north, old_names) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing',
      [code, name, kind, PROVINCE_CODE, lon, lat, ...bbox, oldNames],
    );
    if (rowCount) await announce(client, 'WardSaved', { code, name, kind });
    // An installation from before the old names were known.
    else await client.query(`update cases.ward set old_names = $2 where code = $1 and old_names = '{}' and $2 <> '{}'::text[]`, [code, oldNames]);
  }
}

async function seedReasons(client: ClientBase): Promise<void> {
  for (const [position, reason] of reasons.entries()) {
    const maxWorkingHours = 'maxWorkingHours' in reason ? reason.maxWorkingHours : null;
    await client.query(
      'insert into cases.reason (kind, code, label, label_en, explain_required, where_to_go, max_working_hours, position) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
      [reason.kind, reason.code, reason.label, reason.labelEn, reason.explainRequired, reason.whereToGo, maxWorkingHours, position],
    );
  }
}

async function seedCalendar(client: ClientBase): Promise<void> {
  await client.query(`select set_config('cases.command_id', $1, true)`, [SEED]);
  for (const { date, working, name, kind, status } of calendarDays) {
    await client.query('insert into cases.calendar_day (date, working, name, kind, status) values ($1, $2, $3, $4, $5) on conflict do nothing', [
      date,
      working,
      name,
      kind,
      status,
    ]);
  }
  for (const { weekday, from, to, validFrom } of workingPeriods) {
    await client.query('insert into cases.working_period (weekday, "from", "to", valid_from) values ($1, $2, $3, $4) on conflict do nothing', [
      weekday,
      from,
      to,
      validFrom,
    ]);
  }
  // A later release may know more days: what was promised before follows. Nothing was promised yet at the first start.
  await client.query(`delete from cases.recomputation where command_id = $1 and begun_at is null and not exists (select from cases."case")`, [SEED]);
  for (const level of serviceLevels) {
    await client.query(
      'insert into cases.service_level (urgency, reception, accept, resolve, max_total, remind_before, valid_from) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
      [level.urgency, level.reception, level.accept, level.resolve, level.maxTotal, level.remindBefore, level.validFrom],
    );
  }
}

async function seedPortal(client: ClientBase): Promise<void> {
  for (const [key, value] of Object.entries(portal)) {
    await client.query('insert into cases.portal_setting (key, value) values ($1, $2) on conflict do nothing', [key, JSON.stringify(value)]);
  }
}

const announce = (client: ClientBase, type: string, data: object): Promise<unknown> =>
  appendEvent(client, { type, commandId: SEED, actorId: null, at: new Date(), data, audience: [] });
