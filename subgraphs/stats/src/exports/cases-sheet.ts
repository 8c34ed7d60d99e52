import type { Identity } from '@pakn/service-kit';
import { wallClock } from '@pakn/service-kit/rules';
import {
  CASE_STATUS,
  CHANNEL,
  IDENTITY_MODE,
  labelOf,
  PROGRESS,
  SATISFACTION,
  type CaseStatus,
  type Channel,
  type IdentityMode,
  type Language,
  type Progress,
  type Satisfaction,
  type Verdict,
} from '@pakn/vocabulary';
import type { Pool } from 'pg';
import type { Columns } from '../columns/columns.ts';
import { countedRows } from '../figures/counted-rows.ts';
import type { Filter } from '../figures/filter.ts';
import type { Cell, Sheet } from './sheet.ts';
import { sayIn } from './words.ts';

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
  verdict: Verdict | null;
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
  language: Language;
}): Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'> {
  const say = sayIn(source.language);
  const text = (heading: string, width: number) => ({ text: heading, kind: 'text' as const, width });
  const time = (heading: string) => ({ text: heading, kind: 'time' as const });
  return {
    name: say('list'),
    title: say('listTitle'),
    headings: [
      { text: say('ordinal'), kind: 'number', width: 8 },
      text(say('code'), 18),
      time(say('submittedAt')),
      text(say('category'), 28),
      text(say('ward'), 24),
      text(say('channel'), 22),
      text(say('identity'), 16),
      text(say('agency'), 40),
      text(say('status'), 20),
      text(say('progress'), 14),
      time(say('answerDueAt')),
      time(say('answeredAt')),
      text(say('rating'), 18),
    ],
    totalFirst: false,
    rows: caseRows(source),
  };
}

async function* caseRows({ columns, pool, filter, sight, asOf, language }: Parameters<typeof casesSheet>[0]): AsyncIterable<Cell[]> {
  const { submittedAt } = columns.facts;
  const ordinals = countedRows(columns, filter).sort((a, b) => (submittedAt[b] as number) - (submittedAt[a] as number) || b - a);
  let place = 0;
  for (let start = 0; start < ordinals.length && place < MOST_ROWS; start += PAGE) {
    const page = Array.from(ordinals.subarray(start, start + PAGE));
    const { rows } = await pool.query<Row>(ROWS, [page, sight.all, sight.agencyId]);
    const found = new Map(rows.map((row) => [row.ordinal, row]));
    for (const ordinal of page) {
      const row = found.get(ordinal);
      if (row) yield [++place, ...cellsOf(row, { columns, asOf, language })];
    }
  }
}

const cellsOf = (row: Row, { columns, asOf, language }: { columns: Columns; asOf: Date; language: Language }): Cell[] => [
  row.code,
  wallClock(row.submittedAt),
  row.categoryCode === null ? null : columns.category(row.categoryCode)[language === 'en' ? 'nameEn' : 'name'],
  row.wardCode === null ? null : columns.ward(row.wardCode).name,
  labelOf(CHANNEL, row.channel, language),
  labelOf(IDENTITY_MODE, row.identityMode, language),
  columns.agency(row.agencyId).name,
  labelOf(CASE_STATUS, row.status, language),
  progressLabel(row, asOf, language),
  row.answerDueAt && wallClock(row.answerDueAt),
  row.answeredAt && wallClock(row.answeredAt),
  row.satisfaction === null ? null : labelOf(SATISFACTION, row.satisfaction, language),
];

function progressLabel({ verdict, paused, dueAt }: Row, asOf: Date, language: Language): string | null {
  if (!verdict && !paused && !dueAt) return null;
  const progress: Progress = verdict ?? (paused ? 'PAUSED' : dueAt && asOf > dueAt ? 'OVERDUE' : 'NOT_DUE');
  return labelOf(PROGRESS, progress, language);
}
