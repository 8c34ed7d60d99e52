import { badInput, isId, type Identity } from '@pakn/service-kit';
import type { CaseStatus } from '@pakn/vocabulary';
import { STATUS_TABLE } from '../process/status-table.ts';
import type { CaseFilter } from './case-filter.graph.ts';
import { hasProgress } from './has-progress.ts';
import { textQuery } from '../form/text-query.ts';

/** Conditions of one query on cases."case" c, with their values as $1, $2 … Nothing a person typed ever becomes SQL text (S18). */
export class Where {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];
  private readonly scopes: string[] = [];
  private split: Either | null = null;
  private queryAt: number | null = null;

  /** The words that are looked for: apart, because they are looked for in several ways (list-cases.ts). */
  get words(): Words | null {
    if (this.queryAt === null) return null;
    const query = `to_tsquery('simple', $${this.queryAt})`;
    return { query, condition: `c.search @@ ${query}` };
  }

  /** Looks for words. @param query of to_tsquery */
  lookFor(query: string): this {
    this.value(query);
    this.queryAt = this.values.length;
    return this;
  }

  /** Says the words in another way. */
  async reword(inOtherWords: (query: string) => Promise<string>): Promise<void> {
    if (this.queryAt !== null) this.values[this.queryAt - 1] = await inOtherWords(String(this.values[this.queryAt - 1]));
  }

  /** The placeholder of a value. */
  value(given: unknown): string {
    this.values.push(given);
    return `$${this.values.length}`;
  }

  and(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  /** Adds a condition that holds for many of the newest, or that the order itself begins or ends with: whose list it is, from when, behind which page. */
  scope(condition: string): this {
    this.scopes.push(condition);
    return this;
  }

  /**
   * Adds a condition with two ways to hold, each with an index of its own: no index serves an "or" in the order of a list. Only the last such condition is
   * looked up in two halves: an officer's cases are fewer than the agency's.
   */
  either(ways: Either): this {
    if (this.split) this.and(oneOf(this.split));
    this.split = ways;
    return this;
  }

  /** All conditions but the words. */
  get sql(): string {
    return this.join(this.split && oneOf(this.split));
  }

  /** The same, in one or two halves that have no case in common. */
  get halves(): string[] {
    if (!this.split) return [this.sql];
    const { held, ids } = this.split;
    return [this.join(held), this.join(`c.id = any(array(${ids})) and (${held}) is not true`)];
  }

  private join(more: string | null): string {
    return [...this.scopes, ...this.conditions, ...(more ? [more] : [])].join(' and ') || 'true';
  }

  /** Where the newest of this list are looked for: the scope alone. */
  get scopeSql(): string {
    return this.scopes.join(' and ') || 'true';
  }

  /** Whether anything is asked beyond the scope and the words. */
  get isFiltered(): boolean {
    return this.conditions.length > 0 || this.split !== null;
  }
}

/** Words that are looked for: as a query, and that a case has them. */
export interface Words {
  query: string;
  condition: string;
}

/** Two ways in which a case may fit: by its own columns, or as one of a list of ids. */
export interface Either {
  held: string;
  /** A query of case ids. */
  ids: string;
}

/**
 * Beside a column the ids are hashed once and each case is looked up in them; alone, as an array, they are looked up by their key. (As "in (select …)" alone
 * the planner walked 22,000 newest cases to find 50 of 500.)
 */
const oneOf = ({ held, ids }: Either): string => `(${held} or c.id in (${ids}))`;

export const LISTS = {
  channel: 'channel',
  categoryCode: 'category_code',
  topicCode: 'topic_code',
  wardCode: 'ward_code',
  urgency: 'urgency',
  step: 'step',
  identityMode: 'identity_mode',
  subjectKind: 'subject_kind',
  kind: 'kind',
  satisfaction: 'satisfaction',
} as const;
const TIMES = {
  submittedFrom: 'submitted_at >=',
  submittedTo: 'submitted_at <',
  answeredFrom: 'answered_at >=',
  answeredTo: 'answered_at <',
  dueFrom: 'due_at >=',
  dueTo: 'due_at <',
} as const;
const AGENCIES = { agencyId: 'lead_agency_id', agencyConcernedId: 'agency_concerned_id' } as const;

