import { dayOfArgument, badInput, DateScalar, DomainError, refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { CalendarChange, CalendarDayInput, CalendarResult, WorkingPeriodInput } from './calendar-change.graph.ts';
import type { CalendarDayForm } from './calendar-days.ts';
import type { CalendarEffect } from './change-calendar.ts';
import { previewCalendar } from './preview-calendar.ts';
import { setCalendarDays } from './set-calendar-days.ts';
import { setWorkingHours } from './set-working-hours.ts';

const formsOf = (days: readonly CalendarDayInput[]): CalendarDayForm[] => days.map((day) => ({ ...day, date: dayOfArgument(day.date) }));

/** Administrators keep the working calendar (B-02); open deadlines are derived again after each change. */
@Resolver()
export class CalendarChanges {
  @Query(() => CalendarChange, { description: 'Administrators: what setCalendarDays would do. Days that would be refused are BAD_USER_INPUT.' })
  async previewCalendar(
    @Ctx() context: CasesContext,
    @Arg('days', () => [CalendarDayInput], { description: 'At most 400.' }) days: CalendarDayInput[],
    @Arg('agencyId', () => ID, { nullable: true, description: "Of an agency's own calendar; null: the province's." }) agencyId?: string | null,
  ): Promise<CalendarChange> {
    try {
      return shown(context, await previewCalendar(context, formsOf(days), agencyId ?? null));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw badInput((error.fields[0]?.message ?? error.text)[context.language]);
    }
  }

  @Mutation(() => CalendarResult, { description: "Administrators: sets days of the province's calendar, or of an agency's own." })
  setCalendarDays(
    @Ctx() context: CasesContext,
    @Arg('days', () => [CalendarDayInput], { description: 'At most 400, each date once; other days stay.' }) days: CalendarDayInput[],
    @Arg('agencyId', () => ID, { nullable: true, description: "An active agency whose own calendar it is; null: the province's." }) agencyId?: string | null,
  ): Promise<CalendarChange | Refusal> {
    return refusing(async () => shown(context, await setCalendarDays(context, formsOf(days), agencyId ?? null)));
  }

  @Mutation(() => CalendarResult, {
    description: "Administrators: the working hours of the week from a day on, the province's or an agency's own. Those of before stay for the days before.",
  })
  setWorkingHours(
    @Ctx() context: CasesContext,
    @Arg('agencyId', () => ID, { nullable: true, description: "An active agency whose own hours they are; null: the province's." }) agencyId: string | null,
    @Arg('validFrom', () => DateScalar, { description: 'Today or later; what was set for the same day is replaced.' }) validFrom: Date,
    @Arg('periods', () => [WorkingPeriodInput], {
      description: "All of the week, at most 70; a weekday without any is off. Of an agency none at all: from that day on it follows the province's.",
    })
    periods: WorkingPeriodInput[],
  ): Promise<CalendarChange | Refusal> {
    return refusing(async () => shown(context, await setWorkingHours(context, { agencyId: agencyId ?? null, validFrom: dayOfArgument(validFrom), periods })));
  }
}

const shown = ({ services: { reference } }: CasesContext, { days, casesAffected }: CalendarEffect): CalendarChange => ({
  days: days.map((day) => ({ ...day, agency: reference.agency(day.agencyId) ?? null })),
  casesAffected,
});
