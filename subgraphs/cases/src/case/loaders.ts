import type { Identity } from '@pakn/service-kit';
import { isId } from '@pakn/service-kit';
import DataLoader from 'dataloader';
import type { Language } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import { CASE_COLUMNS, columnsOf } from '../entities/case-row.ts';
import type { Case } from '../entities/case.entity.ts';
import { relationTo, type Relation } from '../state/may-see.ts';
import { IS_PUBLIC, ITS_HOLDERS, type Holder } from './file-holders.ts';
import { milestonesOf } from './milestones.ts';
import { ownDrafts, type OwnDrafts } from './own-drafts.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { Answer, Appointment, Assignment, Attachment, Reopening } from '../entities/parts.entity.ts';
import { undoOffers, type Offer } from './undo-offer.ts';
import type { TimelineEntry } from '../graph/parts.graph.ts';

/** A file as the viewer's page needs it: `isPublic` is true as long as everybody may read it (of a public case, of its published answer, of a published notice). */
export type ShownAttachment = Attachment & {
  isPublic: boolean;
  /** The case that it is of, itself or by its answer. */
  ofCaseId: string | null;
};

interface Interest {
  followers: number;
  follows: boolean;
  supports: boolean;
}
const NOBODY: Interest = { followers: 0, follows: false, supports: false };

const INTEREST = `
  select case_id as "caseId", count(*) filter (where kind = 'FOLLOW')::int as followers,
    coalesce(bool_or(kind = 'FOLLOW' and account_id = $2), false) as follows, coalesce(bool_or(kind = 'SUPPORT' and account_id = $2), false) as supports
  from cases.interest where case_id = any($1) group by case_id`;

/** One request's batched reads: each level of a page is one query (no N+1). */
export interface Loaders {
  /** Without asking for rights: for what the viewer was given already. */
  case(id: string): Promise<Case | null>;
  /** The case, or null for who may not see it. */
  visibleCase(id: string): Promise<Case | null>;
  byCode(code: string): Promise<Case | null>;
  /** What the viewer has begun and not sent; nothing above finds it. */
  ownDrafts: OwnDrafts;
  assignments(caseId: string): Promise<Assignment[]>;
  answers(caseId: string): Promise<Answer[]>;
  appointments(caseId: string): Promise<Appointment[]>;
  reopenings(caseId: string): Promise<Reopening[]>;
  attachments(holder: Holder, id: string): Promise<ShownAttachment[]>;
  milestones(caseId: string): Promise<TimelineEntry[]>;
  /** How many follow a case, and what this viewer does. */
  interest(caseId: string): Promise<Interest>;
  /** What this viewer may take back; officers only. */
  undo(caseId: string): Promise<Offer | null>;
  relation(found: Case): Promise<Relation>;
  /** Puts rows of a list where `case` finds them. */
  prime(cases: readonly Case[]): void;
  /** After a change: what was read is no longer true. */
  forget(): void;
}

const CASES_BY_ID = `select ${CASE_COLUMNS} from cases."case" c where c.id = any($1)`;

const grouped = <R>(keys: readonly string[], rows: readonly R[], keyOf: (row: R) => string): R[][] => {
  const groups = new Map<string, R[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
};

interface Sources {
  pool: Pool;
  clock: { now(): Date };
  reference: Pick<ReferenceBook, 'category'>;
}

export function createLoaders({ pool, clock, reference }: Sources, identity: Identity, language: Language): Loaders {
  const children = <R>(sql: string, keyOf: (row: R) => string): DataLoader<string, R[]> =>
    new DataLoader(async (ids) => grouped(ids, (await pool.query(sql, [ids])).rows as R[], keyOf));
  const cases = new DataLoader<string, Case | null>(async (ids) => {
    const { rows } = await pool.query<Case>({ name: 'cases by id', text: CASES_BY_ID, values: [ids.filter(isId)] });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  const assignments = children<Assignment>(
    `select ${columnsOf('p', Assignment)} from cases.assignment p where p.case_id = any($1) order by p.id`,
    (row) => row.caseId,
  );
  const answers = children<Answer>(`select ${columnsOf('a', Answer)} from cases.answer a where a.case_id = any($1) order by a.id`, (row) => row.caseId);
  const appointments = children<Appointment>(
    `select ${columnsOf('a', Appointment)} from cases.appointment a where a.case_id = any($1) order by a.id`,
    (row) => row.caseId,
  );
  const reopenings = children<Reopening>(
    `select ${columnsOf('r', Reopening)} from cases.reopening r where r.case_id = any($1) order by r.number`,
    (row) => row.caseId,
  );
  const milestones = new DataLoader<string, TimelineEntry[]>((ids) => milestonesOf(pool, ids, language));
  const interest = new DataLoader<string, Interest>(async (ids) => {
    const { rows } = await pool.query<Interest & { caseId: string }>(INTEREST, [ids, identity.sub ?? null]);
    const byCase = new Map(rows.map(({ caseId, ...of }) => [caseId, of]));
    return ids.map((id) => byCase.get(id) ?? NOBODY);
  });
  const undo = new DataLoader<string, Offer | null>((ids) => undoOffers(pool, ids, { viewerId: identity.sub ?? '', now: clock.now() }));
  const attachments = new Map<Holder, DataLoader<string, ShownAttachment[]>>();
  const attachmentsOf = (holder: Holder): DataLoader<string, ShownAttachment[]> => {
    const known = attachments.get(holder);
    if (known) return known;
    const made = children<ShownAttachment>(
      `select ${columnsOf('t', Attachment)}, ${IS_PUBLIC} as "isPublic", hc.id as "ofCaseId" from cases.attachment t ${ITS_HOLDERS} where t.${holder}_id = any($1) order by t.position, t.id`,
      (row) => String(row[`${holder}Id`]),
    );
    attachments.set(holder, made);
    return made;
  };
  const relation = async (found: Case): Promise<Relation> => {
    const parts = await assignments.load(found.id);
    const agencies = parts.filter((part) => part.status !== 'RETURNED').map((part) => part.agencyId);
    return relationTo(
      { reporterId: found.reporterId, isPublic: found.isPublic, agencies: found.leadAgencyId ? [...agencies, found.leadAgencyId] : agencies },
      identity,
    );
  };
  const visible = async (found: Case | null): Promise<Case | null> => (found && (await relation(found)) !== 'NONE' ? found : null);
  return {
    case: (id) => cases.load(id),
    visibleCase: async (id) => visible(await cases.load(id)),
    byCode: async (code) => {
      const { rows } = await pool.query<Case>(`select ${CASE_COLUMNS} from cases."case" c where c.code = $1`, [code]);
      if (rows[0]) cases.prime(rows[0].id, rows[0]);
      return rows[0] ?? null;
    },
    ownDrafts: ownDrafts(pool, identity, reference),
    assignments: (id) => assignments.load(id),
    answers: (id) => answers.load(id),
    appointments: (id) => appointments.load(id),
    reopenings: (id) => reopenings.load(id),
    attachments: (holder, id) => attachmentsOf(holder).load(id),
    milestones: (id) => milestones.load(id),
    interest: (id) => interest.load(id),
    undo: async (id) => (identity.kind === 'OFFICER' ? undo.load(id) : null),
    relation,
    prime: (rows) => rows.forEach((row) => cases.prime(row.id, row)),
    forget: () => {
      for (const loader of [cases, assignments, answers, appointments, reopenings, milestones, interest, undo, ...attachments.values()] as DataLoader<
        string,
        unknown
      >[])
        loader.clearAll();
    },
  };
}