/** Adds what a filter asks. @throws BAD_USER_INPUT for a box or an id that cannot be one */
export function addFilter(where: Where, filter: CaseFilter | null | undefined, now: Date): void {
  if (!filter) return;
  addLists(where, filter);
  addStatus(where, filter.status);
  for (const [field, comparison] of Object.entries(TIMES)) {
    const at = filter[field as keyof typeof TIMES];
    if (!at) continue;
    const condition = `c.${comparison} ${where.value(at)}`;
    if (field.startsWith('submitted')) where.scope(condition);
    else where.and(condition);
  }
  for (const [field, column] of Object.entries(AGENCIES)) {
    const id = filter[field as keyof typeof AGENCIES];
    if (id) where.and(`c.${column} = ${where.value(idOf(id, field))}`);
  }
  if (filter.progress && filter.progress.length > 0) {
    const at = (): string => where.value(now);
    where.and(`(${filter.progress.map((progress) => hasProgress(progress, at)).join(' or ')})`);
  }
  addText(where, filter);
  addBox(where, filter.bbox);
}

/** Adds lists that mean one of them. */
export function addLists(where: Where, filter: Pick<CaseFilter, keyof typeof LISTS>): void {
  for (const [field, column] of Object.entries(LISTS)) {
    const list = filter[field as keyof typeof LISTS];
    if (list && list.length > 0) where.and(`c.${column} ${among(where, list)}`);
  }
}

/** One of these. A single one is said to be equal: only then does an index give them in its order. */
const among = (where: Where, list: readonly string[]): string => (list.length === 1 ? `= ${where.value(list[0])}` : `= any(${where.value(list)})`);

/** A status says whether the case is done. Said with it, it lets the indexes serve that hold only what is done, or only what is not (migration 0013). */
function addStatus(where: Where, statuses: readonly CaseStatus[] | null | undefined): void {
  if (!statuses || statuses.length === 0) return;
  const isDone = (status: CaseStatus): boolean => STATUS_TABLE[status].steps.every((step) => step === 'DONE');
  const isOpen = (status: CaseStatus): boolean => !STATUS_TABLE[status].steps.includes('DONE');
  const groups = [
    { of: statuses.filter(isOpen), also: ` and c.step <> 'DONE'` },
    { of: statuses.filter(isDone), also: ` and c.step = 'DONE'` },
    { of: statuses.filter((status) => !isOpen(status) && !isDone(status)), also: '' },
  ];
  where.and(
    `(${groups
      .filter(({ of }) => of.length > 0)
      .map(({ of, also }) => `c.status ${among(where, of)}${also}`)
      .join(' or ')})`,
  );
}

function addText(where: Where, { text, code }: CaseFilter): void {
  const query = text ? textQuery(text) : null;
  if (query !== null) where.lookFor(query);
  const wanted = code?.trim().toUpperCase();
  if (!wanted) return;
  if (/^[A-Z]+-\d{4}-/.test(wanted)) where.and(`c.code = ${where.value(wanted)}`);
  else where.and(`c.code like '%' || ${where.value(wanted.replace(/[\\%_]/g, '\\$&'))} || '%'`);
}

/** In square degrees: about 11 by 11 km. */
const LARGEST_INDEXED_BOX = 0.01;

