const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const SIGNS: Record<string, [string, string]> = { '+': ['cộng', 'plus'], '-': ['trừ', 'minus'], '−': ['trừ', 'minus'], '×': ['nhân', 'times'] };

/** A sum in words, for screen readers and for people who read digits with difficulty: "9 + 0 =" → "chín cộng không". Null when it is no such sum. */
export function spellSum(question: string, language: 'vi' | 'en'): string | null {
  const found = /^\s*(\d{1,2})\s*([+\-−×])\s*(\d{1,2})\s*=?/.exec(question);
  if (!found) return null;
  const words = language === 'vi' ? DIGITS : ENGLISH;
  const [one, other] = [words[Number(found[1])] ?? found[1], words[Number(found[3])] ?? found[3]];
  return `${one} ${SIGNS[found[2] ?? '']?.[language === 'vi' ? 0 : 1]} ${other}`;
}
