import { parseAreaDigest, type LoggedEvent } from '@pakn/events';
import type { PoolClient } from 'pg';
import type { PlainNotice } from './plain-notice.ts';

/** The digests among these events (B-21), with the names of their fields. */
export async function digestsAmong(client: Pick<PoolClient, 'query'>, events: readonly LoggedEvent[]): Promise<PlainNotice[]> {
  const digests = events.filter(({ type }) => type === 'AreaDigest').map((event) => ({ event, digest: parseAreaDigest(event.data) }));
  if (digests.length === 0) return [];
  const codes = new Set(digests.flatMap(({ digest }) => digest.cases.flatMap(({ categoryCode }) => categoryCode ?? [])));
  const { rows } = await client.query<{ code: string; name: string }>('select code, name from accounts.category_name where code = any($1)', [[...codes]]);
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return digests.map(({ event, digest: { accountId, areaId, total, cases } }) => ({
    accountId,
    event,
    words: 'AREA_DIGEST',
    once: `AREA_DIGEST:${areaId}:${event.at.toISOString()}`,
    params: {
      code: '',
      due: null,
      count: total,
      path: `/khu-vuc/${areaId}`,
      lines: cases.map(({ code, news, categoryCode }) => ({ code, news, category: names.get(categoryCode ?? '') ?? null })),
    },
  }));
}
