import type { Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { Columns } from '../columns/columns.ts';
import type { CaseStatus, Channel, IdentityMode, Satisfaction } from '../facts/terms.ts';
import { countedRows } from '../figures/counted-rows.ts';
import type { Filter } from '../figures/filter.ts';
import { CHANNEL_LABELS, IDENTITY_LABELS, SATISFACTION_LABELS, STATUS_LABELS } from './labels.ts';
import type { Cell, Sheet } from './sheet.ts';
import { wallClock } from './vietnam-time.ts';

const PAGE = 1_000;
/** A sheet holds 1,048,576 rows, the headings included. */
const MOST_ROWS = 1_000_000;
const SEES_ALL = new Set(['OPERATOR', 'SUPERVISOR', 'ADMIN']);

/** Who sees which cases in a list: the duty desk, supervisors and the provincial office all, an officer also those of the own agency, everybody the public ones. */
interface Sight {
  all: boolean;
  agencyId: string | null;
}

export function sightOf({ kind, roles, agencyId, agencyKind }: Identity): Sight {
  if (kind !== 'OFFICER') return { all: false, agencyId: null };
  return { all: agencyKind === 'PROVINCE_OFFICE' || roles.some((role) => SEES_ALL.has(role)), agencyId: agencyId ?? null };
}

interface Row {
  ordinal: number;
  code: string;
  submittedAt: Date;
  answerDueAt: Date | null;
  answeredAt: Date | null;
  categoryCode: string | null;
  wardCode: string | null;
  channel: Channel;
  identityMode: IdentityMode;
  status: CaseStatus;
  verdict: 'ON_TIME' | 'LATE' | null;
  paused: boolean;
  dueAt: Date | null;
  agencyId: string;
  satisfaction: Satisfaction | null;
}

const ROWS = `
  select f.ordinal, f.code, f.submitted_at as "submittedAt", f.answer_due_at as "answerDueAt", f.answered_at as "answeredAt", f.category_code as "categoryCode", f.ward_code as "wardCode", f.channel,
         f.identity_mode as "identityMode", f.status, f.verdict, f.paused_at is not null as paused, f.due_at as "dueAt", f.counted_agency_id as "agencyId", f.satisfaction
    from stats.fact f
   where f.ordinal = any($1)
     and (f.is_public or $2 or f.counted_agency_id = $3 or exists (select from stats.part p where p.case_id = f.case_id and p.agency_id = $3 and not p.gone))`;

/** A8-23 as far as statistics know it: the cases that the filter counts and the viewer may see, newest first. No person, no word of a report. */
export function casesSheet(source: {
  columns: Columns;
  pool: Pool;
  filter: Filter;
  sight: Sight;
  asOf: Date;
}): Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'> {
  const text = (heading: string, width: number) => ({ text: heading, kind: 'text' as const, width });
  const time = (heading: string) => ({ text: heading, kind: 'time' as const });
  return {
    name: 'Danh sách',
    title: 'Danh sách phản ánh',
    headings: [
      { text: 'STT', kind: 'number', width: 8 },
      text('Mã phản ánh', 18),
      time('Ngày gửi'),
      text('Lĩnh vực', 28),
      text('Xã, phường, đặc khu', 24),
      text('Hình thức tiếp nhận', 22),
      text('Định danh', 16),
      text('Cơ quan/Đơn vị xử lý', 40),
      text('Trạng thái', 20),
      text('Tiến độ', 14),
      time('Hạn trả lời'),
      time('Ngày trả lời'),
      text('Đánh giá', 18),
    ],
    totalFirst: false,
    rows: caseRows(source),
  };
}

async function* caseRows({ columns, pool, filter, sight, asOf }: Parameters<typeof casesSheet>[0]): AsyncIterable<Cell[]> {
  const { submittedAt } = columns.facts;
  const ordinals = countedRows(columns, filter).sort((a, b) => (submittedAt[b] as number) - (submittedAt[a] as number) || b - a);
  let place = 0;
  for (let start = 0; start < ordinals.length && place < MOST_ROWS; start += PAGE) {
    const page = Array.from(ordinals.subarray(start, start + PAGE));
    const { rows } = await pool.query<Row>(ROWS, [page, sight.all, sight.agencyId]);
    const found = new Map(rows.map((row) => [row.ordinal, row]));
    for (const ordinal of page) {
      const row = found.get(ordinal);
      if (row) yield [++place, ...cellsOf(columns, row, asOf)];
    }
  }
}

const cellsOf = (columns: Columns, row: Row, asOf: Date): Cell[] => [
  row.code,
  wallClock(row.submittedAt),
  row.categoryCode === null ? null : columns.category(row.categoryCode).name,
  row.wardCode === null ? null : columns.ward(row.wardCode).name,
  CHANNEL_LABELS[row.channel],
  IDENTITY_LABELS[row.identityMode],
  columns.agency(row.agencyId).name,
  STATUS_LABELS[row.status],
  progressLabel(row, asOf),
  wallClock(row.answerDueAt),
  wallClock(row.answeredAt),
  row.satisfaction === null ? null : SATISFACTION_LABELS[row.satisfaction],
];

function progressLabel({ verdict, paused, dueAt }: Row, asOf: Date): string | null {
  if (verdict) return verdict === 'LATE' ? 'Quá hạn' : 'Đúng hạn';
  if (paused) return 'Tạm dừng';
  if (!dueAt) return null;
  return asOf > dueAt ? 'Trễ hạn' : 'Chưa đến hạn';
}
