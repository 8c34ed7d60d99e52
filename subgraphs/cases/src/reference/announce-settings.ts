import { appendEvent } from '@pakn/events';
import type { ClientBase } from 'pg';

// The row is locked while it is compared: two that look at once announce once.
const DIFFERS = `
  update cases.catalogue_state as state set announced = now.settings
  from (select jsonb_strip_nulls(jsonb_build_object('satisfactionScale', scale.value, 'quietHours', process.value->'quietHours')) as settings
    from cases.portal_setting scale left join cases.portal_setting process on process.key = 'process' where scale.key = 'satisfactionScale') as now
  where state.announced is distinct from now.settings returning state.announced as settings`;

/**
 * Appends SettingsSaved when the settings that other subgraphs keep are not those of the last event (or there was none yet), in the caller's transaction.
 * However they were changed: by the seed, by an administrator, by SQL.
 */
export async function announceSettings(client: ClientBase, by: { commandId: string; actorId: string | null; at: Date }): Promise<boolean> {
  const { rows } = await client.query<{ settings: object }>(DIFFERS);
  if (!rows[0]) return false;
  await appendEvent(client, { type: 'SettingsSaved', ...by, data: rows[0].settings, audience: [] });
  return true;
}
