import seeded from './data/portal.json' with { type: 'json' };
import type { ClientBase, Pool } from 'pg';
import { levelInForce, type ServiceLevelRule } from '../clock/limits.ts';
import { vietnamDay } from '@pakn/service-kit/rules';
import { ownedCalendar } from '../clock/owned-calendar.ts';
import type { CalendarDayRule, WorkingCalendar, WorkingHoursRule } from '../clock/working-calendar.ts';
import { DEFAULT_SETTINGS, type ProcessSettings } from '../process/settings.ts';
import { CATALOGUE_ROWS } from './catalogue-rows.ts';
import type { Topic } from './topic.ts';
import type { AgencyKind, ReasonKind, Satisfaction, Urgency } from '@pakn/vocabulary';

export interface Agency {
  id: string;
  code: string;
  name: string;
  kind: AgencyKind;
  active: boolean;
  /** The agency that it is a unit of. */
  parentId: string | null;
  wardCode: string | null;
  serves: string[];
}
export interface Category {
  code: string;
  name: string;
  nameEn: string;
  group: string;
  groupLabel: string;
  icon: string | null;
  order: number;
  lead: string[];
  urgency: Urgency;
  publicByDefault: boolean;
  sensitive: boolean;
  approvalRequired: boolean;
  proofRequired: boolean;
  active: boolean;
  validFrom: string | null;
  validTo: string | null;
}
export interface Ward {
  code: string;
  name: string;
  kind: string;
  provinceCode: string;
  lon: number;
  lat: number;
  west: number;
  south: number;
  east: number;
  north: number;
  oldNames: string[];
}
export interface Reason {
  kind: ReasonKind;
  code: string;
  label: string;
  labelEn: string;
  explainRequired: boolean;
  whereToGo: string | null;
  maxWorkingHours: number | null;
  active: boolean;
}
/** A reason that is not kept any more, as an old case shows it. */
export const unknownReason = (kind: ReasonKind, code: string): Reason => ({
  ...{ kind, code, label: code, labelEn: code },
  ...{ explainRequired: false, whereToGo: null, maxWorkingHours: null, active: false },
});

export interface CalendarDay extends CalendarDayRule {
  agencyId: string | null;
  name: string | null;
  kind: string | null;
  decision: string | null;
}

/** What forms and uploads keep to (spec 04 PortalLimits); the seed's settings win. */
export interface Limits {
  titleLength: number;
  contentLength: number;
  attachments: number;
  attachmentBytes: number;
  /** The longest video. */
  videoSeconds: number;
  ratingDays: number;
  /** Days after the answer within which the reporter may say that it is not done. */
  reopenDays: number;
  /** What a citizen may send, and what officers may attach to an answer, a note or an appointment (A8-15). */
  reportMediaTypes: readonly string[];
  answerMediaTypes: readonly string[];
}
const DEFAULT_LIMITS: Limits = {
  titleLength: 200,
  contentLength: 5_000,
  attachments: 10,
  attachmentBytes: 100 * 1024 * 1024,
  videoSeconds: seeded.limits.videoSeconds,
  ratingDays: 30,
  reopenDays: 7,
  reportMediaTypes: seeded.limits.reportMediaTypes,
  answerMediaTypes: seeded.limits.answerMediaTypes,
};

interface Contents {
  agencies: Agency[];
  categories: Category[];
  wards: Ward[];
  reasons: Reason[];
  periods: WorkingHoursRule[];
  days: CalendarDay[];
  levels: ServiceLevelRule[];
  topics: Topic[];
  portal: Record<string, unknown>;
}

const EMPTY: Contents = { agencies: [], categories: [], wards: [], reasons: [], periods: [], days: [], levels: [], topics: [], portal: {} };
// One statement, one snapshot: the revision is that of the contents.
const READ = `select (select revision from cases.catalogue_state) as revision,
  (select coalesce(json_object_agg(key, value), '{}') from cases.portal_setting) as portal,
  ${Object.entries(CATALOGUE_ROWS satisfies Record<Exclude<keyof Contents, 'portal'>, string>)
    .map(([key, query]) => `(select coalesce(json_agg(row_to_json(r)), '[]') from (${query}) as r) as "${key}"`)
    .join(', ')}`;
const REVISION = 'select revision from cases.catalogue_state';

/** Reads the catalogues on a connection: as a transaction sees them, its own changes included. */
async function readContents(database: Pick<ClientBase, 'query'>): Promise<{ contents: Contents; revision: number }> {
  const { rows } = await database.query<Contents & { revision: number }>(READ);
  if (!rows[0]) throw new Error('the catalogues could not be read');
  const { revision, ...contents } = rows[0];
  return { contents, revision };
}

/** The province's reference data as it was at one moment. */
export type Catalogues = Omit<ReferenceBook, 'reload' | 'refresh' | 'asOf' | 'seenBy'>;

/**
 * The province's reference data in memory: every case reads it, it changes a few times a year. Each change raises the revision in the database; what decides
 * about a case asks for the contents of a revision that it read in its own transaction (`asOf`), everything else lags by a second at most (`refresh`).
 */
