import type { CasesContext } from '../context.ts';
import type { CalendarRules } from '../clock/owned-calendar.ts';
import { countAffected } from '../recomputing/count-affected.ts';
import type { CalendarDay, Catalogues } from '../reference/reference-book.ts';
import { changeCatalogue, standingAt, type CatalogueCall, type Changed, type Changing, type Standing } from './change-catalogue.ts';

/** What a change of the working calendar does, or would do. */
export interface CalendarEffect {
  /** The days that it is about, as they are then. */
  days: CalendarDay[];
  /** Open cases whose deadlines move. */
  casesAffected: number;
}

interface CalendarCall<P> extends Pick<CatalogueCall<unknown>, 'name' | 'asked'> {
  /** What the calendar would be. @throws INVALID_INPUT with a problem a field */
  propose(standing: Standing): P;
  /** The days that it was about. */
  days(catalogues: Catalogues): CalendarDay[];
}

/**
 * The one way to change the working calendar (B-02): the form is checked, the open cases whose deadlines move are counted, then it is stored. Open deadlines follow beside the
 * work; the tables themselves ask for that. Counted before the change and outside of its transaction: the other changes of catalogues do not wait for it.
 */
export async function changeCalendar<P extends CalendarRules>(
  context: CasesContext,
  { propose, days, ...call }: CalendarCall<P>,
  change: (changing: Changing, proposal: P) => Promise<Changed>,
): Promise<CalendarEffect> {
  const { services } = context;
  let casesAffected = 0;
  let counted: { by: Catalogues; proposal: P } | undefined;
  const before = async (): Promise<void> => {
    const standing = await presentStanding(context);
    counted = { by: standing.catalogues, proposal: propose(standing) };
    casesAffected = await countAffected(services, counted.proposal);
  };
  const answer = (catalogues: Catalogues): CalendarEffect => ({ days: days(catalogues), casesAffected });
  return changeCatalogue(context, { ...call, before, answer }, ({ write, ...standing }) =>
    // Somebody has changed a catalogue since: what fitted then need not fit now.
    change({ write, ...standing }, counted?.by === standing.catalogues ? counted.proposal : propose(standing)),
  );
}

/** The catalogues as they are stored now, whatever this replica had in memory. */
export async function presentStanding({ services: { reference, clock } }: Pick<CasesContext, 'services'>): Promise<Standing> {
  return standingAt(await reference.asOf(await reference.refresh()), clock.now());
}
