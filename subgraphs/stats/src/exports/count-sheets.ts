import { CASE_STATUSES, CHANNELS } from '../facts/terms.ts';
import type { Answer } from '../figures/answer.ts';
import { CHANNEL_LABELS, IDENTITY_LABELS, STATUS_LABELS } from './labels.ts';
import type { Cell, Sheet } from './sheet.ts';

type Body = Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'>;

/** A8-22: counts by status and by channel. */
export function statusSheet({ byStatusAndChannel }: Answer): Body {
  const countOf = (fits: (one: (typeof byStatusAndChannel)[number]) => boolean): number =>
    byStatusAndChannel.reduce((sum, one) => (fits(one) ? sum + one.count : sum), 0);
  const channels = CHANNELS.filter((channel) => countOf((one) => one.channel === channel) > 0);
  const statuses = CASE_STATUSES.filter((status) => countOf((one) => one.status === status) > 0);
  return {
    name: 'Trạng thái',
    title: 'Thống kê phản ánh theo trạng thái và hình thức tiếp nhận',
    headings: [
      { text: 'STT', kind: 'text', width: 6 },
      { text: 'Trạng thái', kind: 'text' },
      { text: 'Tổng số', kind: 'number' },
      ...channels.map((channel) => ({ text: CHANNEL_LABELS[channel], kind: 'number' as const, width: 16 })),
    ],
    totalFirst: true,
    rows: [
      ['*', 'Tổng số', countOf(() => true), ...channels.map((channel) => countOf((one) => one.channel === channel))],
      ...statuses.map((status, place): Cell[] => [
        String(place + 1),
        STATUS_LABELS[status],
        countOf((one) => one.status === status),
        ...channels.map((channel) => countOf((one) => one.status === status && one.channel === channel)),
      ]),
    ],
  };
}

/** A8-24, X-13: reports with and without a public identity. */
export function identitySheet({ byIdentity }: Answer): Body {
  const total = byIdentity.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number): number | null => (total === 0 ? null : count / total);
  return {
    name: 'Định danh',
    title: 'Thống kê phản ánh theo công khai danh tính',
    headings: [
      { text: 'STT', kind: 'text', width: 6 },
      { text: 'Định danh', kind: 'text' },
      { text: 'Số lượng', kind: 'number' },
      { text: 'Tỷ lệ', kind: 'ratio' },
    ],
    totalFirst: true,
    rows: [
      ['*', 'Tổng số', total, share(total)],
      ...byIdentity.map(({ identityMode, count }, place): Cell[] => [String(place + 1), IDENTITY_LABELS[identityMode], count, share(count)]),
    ],
  };
}
