import { SATISFACTIONS } from '@pakn/vocabulary';

/** How one case is counted at an instant: handled or in progress, in time or late. */
export const OUTCOME = { HANDLED_ON_TIME: 0, HANDLED_LATE: 1, OPEN_ON_TIME: 2, OPEN_LATE: 3 } as const;

export interface HandledFigures {
  total: number;
  onTime: number;
  late: number;
}
export interface RatingFigures {
  total: number;
  verySatisfied: number;
  satisfied: number;
  neutral: number;
  dissatisfied: number;
}
/** One row of the table: the figures of a group of cases. Ratios are 0..1, null when nothing is counted. */
export interface PerformanceFigures {
  total: number;
  handled: HandledFigures;
  inProgress: HandledFigures;
  ratings: RatingFigures;
  /** Parts completed for other leads; not in `total`. */
  coordination: HandledFigures;
  onTimeRatio: number | null;
  satisfiedRatio: number | null;
  neutralRatio: number | null;
  dissatisfiedRatio: number | null;
  /** Cases that were sent back to work at least once. */
  reopened: number;
  reopenedRatio: number | null;
  medianWorkingHours: number | null;
}

/** What is counted per group, side by side: four outcomes, unrated and four ratings, reopened, helpers' parts in time and late. */
export const CELL = { RATING: 4, REOPENED: 5 + SATISFACTIONS.length, PART_ON_TIME: 6 + SATISFACTIONS.length, PART_LATE: 7 + SATISFACTIONS.length } as const;
export const CELLS = 8 + SATISFACTIONS.length;

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const handled = (onTime: number, late: number): HandledFigures => ({ total: onTime + late, onTime, late });

/** The row of one group's cells. `medianMinutes`: working minutes, null when not known or not asked. */
export function performanceOf(cells: ArrayLike<number>, medianMinutes: number | null): PerformanceFigures {
  const cell = (at: number): number => cells[at] ?? 0;
  const done = handled(cell(OUTCOME.HANDLED_ON_TIME), cell(OUTCOME.HANDLED_LATE));
  const open = handled(cell(OUTCOME.OPEN_ON_TIME), cell(OUTCOME.OPEN_LATE));
  const ratings = ratingsOf(cells);
  const total = done.total + open.total;
  return {
    total,
    handled: done,
    inProgress: open,
    ratings,
    coordination: handled(cell(CELL.PART_ON_TIME), cell(CELL.PART_LATE)),
    onTimeRatio: ratio(done.onTime, done.total),
    satisfiedRatio: ratio(ratings.verySatisfied + ratings.satisfied, ratings.total),
    neutralRatio: ratio(ratings.neutral, ratings.total),
    dissatisfiedRatio: ratio(ratings.dissatisfied, ratings.total),
    reopened: cell(CELL.REOPENED),
    reopenedRatio: ratio(cell(CELL.REOPENED), total),
    medianWorkingHours: medianMinutes === null ? null : medianMinutes / 60,
  };
}

function ratingsOf(cells: ArrayLike<number>): RatingFigures {
  const of = (satisfaction: (typeof SATISFACTIONS)[number]): number => cells[CELL.RATING + 1 + SATISFACTIONS.indexOf(satisfaction)] ?? 0;
  const ratings = { verySatisfied: of('VERY_SATISFIED'), satisfied: of('SATISFIED'), neutral: of('NEUTRAL'), dissatisfied: of('DISSATISFIED') };
  return { total: ratings.verySatisfied + ratings.satisfied + ratings.neutral + ratings.dissatisfied, ...ratings };
}

/** The sum over all groups of cells. */
export function sumOf(cells: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(CELLS);
  for (let i = 0; i < cells.length; i++) sum[i % CELLS]! += cells[i] as number;
  return sum;
}
