import type { Identity } from '@pakn/service-kit';
import type { Agency } from '../reference/reference-book.ts';
import { levelInForce, type ServiceLevelRule } from '../clock/limits.ts';
import { vietnamDay } from '@pakn/service-kit/rules';
import { WorkingCalendar, type CalendarDayRule, type WorkingPeriodRule } from '../clock/working-calendar.ts';
import { DEFAULT_SETTINGS, type ProcessSettings } from '../process/settings.ts';
import type { ReferenceRules, Rules } from '../process/rules.ts';
import calendarDays from '../reference/data/calendar-days.json' with { type: 'json' };
import categories from '../reference/data/categories.json' with { type: 'json' };
import portal from '../reference/data/portal.json' with { type: 'json' };
import reasons from '../reference/data/reasons.json' with { type: 'json' };
import serviceLevels from '../reference/data/service-levels.json' with { type: 'json' };
import wards from '../reference/data/wards.json' with { type: 'json' };
import workingPeriods from '../reference/data/working-periods.json' with { type: 'json' };

const { reportMediaTypes, answerMediaTypes } = portal.limits;

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The agencies of a small province, by a short name; the unit belongs to the roads. */
export const AGENCY = { desk: idOf(1), roads: idOf(2), commune: idOf(3), office: idOf(4), unit: idOf(5) };
const KINDS = { desk: 'OPERATOR', roads: 'DEPARTMENT', commune: 'COMMUNE', office: 'PROVINCE_OFFICE', unit: 'DEPARTMENT' } as const;
const AGENCIES: Agency[] = Object.entries(AGENCY).map(([code, id]) => ({
  id,
  code,
  name: code,
  kind: KINDS[code as keyof typeof KINDS],
  active: true,
  parentId: code === 'unit' ? AGENCY.roads : null,
  wardCode: null,
  serves: [],
}));

const calendar = new WorkingCalendar({ periods: workingPeriods, days: calendarDays as CalendarDayRule[] });
const levels = serviceLevels as ServiceLevelRule[];

/** The seeded reference data of Khánh Hòa as rules read them, without a database; `limits`, `settings` and `level` (of every urgency): what a test changes. */
export const plainReference = (
  limits: Partial<ReturnType<ReferenceRules['limits']>> = {},
  settings: Partial<ProcessSettings> = {},
  level: Partial<ServiceLevelRule> = {},
): ReferenceRules => ({
  agency: (id) => AGENCIES.find((each) => each.id === id),
  operatorAgencyId: () => AGENCY.desk,
  topic: () => undefined,
  category: (code) => {
    const found = categories.find((each) => each.code === code);
    return found ? ({ ...found, groupLabel: '', active: true, validFrom: null, validTo: null } as never) : undefined;
  },
  reason: (kind, code) => {
    const found = reasons.find((each) => each.kind === kind && each.code === code);
    return found ? ({ maxWorkingHours: null, ...found, active: true } as never) : undefined;
  },
  ward: (code) => wards.find((each) => each.code === code) as never,
  nearestWard: () => wards[0] as never,
  calendar: () => calendar,
  level: (urgency, at) => ({ ...levelInForce(levels, urgency, vietnamDay(at)), ...level }),
  limits: () => ({
    titleLength: 200,
    contentLength: 5_000,
    attachments: 10,
    attachmentBytes: 1_000_000,
    videoSeconds: 180,
    ratingDays: 30,
    reopenDays: 7,
    reportMediaTypes,
    answerMediaTypes,
    ...limits,
  }),
  settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
  officeAgencyId: () => AGENCY.office,
  satisfactionScale: () => ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'],
});

/** The same with some days of the calendar changed, or the working hours. */
export const withCalendar = (
  changed: readonly CalendarDayRule[],
  { reference = plainReference(), periods = workingPeriods }: { reference?: ReferenceRules; periods?: readonly WorkingPeriodRule[] } = {},
): ReferenceRules => {
  const dates = new Set(changed.map(({ date }) => date));
  const days = [...(calendarDays as CalendarDayRule[]).filter(({ date }) => !dates.has(date)), ...changed];
  const other = new WorkingCalendar({ periods, days });
  return { ...reference, calendar: () => other };
};

/** Somebody who acts, by a number of their own. */
const person = (n: number, more: Omit<Identity, 'sub' | 'scopes'>): Identity => ({ sub: idOf(n), scopes: [], ...more });

/** Everybody who has a hand in a case. */
export const PEOPLE = {
  citizen: person(11, { kind: 'INDIVIDUAL', roles: [] }),
  operator: person(12, { kind: 'OFFICER', roles: ['OPERATOR'], agencyId: AGENCY.desk, agencyKind: 'OPERATOR' }),
  head: person(13, { kind: 'OFFICER', roles: ['AGENCY_LEADER'], agencyId: AGENCY.desk, agencyKind: 'OPERATOR' }),
  specialist: person(14, { kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: AGENCY.roads, agencyKind: 'DEPARTMENT' }),
  colleague: person(15, { kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: AGENCY.roads, agencyKind: 'DEPARTMENT' }),
  leader: person(16, { kind: 'OFFICER', roles: ['AGENCY_LEADER'], agencyId: AGENCY.roads, agencyKind: 'DEPARTMENT' }),
  helper: person(17, { kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: AGENCY.commune, agencyKind: 'COMMUNE' }),
  office: person(18, { kind: 'OFFICER', roles: ['AGENCY_LEADER'], agencyId: AGENCY.office, agencyKind: 'PROVINCE_OFFICE' }),
  system: { kind: 'ANONYMOUS', roles: [], scopes: [] } as Identity,
};

/** Rules for one decision; `newId` counts on, so that a test can name what was made. */
export function plainRules(now: Date, actor: Identity, more: Partial<Rules> = {}): Rules {
  return { reference: plainReference(), actor, now, newId: nextId, files: [], officers: [], ...more };
}

let made = 1_000;
const nextId = (): string => idOf(made++);