export class ReferenceBook {
  private contents = EMPTY;
  private revision = -1;
  private calendars = new Map<string, WorkingCalendar>();
  /** The contents as of the last reading, which later ones do not change. */
  private latest: Catalogues = this;
  private reading: Promise<void> = Promise.resolve();
  private nextReading: Promise<void> | null = null;
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Reads everything again. A reading that has begun may be too early: all who come meanwhile share the next one. */
  reload(): Promise<void> {
    this.nextReading ??= this.reading
      .catch(() => {})
      .then(() => {
        this.nextReading = null;
        this.reading = this.read();
        return this.reading;
      });
    return this.nextReading;
  }

  /** Reads everything again if something was changed; answers the revision that is in memory now. */
  async refresh(): Promise<number> {
    const { rows } = await this.pool.query<{ revision: number }>(REVISION);
    await this.asOf(rows[0]?.revision ?? 0);
    return this.revision;
  }

  /** The contents of this revision or a newer one: they stay as they are while a decision reads them. */
  async asOf(revision: number): Promise<Catalogues> {
    while (this.revision < revision) await this.reload();
    return this.latest;
  }

  /** The contents as an open transaction sees them, its own changes included; what is in memory stays. */
  async seenBy(client: Pick<ClientBase, 'query'>): Promise<Catalogues> {
    const seen = new ReferenceBook(this.pool);
    Object.assign(seen, await readContents(client));
    return seen;
  }

  private async read(): Promise<void> {
    const latest = new ReferenceBook(this.pool);
    const read = await readContents(this.pool);
    for (const each of [this, latest]) Object.assign(each, { ...read, calendars: latest.calendars });
    this.latest = latest;
  }

  agencies = (): readonly Agency[] => this.contents.agencies;
  categories = (): readonly Category[] => this.contents.categories;
  wards = (): readonly Ward[] => this.contents.wards;
  reasons = (kind: ReasonKind): readonly Reason[] => this.contents.reasons.filter((reason) => reason.kind === kind);
  periods = (): readonly WorkingHoursRule[] => this.contents.periods;
  days = (): readonly CalendarDay[] => this.contents.days;
  topics = (): readonly Topic[] => this.contents.topics;
  levels = (): readonly ServiceLevelRule[] => this.contents.levels;

  agency = (id: string | null | undefined): Agency | undefined => (id ? this.contents.agencies.find((each) => each.id === id) : undefined);
  category = (code: string | null | undefined): Category | undefined => (code ? this.contents.categories.find((each) => each.code === code) : undefined);
  ward = (code: string | null | undefined): Ward | undefined => (code ? this.contents.wards.find((each) => each.code === code) : undefined);
  topic = (code: string | null | undefined): Topic | undefined => (code ? this.contents.topics.find((each) => each.code === code) : undefined);
  reason = (kind: ReasonKind, code: string): Reason | undefined => this.contents.reasons.find((each) => each.kind === kind && each.code === code);

  /** Whether the agencies of accounts have arrived: without them nothing can be filed. */
  isReady = (): boolean => this.contents.agencies.some((each) => each.kind === 'OPERATOR') && this.contents.levels.length > 0;

  /** The agency of the duty desk, the active one when there were several: a case without a lead counts for it. */
  operatorAgencyId(): string {
    const desks = this.contents.agencies.filter((each) => each.kind === 'OPERATOR');
    const operator = desks.find((each) => each.active) ?? desks[0];
    if (!operator) throw new Error('the agencies have not arrived from accounts yet');
    return operator.id;
  }

  officeAgencyId = (): string | null => this.contents.agencies.find((each) => each.kind === 'PROVINCE_OFFICE' && each.active)?.id ?? null;

  /** The commune whose centre is nearest (spec: without imported boundaries this is approximate). Null when the point is far outside of all of them. */
  nearestWard(lon: number, lat: number): Ward | null {
    const shrink = Math.cos((lat * Math.PI) / 180);
    const away = (ward: Ward): number => Math.hypot((ward.lon - lon) * shrink, ward.lat - lat);
    const inside = this.contents.wards.filter((ward) => lon >= ward.west && lon <= ward.east && lat >= ward.south && lat <= ward.north);
    return inside.sort((a, b) => away(a) - away(b))[0] ?? null;
  }

  /** Working time of an agency, or of the province. */
  calendar(agencyId: string | null = null): WorkingCalendar {
    return ownedCalendar(this.calendars, this.contents, agencyId);
  }

  /** The limits of an urgency in force at an instant. */
  level = (urgency: Urgency, at: Date): ServiceLevelRule => levelInForce(this.contents.levels, urgency, vietnamDay(at));

  /** A portal setting, or what stands in for one that was never set: null is a setting. */
  setting = <T>(key: string, otherwise: T): T => (key in this.contents.portal ? (this.contents.portal[key] as T) : otherwise);

  /** Lengths in graphemes; `attachments` a report. */
  limits = (): Limits => ({ ...DEFAULT_LIMITS, ...this.setting<Partial<Limits>>('limits', {}) });

  settings = (): ProcessSettings => ({ ...DEFAULT_SETTINGS, ...this.setting<Partial<ProcessSettings>>('process', {}) });

  satisfactionScale = (): Satisfaction[] => this.setting<Satisfaction[]>('satisfactionScale', ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED']);
}
