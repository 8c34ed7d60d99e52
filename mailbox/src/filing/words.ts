import { cleanText, graphemes } from '@pakn/service-kit';

/** What stands in a case that was filed by mail, besides what the sender has written. In the tenant's language: it is stored. */
export const WORDS = {
  noSubject: 'Thư không có tiêu đề',
  noText: '(Thư không có nội dung chữ.)',
  notTaken: '(Nội dung thư không nhận được. Hãy xem thư gốc trong hộp thư của tỉnh.)',
  cut: 'Thư dài hơn mức cho phép nên phần cuối đã được lược bớt.',
  truncated: 'Thư quá lớn nên các tệp đính kèm không được tải về.',
  /** The first sentence of why: whoever sent it is told all kinds of files that are taken, the desk knows them. */
  refused: (name: string, why: string): string => `Không nhận được tệp “${name}”: ${why.split('. ')[0]}`,
  tooMany: (most: number): string => `Chỉ nhận ${most} tệp đầu tiên.`,
  about: (code: string): string => `Thư trả lời về phản ánh ${code}.`,
  createdPlace: 'Hộp thư điện tử',
};

const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const CUT = '…';
/** Room that is left for the notes, at most. */
const MOST_FOR_NOTES = 1_000;
const LONGEST_NAME = 80;

/** The first `most` letters. */
export const first = (text: string, most: number): string =>
  Array.from(segmenter.segment(text.slice(0, most * 32)), ({ segment }) => segment)
    .slice(0, most)
    .join('');

/** A text that fits, and whether something was left out. */
export function fitting(text: string, most: number): string {
  return graphemes(text) <= most ? text : `${first(text, most - 1).trimEnd()}${CUT}`;
}

/** What was written, then what must be known about the mail, one note a line; together at most `most` letters. */
export function withNotes(text: string, notes: readonly string[], most: number): string {
  const isLong = graphemes(text) + graphemes(notes.join('\n')) + notes.length * 2 + 2 > most;
  const all = isLong ? [...notes, WORDS.cut] : notes;
  if (all.length === 0) return text;
  const below = fitting(all.map((note) => `[${note}]`).join('\n'), Math.min(MOST_FOR_NOTES, most));
  return `${fitting(text, most - graphemes(below) - 2)}\n\n${below}`;
}

/** A name that somebody outside has chosen, short and on one line. */
export const shortName = (name: string): string => fitting(cleanText(name.slice(0, 1_000)).replace(/\s+/g, ' '), LONGEST_NAME);
