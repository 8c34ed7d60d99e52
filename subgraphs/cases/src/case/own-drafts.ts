import { isId, type Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { propertiesOf } from '../entities/case-row.ts';
import { Case } from '../entities/case.entity.ts';
import { CURRENT_PROCESS } from '../process/process.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';

type Kept =
  | 'title'
  | 'content'
  | 'address'
  | 'wardCode'
  | 'lon'
  | 'lat'
  | 'approximate'
  | 'kind'
  | 'subjectKind'
  | 'categoryCode'
  | 'topicCode'
  | 'agencyConcernedId'
  | 'preferredAgencyId'
  | 'identityMode'
  | 'showFullName'
  | 'channel';

/** What is kept of a draft, named like the columns of its case. Texts may be empty. */
export type KeptDraft = Pick<Case, Kept> & { occurredAt: string | null };

interface DraftRow {
  id: string;
  accountId: string;
  version: number;
  report: KeptDraft;
  savedAt: Date;
}

const COLUMNS = 'id, account_id as "accountId", version, report, saved_at as "savedAt"';
const ONE = `select ${COLUMNS} from cases.draft where id = $1 and account_id = $2`;
const ALL = `select ${COLUMNS} from cases.draft where account_id = $1 order by saved_at desc, id desc`;

/** The only way to read drafts: whoever asks gets their own. */
export interface OwnDrafts {
  /** Null: there is none, or it is somebody else's. */
  one(id: string): Promise<Case | null>;
  /** The newest first; few, by `MOST_DRAFTS`. */
  all(): Promise<Case[]>;
}

export function ownDrafts(pool: Pool, { sub }: Identity, reference: Pick<ReferenceBook, 'category'>): OwnDrafts {
  return {
    async one(id) {
      if (!sub || !isId(id)) return null;
      const { rows } = await pool.query<DraftRow>(ONE, [id, sub]);
      return rows[0] ? caseOfDraft(rows[0], reference) : null;
    },
    async all() {
      if (!sub) return [];
      const { rows } = await pool.query<DraftRow>(ALL, [sub]);
      return rows.map((row) => caseOfDraft(row, reference));
    },
  };
}

const NOTHING_YET = Object.fromEntries(propertiesOf(Case).map((property) => [property, null]));

/** A draft as the graph shows it: a case with status DRAFT, without a code, a clock or anybody who handles it. Its times are when it was saved. */
function caseOfDraft({ id, accountId, version, report, savedAt }: DraftRow, reference: Pick<ReferenceBook, 'category'>): Case {
  return {
    ...NOTHING_YET,
    ...report,
    id,
    version,
    code: '',
    workflowVersion: CURRENT_PROCESS.version,
    urgency: reference.category(report.categoryCode)?.urgency ?? 'NORMAL',
    status: 'DRAFT',
    step: 'RECEPTION',
    occurredAt: report.occurredAt === null ? null : new Date(report.occurredAt),
    submittedAt: savedAt,
    stepEnteredAt: savedAt,
    clock: [],
    pausedMinutes: 0,
    reopened: 0,
    returns: 0,
    unclaimedPastLimit: false,
    isPublic: false,
    reporterId: accountId,
    filedBy: accountId,
    n: 0,
  } as unknown as Case;
}
