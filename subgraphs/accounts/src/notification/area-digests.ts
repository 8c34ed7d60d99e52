import { parseAreaDigest, type LoggedEvent } from '@pakn/events';
import type { Label } from '@pakn/vocabulary';
import type { PoolClient } from 'pg';
import communes from '../reference/communes-khanh-hoa.json' with { type: 'json' };
import type { PlainNotice } from './plain-notice.ts';

const KINDS: Readonly<Record<string, string>> = { phuong: 'phường', xa: 'xã', dac_khu: 'đặc khu' };
const WARDS = new Map(communes.map(({ code, name, kind }) => [code, `${KINDS[kind] ?? ''} ${name}`.trim()]));
const wardName = (code: string | null): string | null => WARDS.get(code ?? '') ?? null;

/** The digests among these events (B-21), with the names of their fields. */
export async function digestsAmong(client: Pick<PoolClient, 'query'>, events: readonly LoggedEvent[]): Promise<PlainNotice[]> {
  const digests = events.filter(({ type }) => type === 'AreaDigest').map((event) => ({ event, digest: parseAreaDigest(event.data) }));
  if (digests.length === 0) return [];
  const codes = new Set(digests.flatMap(({ digest }) => digest.cases.flatMap(({ categoryCode }) => categoryCode ?? [])));
  const { rows } = await client.query<{ code: string } & Label>(
    'select code, name as vi, coalesce(name_en, name) as en from accounts.category_name where code = any($1)',
    [[...codes]],
  );
  const names = new Map(rows.map(({ code, vi, en }) => [code, { vi, en }]));
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
      lines: cases.map(({ code, news, categoryCode, wardCode }) => ({ code, news, category: names.get(categoryCode ?? '') ?? null, ward: wardName(wardCode) })),
    },
  }));
}
