import { parseAreaDigest, type LoggedEvent } from '@pakn/events';
import type { PoolClient } from 'pg';
import type { NoticeParams } from '../message/notice-text.ts';

/** A digest on its way to whoever follows the area (B-21). */
export interface DigestNotice {
  accountId: string;
  areaId: string;
  params: NoticeParams;
  event: LoggedEvent;
}

/** The digests among these events, with the names of their fields. */
export async function digestsAmong(client: Pick<PoolClient, 'query'>, events: readonly LoggedEvent[]): Promise<DigestNotice[]> {
  const digests = events.filter(({ type }) => type === 'AreaDigest').map((event) => ({ event, digest: parseAreaDigest(event.data) }));
  if (digests.length === 0) return [];
  const codes = new Set(digests.flatMap(({ digest }) => digest.cases.flatMap(({ categoryCode }) => categoryCode ?? [])));
  const { rows } = await client.query<{ code: string; name: string }>('select code, name from accounts.category_name where code = any($1)', [[...codes]]);
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return digests.map(({ event, digest: { accountId, areaId, total, cases } }) => ({
    accountId,
    areaId,
    event,
    params: {
      code: '',
      due: null,
      count: total,
      path: `/khu-vuc/${areaId}`,
      lines: cases.map(({ code, news, categoryCode }) => ({ code, news, category: names.get(categoryCode ?? '') ?? null })),
    },
  }));
}
