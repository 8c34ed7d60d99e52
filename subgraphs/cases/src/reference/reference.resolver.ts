import { badInput } from '@pakn/service-kit';
import { Arg, Ctx, Directive, Float, ID, Int, Query, Resolver } from 'type-graphql';
import { PlaceType } from '../graph/case.graph.ts';
import type { Category, Reason, ReferenceBook, Ward } from './reference-book.ts';
import type { Topic } from './topic.ts';
import { CategoryType, ReasonType, TopicType, WardType } from './reference.graph.ts';
import { CALENDAR_YEARS, weeksFor } from '../clock/working-calendar.ts';
import type { CasesContext } from '../context.ts';
import { CalendarDayType, ServiceLevel, WorkingPeriod } from './calendar.graph.ts';
import { isOffered, isTopicOffered } from './is-offered.ts';
import { locate, type LocatedPlace } from './locate.ts';
import { Portal } from './portal.graph.ts';
import { portalOf, type PortalSettings } from './portal.ts';

/** The province's reference data, for everybody: forms, filters, the map and the working-hours strip are made of it. */
@Resolver()
export class ReferenceResolver {
  @Directive('@listSize(assumedSize: 60)')
  @Query(() => [CategoryType], { description: 'Lĩnh vực in force, in the order of the tenant.' })
  categories(@Ctx() { services }: CasesContext): Category[] {
    const now = services.clock.now();
    return services.reference.categories().filter((category) => isOffered(category, now));
  }

  @Directive('@listSize(assumedSize: 70)')
  @Query(() => [WardType], { description: 'Xã, phường, đặc khu of the province, sorted by name.' })
  wards(@Ctx() { services }: CasesContext): readonly Ward[] {
    return services.reference.wards();
  }

  @Query(() => PlaceType, { description: 'Commune and address text of a point; approximate without imported boundaries, no commune outside the province.' })
  locate(
    @Arg('lon', () => Float, { description: 'WGS 84, in degrees.' }) lon: number,
    @Arg('lat', () => Float, { description: 'WGS 84, in degrees.' }) lat: number,
    @Ctx() { services }: CasesContext,
  ): LocatedPlace {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw badInput('Tọa độ không hợp lệ.');
    return locate(services.reference, lon, lat);
  }

  @Query(() => [ReasonType], { description: 'Why a report may be refused, and where to go instead.' })
  refusalReasons(@Ctx() { services }: CasesContext): Reason[] {
    return services.reference.reasons('REFUSAL').filter((reason) => reason.active);
  }

  @Query(() => [ReasonType], { description: 'Why an agency hands a case back to the duty desk.' })
  returnReasons(@Ctx() { services }: CasesContext): Reason[] {
    return services.reference.reasons('RETURN').filter((reason) => reason.active);
  }

  @Query(() => [ReasonType], { description: 'Why a clock may wait (B-03), with the longest time of each.' })
  pauseReasons(@Ctx() { services }: CasesContext): Reason[] {
    return services.reference.reasons('PAUSE').filter((reason) => reason.active);
  }

  @Directive('@listSize(assumedSize: 30)')
  @Query(() => [TopicType], { description: 'Chủ đề (A7-03), sorted by name.' })
  topics(
    @Ctx() { services }: CasesContext,
    @Arg('activeOnly', () => Boolean, { nullable: true, description: 'Those that a report can be filed under today.' }) activeOnly?: boolean | null,
  ): readonly Topic[] {
    const { reference, clock } = services;
    return activeOnly ? reference.topics().filter((topic) => isTopicOffered(topic, clock.now())) : reference.topics();
  }

  @Query(() => Portal, { description: "The tenant's names, links, rating scale and limits." })
  portal(@Ctx() { services }: CasesContext): PortalSettings {
    return portalOf(services.reference);
  }

  @Query(() => [CalendarDayType], { description: "The year's days that differ from their weekday; with an agency, its own days too." })
  workingCalendar(
    @Arg('year', () => Int, { description: '2000 to 2079.' }) year: number,
    @Arg('agencyId', () => ID, { nullable: true, description: 'Left out: only the days of the whole province.' }) agencyId: string | null,
    @Ctx() { services }: CasesContext,
  ): CalendarDayType[] {
    const [first, last] = CALENDAR_YEARS;
    if (!(year >= first && year <= last)) throw badInput(`Năm phải từ ${first} đến ${last}.`);
    const days = services.reference.days().filter((day) => day.date.startsWith(`${year}-`) && (day.agencyId === null || day.agencyId === agencyId));
    return days.map((day) => ({ ...day, agency: services.reference.agency(day.agencyId) ?? null }));
  }

  @Query(() => [ServiceLevel], { description: 'What the promise is made of: limits by urgency, in working hours.' })
  serviceLevels(@Ctx() { services }: CasesContext): ReturnType<ReferenceBook['levels']> {
    return services.reference.levels();
  }

  @Query(() => [WorkingPeriod], {
    description: "Working time of the week; with an agency, its own where it has any, and the province's where it follows that.",
  })
  workingHours(
    @Arg('agencyId', () => ID, { nullable: true, description: 'Left out: the hours of the province.' }) agencyId: string | null,
    @Ctx() { services }: CasesContext,
  ): WorkingPeriod[] {
    const { reference } = services;
    return weeksFor(reference.periods(), agencyId).flatMap(({ validFrom, periods }) =>
      periods.map((period) => ({ ...period, validFrom, agency: reference.agency(period.agencyId) ?? null })),
    );
  }
}
