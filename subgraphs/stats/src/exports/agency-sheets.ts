import type { Answer } from '../figures/answer.ts';
import type { PerformanceFigures, RatingFigures } from '../figures/performance.ts';
import { SATISFACTIONS, type Satisfaction } from '../facts/terms.ts';
import { SATISFACTION_LABELS } from './labels.ts';
import type { Cell, Heading, Sheet } from './sheet.ts';

type Body = Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'>;

const number = (text: string): Heading => ({ text, kind: 'number' });
const ratio = (text: string): Heading => ({ text, kind: 'ratio' });
const splitByClock = (text: string): Heading => ({ text, children: [number('Tổng số'), number('Đúng hạn'), number('Quá hạn')] });
const countAndShare = (text: string): Heading => ({ text, children: [number('Số lượng'), ratio('Tỷ lệ')] });
const agencyColumns: Heading[] = [
  { text: 'STT', kind: 'text', width: 6 },
  { text: 'Cơ quan/Đơn vị xử lý', kind: 'text', width: 44 },
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
function* agencyRows(answer: Answer, cells: (row: PerformanceFigures) => Cell[]): Iterable<Cell[]> {
  yield ['*', 'Tổng số', ...cells(answer.totals)];
  let place = 0;
  for (const { agency, row } of answer.byAgency) yield [String(++place), agency.name, ...cells(row)];
}

/** A6-03: the predecessor's table. */
export function agenciesSheet(answer: Answer, scale: readonly Satisfaction[]): Body {
  const ratings = shownRatings(answer, scale);
  return {
    name: 'Theo cơ quan',
    title: 'Thống kê tình trạng, kết quả xử lý phản ánh, kiến nghị theo cơ quan, đơn vị',
    headings: [
      ...agencyColumns,
      number('Tổng số'),
      { text: 'Kết quả xử lý PAKN', children: [splitByClock('Đã xử lý'), splitByClock('Đang xử lý')] },
      { text: 'Đánh giá', children: [number('Tổng số'), ...ratings.map((one) => number(SATISFACTION_LABELS[one]))] },
    ],
    totalFirst: true,
    rows: agencyRows(answer, ({ total, handled, inProgress, ratings: given }) => [
      total,
      ...[handled, inProgress].flatMap((split) => [split.total, split.onTime, split.late]),
      given.total,
      ...ratings.map((one) => given[FIGURE[one]]),
    ]),
  };
}

/** A8-26: how many in time, how many late, handled and in progress together. */
export const progressSheet = (answer: Answer): Body => ({
  name: 'Tiến độ',
  title: 'Thống kê tiến độ xử lý phản ánh theo đơn vị',
  headings: [...agencyColumns, number('Tổng số'), countAndShare('Đúng hạn'), countAndShare('Trễ hạn')],
  totalFirst: true,
  rows: agencyRows(answer, ({ total, handled, inProgress }) => [
    total,
    ...share(handled.onTime + inProgress.onTime, total),
    ...share(handled.late + inProgress.late, total),
  ]),
});

/** A8-25: ratings and their shares. */
export function ratingsSheet(answer: Answer, scale: readonly Satisfaction[]): Body {
  const ratings = shownRatings(answer, scale);
  return {
    name: 'Đánh giá',
    title: 'Thống kê đánh giá của người dân theo đơn vị',
    headings: [...agencyColumns, number('Tổng số'), ...ratings.map((one) => countAndShare(SATISFACTION_LABELS[one]))],
    totalFirst: true,
    rows: agencyRows(answer, ({ ratings: given }) => [given.total, ...ratings.flatMap((one) => share(given[FIGURE[one]], given.total))]),
  };
}

const share = (part: number, whole: number): [number, number | null] => [part, whole === 0 ? null : part / whole];
