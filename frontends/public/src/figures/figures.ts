import { labelOf, SATISFACTION, type Language, type Satisfaction } from '@pakn/vocabulary';

/** How a slice is drawn: 1 on time, 2 in progress, 3 overdue (hatched), 4 in progress and overdue (hatched lightly). */
export type SliceLook = 1 | 2 | 3 | 4;
export interface FigureRow {
  label: string;
  value: number;
  /** Rows without a look are sums above their parts and have no slice of their own. */
  look: SliceLook | null;
}
interface Counted {
  total: number;
  onTime: number;
  late: number;
}
interface Rated {
  total: number;
  verySatisfied: number;
  satisfied: number;
  neutral: number;
  dissatisfied: number;
}

/** The table beside the first donut: handled and in progress, each on time and late. */
export function handlingRows({ handled, inProgress }: { handled: Counted; inProgress: Counted }, t: (key: string) => string): FigureRow[] {
  return [
    { label: t('public.figures.handled'), value: handled.total, look: null },
    { label: t('public.figures.onTime'), value: handled.onTime, look: 1 },
    { label: t('public.figures.late'), value: handled.late, look: 3 },
    { label: t('public.figures.inProgress'), value: inProgress.total, look: null },
    { label: t('public.figures.inTime'), value: inProgress.onTime, look: 2 },
    { label: t('public.figures.late'), value: inProgress.late, look: 4 },
  ];
}

/** The table beside the second donut. Khánh Hòa's scale has no "neutral": that row appears only where something was counted. */
export function satisfactionRows(rated: Rated, t: (key: string) => string, language: Language): FigureRow[] {
  const label = (satisfaction: Satisfaction): string => labelOf(SATISFACTION, satisfaction, language);
  const rows: FigureRow[] = [
    { label: t('public.figures.satisfiedOrMore'), value: rated.verySatisfied + rated.satisfied, look: null },
    { label: label('VERY_SATISFIED'), value: rated.verySatisfied, look: 1 },
    { label: label('SATISFIED'), value: rated.satisfied, look: 2 },
  ];
  if (rated.neutral > 0) rows.push({ label: label('NEUTRAL'), value: rated.neutral, look: 4 });
  return [...rows, { label: label('DISSATISFIED'), value: rated.dissatisfied, look: 3 }];
}

export interface Arc {
  look: SliceLook;
  length: number;
  offset: number;
}

/** Cuts a circle into slices with a small gap of the ground between them. @param around circumference, in the drawing's unit */
export function arcs(rows: readonly FigureRow[], around: number, gap: number): Arc[] {
  const slices = rows.filter((row): row is FigureRow & { look: SliceLook } => row.look !== null && row.value > 0);
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  const alone = slices.length === 1;
  let offset = 0;
  return slices.map(({ look, value }) => {
    const part = (value / total) * around;
    const arc = { look, length: alone ? around : Math.max(part - gap, 1), offset };
    offset += part;
    return arc;
  });
}
