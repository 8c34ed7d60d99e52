import { appendEvent } from '@pakn/events';
import type { ClientBase } from 'pg';

// The rows are locked while they are compared: two that look at once announce once.
const DIFFERS = `
  update cases.topic set announced = jsonb_build_object('code', code, 'name', name, 'nameEn', name_en)
  where announced is distinct from jsonb_build_object('code', code, 'name', name, 'nameEn', name_en) returning announced`;

/**
 * Appends TopicSaved for every topic whose name is not that of the last event (or there was none yet), in the caller's transaction. However it was changed: by
 * the demo province, by an administrator, by SQL.
 */
export async function announceTopics(client: ClientBase, by: { commandId: string; actorId: string | null; at: Date }): Promise<boolean> {
  const { rows } = await client.query<{ announced: object }>(DIFFERS);
  for (const { announced } of rows) await appendEvent(client, { type: 'TopicSaved', ...by, data: announced, audience: [] });
  return rows.length > 0;
}
