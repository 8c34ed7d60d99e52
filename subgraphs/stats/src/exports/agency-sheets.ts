import type { Answer } from '../figures/answer.ts';
import type { PerformanceFigures, RatingFigures } from '../figures/performance.ts';
import { labelOf, PROGRESS, SATISFACTION, SATISFACTIONS, type Language, type Satisfaction } from '@pakn/vocabulary';
import type { Cell, Heading, Sheet } from './sheet.ts';
import { sayIn, type Say } from './words.ts';

type Body = Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'>;

const number = (text: string): Heading => ({ text, kind: 'number' });
const splitByClock = (text: string, say: Say): Heading => ({ text, children: [number(say('total')), number(say('onTime')), number(say('late'))] });
const countAndShare = (text: string, say: Say): Heading => ({ text, children: [number(say('count')), { text: say('share'), kind: 'ratio' }] });
const agencyColumns = (say: Say): Heading[] => [
  { text: say('ordinal'), kind: 'text', width: 6 },
  { text: say('agency'), kind: 'text', width: 44 },
];

const FIGURE: Record<Satisfaction, keyof RatingFigures> = {
  VERY_SATISFIED: 'verySatisfied',
  SATISFIED: 'satisfied',
  NEUTRAL: 'neutral',
  DISSATISFIED: 'dissatisfied',
};

/** The ratings that have a column: the tenant's scale, and any other that was given, otherwise the parts would not add up to their total. */
const shownRatings = ({ totals }: Answer, scale: readonly Satisfaction[]): Satisfaction[] =>
  SATISFACTIONS.filter((one) => scale.includes(one) || totals.ratings[FIGURE[one]] > 0);

/** "*" with the total of all, then the agencies by total, descending, as the graph's byAgency. */
function* agencyRows(answer: Answer, say: Say, cells: (row: PerformanceFigures) => Cell[]): Iterable<Cell[]> {
  yield ['*', say('total'), ...cells(answer.totals)];
  let place = 0;
  for (const { agency, row } of answer.byAgency) yield [String(++place), agency.name, ...cells(row)];
}

/** A6-03: the predecessor's table. */
export function agenciesSheet(answer: Answer, scale: readonly Satisfaction[], language: Language): Body {
  const say = sayIn(language);
  const ratings = shownRatings(answer, scale);
  return {
    name: say('byAgency'),
    title: say('byAgencyTitle'),
    headings: [
      ...agencyColumns(say),
      number(say('total')),
      { text: say('results'), children: [splitByClock(say('handled'), say), splitByClock(say('inProgress'), say)] },
      { text: say('rating'), children: [number(say('total')), ...ratings.map((one) => number(labelOf(SATISFACTION, one, language)))] },
    ],
    totalFirst: true,
    rows: agencyRows(answer, say, ({ total, handled, inProgress, ratings: given }) => [
      total,
      ...[handled, inProgress].flatMap((split) => [split.total, split.onTime, split.late]),
      given.total,
      ...ratings.map((one) => given[FIGURE[one]]),
    ]),
  };
}

/** A8-26: how many in time, how many late, handled and in progress together. */
export function progressSheet(answer: Answer, language: Language): Body {
  const say = sayIn(language);
  return {
    name: say('progress'),
    title: say('progressTitle'),
    headings: [
      ...agencyColumns(say),
      number(say('total')),
      countAndShare(labelOf(PROGRESS, 'ON_TIME', language), say),
      countAndShare(labelOf(PROGRESS, 'LATE', language), say),
    ],
    totalFirst: true,
    rows: agencyRows(answer, say, ({ total, handled, inProgress }) => [
      total,
      ...share(handled.onTime + inProgress.onTime, total),
      ...share(handled.late + inProgress.late, total),
    ]),
  };
}

/** A8-25: ratings and their shares. */
export function ratingsSheet(answer: Answer, scale: readonly Satisfaction[], language: Language): Body {
  const say = sayIn(language);
  const ratings = shownRatings(answer, scale);
  return {
    name: say('rating'),
    title: say('ratingTitle'),
    headings: [...agencyColumns(say), number(say('total')), ...ratings.map((one) => countAndShare(labelOf(SATISFACTION, one, language), say))],
    totalFirst: true,
    rows: agencyRows(answer, say, ({ ratings: given }) => [given.total, ...ratings.flatMap((one) => share(given[FIGURE[one]], given.total))]),
  };
}

const share = (part: number, whole: number): [number, number | null] => [part, whole === 0 ? null : part / whole];