/** Adds that the public point lies in a box; null: nothing. @throws BAD_USER_INPUT */
export function addBox(where: Where, bbox: number[] | null | undefined): void {
  if (!bbox) return;
  const [west, south, east, north] = bbox;
  if (
    bbox.length !== 4 ||
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    !bbox.every(Number.isFinite) ||
    west > east ||
    south > north
  )
    throw badInput('bbox must be west, south, east, north.');
  const [w, e, n, sth] = [where.value(west), where.value(east), where.value(north), where.value(south)];
  where.and('c.public_lon is not null');
  // A small box by its index; in a large one the newest are found sooner by walking from the newest: 3 ms instead of 357 for the whole province at 100,000 cases.
  if ((east - west) * (north - south) <= LARGEST_INDEXED_BOX) where.and(`point(c.public_lon, c.public_lat) <@ box(point(${w}, ${sth}), point(${e}, ${n}))`);
  else where.and(`c.public_lon between ${w} and ${e} and c.public_lat between ${sth} and ${n}`);
}

const HELPING = `p.part <> 'LEAD' and p.status <> 'RETURNED'`;

/** The cases of an agency: those that it leads, those that it helps with. To join each case to its parts took 167 ms at a million. */
export const ofAgency = (agency: string): Either => ({
  held: `c.lead_agency_id = ${agency}`,
  ids: `select p.case_id from cases.assignment p where p.agency_id = ${agency} and ${HELPING}`,
});
/** The cases of an officer in an agency (null: in any), in the same way. */
const ofOfficer = (officer: string, agency: string | null): Either => ({
  held: `c.lead_officer_id = ${officer}::uuid${agency ? ` and c.lead_agency_id = ${agency}` : ''}`,
  ids: `select p.case_id from cases.assignment p where p.officer_id = ${officer}::uuid${agency ? ` and p.agency_id = ${agency}` : ''} and ${HELPING}`,
});

/** The filters of officers, about the own agency's part. */
export function addOfficerFilter(where: Where, filter: CaseFilter | null | undefined, identity: Identity): void {
  if (!filter) return;
  if (filter.reporterId) where.and(`c.reporter_id = ${where.value(idOf(filter.reporterId, 'reporterId'))}`);
  const part: string[] = [];
  const agency = (): string => `${where.value(identity.agencyId ?? null)}::uuid`;
  const asked = [filter.officerId, filter.part, filter.holder].filter((each) => each !== null && each !== undefined);
  // One of them alone is known by the case's own columns: its lead agency and the officer who leads.
  if (asked.length === 1 && filter.holder === 'AGENCY') return void where.either(ofAgency(agency()));
  if (asked.length === 1 && filter.holder === 'MINE') return void where.either(ofOfficer(where.value(identity.sub ?? null), agency()));
  if (asked.length === 1 && filter.officerId) return void where.either(ofOfficer(where.value(idOf(filter.officerId, 'officerId')), null));
  if (asked.length === 1 && filter.part === 'LEAD') return void where.and(`c.lead_agency_id = ${agency()}`);
  if (filter.officerId) part.push(`p.officer_id = ${where.value(idOf(filter.officerId, 'officerId'))}`);
  if (filter.part) part.push(`p.part = ${where.value(filter.part)}`, `p.agency_id = ${where.value(identity.agencyId ?? null)}`);
  if (filter.holder) {
    part.push(`p.agency_id = ${where.value(identity.agencyId ?? null)}`);
    if (filter.holder === 'UNCLAIMED') part.push(`p.status = 'PENDING'`);
    if (filter.holder === 'MINE') part.push(`p.officer_id = ${where.value(identity.sub ?? null)}`);
  }
  if (part.length > 0) where.and(`exists (select 1 from cases.assignment p where p.case_id = c.id and p.status <> 'RETURNED' and ${part.join(' and ')})`);
}

/** What only officers may filter by: in a public list it would show who filed or handles a case. */
export const OFFICER_FILTERS = ['holder', 'officerId', 'part', 'dueFrom', 'dueTo', 'reporterId'] as const satisfies readonly (keyof CaseFilter)[];

function idOf(id: string, field: string): string {
  if (!isId(id)) throw badInput(`filter.${field} is not an id.`);
  return id;
}
