import type { Case } from './case.entity.ts';
import type { PlainWrite } from './transaction.ts';

/** What reads select of a case: everything but its chain and search columns. */
const FIELDS = [
  'id',
  'code',
  'version',
  'workflowVersion',
  'kind',
  'title',
  'content',
  'categoryCode',
  'urgency',
  'status',
  'step',
  'channel',
  'address',
  'wardCode',
  'lon',
  'lat',
  'approximate',
  'publicLon',
  'publicLat',
  'occurredAt',
  'submittedAt',
  'acceptedAt',
  'answeredAt',
  'closedAt',
  'stepEnteredAt',
  'receptionDueAt',
  'answerDueAt',
  'dueAt',
  'remindAt',
  'verdict',
  'pausedAt',
  'stoppedAt',
  'usedMinutes',
  'clock',
  'reopened',
  'isPublic',
  'identityMode',
  'showFullName',
  'subjectKind',
  'reporterId',
  'filedBy',
  'createdPlace',
  'agencyConcernedId',
  'preferredAgencyId',
  'leadAgencyId',
  'leadOfficerId',
  'operatorId',
  'returnedAt',
  'returnReasonCode',
  'suggestedAgencyId',
  'rejectionReasonCode',
  'rejectionExplanation',
  'rejectedAt',
  'satisfaction',
  'ratingComment',
  'ratedAt',
  'n',
] as const satisfies readonly (keyof Case)[];

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The select list of a case read by SQL; rows then have the entity's shape (spec 06: `em.find` of 50 rows costs five times the plain driver). */
export const CASE_COLUMNS = FIELDS.map((field) => `c.${snake(field)} as "${field}"`).join(', ');

const WRITTEN = [...FIELDS, 'lastHash'] as const;
const INSERT = `insert into cases."case" (${WRITTEN.map((field) => `"${snake(field)}"`).join(', ')}) values (${WRITTEN.map((_, index) => `$${index + 1}`).join(', ')})`;

/** Inserts a new case. */
export async function insertCase(write: PlainWrite, found: Case): Promise<void> {
  await write.sql(
    INSERT,
    WRITTEN.map((field) => (field === 'clock' ? JSON.stringify(found.clock) : (found[field] ?? null))),
  );
}

/** Selects the columns of a part, named like its entity's properties. */
export const columnsOf = (alias: string, fields: readonly string[]): string => fields.map((field) => `${alias}.${snake(field)} as "${field}"`).join(', ');
