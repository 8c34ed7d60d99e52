import type { Identity } from '@pakn/service-kit';
import type { OfficerRole } from '@pakn/vocabulary';
import { MINUTE_MS } from '@pakn/service-kit/rules';
import { ownedCalendar } from '../clock/owned-calendar.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { Officer } from '../people/known-people.ts';
import type { ReferenceRules } from '../process/rules.ts';
import type { Agency, Catalogues, Category, Ward } from '../reference/reference-book.ts';
import type { Pictures } from './pictures.ts';

/** Before all hours and limits that the catalogues know: the first ones hold for the years before them too. */
const BEFORE_ALL = '2000-01-01';

/** The people of one agency who act in generated cases. */
export interface Desk {
  agency: Agency;
  specialists: Identity[];
  leaders: Identity[];
}

/** Everything that the life of a generated case is made from. */
export interface World {
  seed: number;
  cases: number;
  from: Date;
  until: Date;
  tenant: string;
  reference: ReferenceRules;
  categories: readonly Category[];
  wards: readonly Ward[];
  operators: readonly Identity[];
  office: Desk | undefined;
  /** Agencies that can lead, each with its people. */
  desks: readonly Desk[];
  reporter(n: number): string;
  reporters: number;
  /** The share of the last weeks' cases that their lead left lying, so that they are late. */
  forgotten: number;
  /** Null: cases without files. */
  pictures: Pictures | null;
}

/**
 * The catalogues as rules for years gone by: the first hours and limits also hold before they came into force, and no answer needs a picture, since
 * generated cases have no files.
 */
export function rulesOfThePast(catalogues: Catalogues): ReferenceRules {
  const periods = catalogues.periods();
  const first = periods.reduce((least, { validFrom }) => (validFrom < least ? validFrom : least), periods[0]?.validFrom ?? BEFORE_ALL);
  const rules = {
    periods: periods.map((period) => (period.validFrom === first ? { ...period, validFrom: BEFORE_ALL } : period)),
    days: catalogues.days(),
  };
  const calendars = new Map<string, WorkingCalendar>();
  const levelsFrom = catalogues.levels().reduce((least, { validFrom }) => (validFrom < least ? validFrom : least), '9999-12-31');
  const levelsSince = new Date(`${levelsFrom}T12:00:00+07:00`);
  const categories = new Map(catalogues.categories().map((category) => [category.code, { ...category, proofRequired: false }]));
  const agencies = new Map(catalogues.agencies().map((agency) => [agency.id, agency]));
  const wards = new Map(catalogues.wards().map((ward) => [ward.code, ward]));
  const [limits, settings, scale, desk, office] = [
    catalogues.limits(),
    catalogues.settings(),
    catalogues.satisfactionScale(),
    catalogues.operatorAgencyId(),
    catalogues.officeAgencyId(),
  ];
  return {
    agency: (id) => (id ? agencies.get(id) : undefined),
    category: (code) => (code ? categories.get(code) : undefined),
    topic: catalogues.topic,
    ward: (code) => (code ? wards.get(code) : undefined),
    reason: catalogues.reason,
    nearestWard: (lon, lat) => catalogues.nearestWard(lon, lat),
    operatorAgencyId: () => desk,
    officeAgencyId: () => office,
    calendar: (agencyId) => ownedCalendar(calendars, rules, agencyId),
    level: (urgency, at) => catalogues.level(urgency, at < levelsSince ? levelsSince : at),
    limits: () => limits,
    settings: () => settings,
    satisfactionScale: () => scale,
  };
}

/** Agencies with somebody who handles, and the officers of the duty desk. @throws Error when there is nobody at the desk */
export function desksOf(catalogues: Catalogues, officers: readonly Officer[]): Pick<World, 'operators' | 'desks' | 'office'> {
  const identitiesOf = (agency: Agency, role: OfficerRole): Identity[] =>
    officers
      .filter((officer) => officer.active && officer.agencyId === agency.id && officer.roles.includes(role))
      .map(({ id, roles }) => ({ sub: id, kind: 'OFFICER', roles, agencyId: agency.id, agencyKind: agency.kind, scopes: [] }));
  const all = catalogues
    .agencies()
    .filter(({ active }) => active)
    .map((agency) => ({ agency, specialists: identitiesOf(agency, 'SPECIALIST'), leaders: identitiesOf(agency, 'AGENCY_LEADER') }));
  const operators = catalogues.agencies().flatMap((agency) => (agency.kind === 'OPERATOR' ? identitiesOf(agency, 'OPERATOR') : []));
  const desks = all.filter(({ agency, specialists }) => agency.kind !== 'OPERATOR' && specialists.length > 0);
  if (operators.length === 0 || desks.length === 0)
    throw new Error('There is no operator, or no agency with a specialist: invite officers first, or start with the demo people (DEMO is not "off").');
  return { operators, desks, office: all.find(({ agency }) => agency.kind === 'PROVINCE_OFFICE') };
}

/** So many working hours later, and some seconds, so that not everybody acts on the minute. */
export const workingHoursAfter = (reference: ReferenceRules, at: Date, hours: number, seconds: number): Date =>
  new Date(
    reference
      .calendar(null)
      .addWorkingMinutes(at, Math.max(1, Math.round(hours * 60)))
      .getTime() + Math.min(seconds * 1_000, MINUTE_MS),
  );
