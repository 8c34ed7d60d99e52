import { searchWords } from '@pakn/vocabulary';

/** An unmarked Vietnamese syllable: beginning, vowels, end. */
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:ieu|i[aeu]|oa[iyo]|oeo|o[aei]|uay|uo[iu]|uy[aeu]|u[aeiouy]|yeu|ye|a[iouy]|e[ou]|[aeiouy])(?:ch|ng|nh|[cmnpt])?$/;

/** What is written for several words, or instead of another. */
const SHORT: Readonly<Record<string, string>> = {
  bus: 'buyt',
  bv: 'benh vien',
  cc: 'chung cu',
  cty: 'cong ty',
  cv: 'cong vien',
  dc: 'duoc',
  dg: 'duong',
  dvc: 'dich vu cong',
  hok: 'khong',
  k: 'khong',
  kdc: 'khu dan cu',
  kdt: 'khu do thi',
  kg: 'khong',
  ko: 'khong',
  kp: 'khu pho',
  mn: 'mam non',
  oto: 'o to',
  p: 'phuong',
  ql: 'quoc lo',
  ql1a: 'quoc lo 1',
  tdp: 'to dan pho',
  tl: 'tinh lo',
  toilet: 'nha ve sinh',
  tp: 'thanh pho',
  tt: 'thi tran',
  ubnd: 'uy ban',
  wc: 'nha ve sinh',
  xh: 'xa hoi',
};

/** Undoes what an unfinished Telex leaves in a word: doubled letters, w, tone letters behind the first vowel. No Vietnamese word loses a letter by it. `cases.similar_words` does the same. */
export const withoutTelex = (word: string): string =>
  word
    .replace(/(?<=[aeiouy][a-z]*)[sfrxjz]/g, '')
    .replaceAll('w', '')
    .replaceAll('dd', 'd')
    .replaceAll('aa', 'a')
    .replaceAll('ee', 'e')
    .replaceAll('oo', 'o');

/** Whether it can be a Vietnamese word. */
export const isSyllable = (word: string): boolean => SYLLABLE.test(word);

function mended(word: string): string {
  if (isSyllable(word) || /^\d+$/.test(word)) return word;
  const telex = withoutTelex(word);
  if (isSyllable(telex)) return telex;
  // VNI writes marks as digits: "d9en2". A name such as "ct3" stays.
  const vni = word.replaceAll(/\d/g, '');
  return vni.length > 2 && isSyllable(vni) ? vni : word;
}

/**
 * The words of what a citizen typed, unmarked and mended: "Đèn đg Nguyeexn Hueej ko sáng" → den duong nguyen hue khong sang.
 * A date that names a street has one form: "23 Tháng 10" and "23/10" → 23 10. A kilometre or road is apart from its number: "km1455" → km 1455.
 */
export function typedWords(text: string): string[] {
  const words = searchWords(text)
    .flatMap((word) => (SHORT[word] ?? word).split(' '))
    .flatMap((word) => /^(km|ql|tl|dt|hem)(\d+[a-z]?)$/.exec(word)?.slice(1) ?? [word])
    .flatMap((word) => (SHORT[word] ?? mended(word)).split(' '));
  return words.filter((word, at) => !(word === 'thang' && isNumber(words[at - 1]) && isNumber(words[at + 1])));
}

/**
 * Unmarked words that somebody began with a capital in the middle of a sentence: names, mostly. Empty where capitals say nothing, because all are small or most
 * are large.
 */
export function capitals(text: string): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const large = words.filter((word, at) => at > 0 && /^\p{Lu}/u.test(word));
  return new Set(large.length > words.length * 0.75 ? [] : large.flatMap(typedWords));
}

export const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+$/.test(word);

/** Whether two words differ by one slip of the finger: a letter more, less, another, or two that changed places. */
function isOneSlip(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  if (short.length < long.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && short.slice(from + 2) === long.slice(from + 2);
}

/** Whether one is the other with a slip of the finger; of short words every second one would be. */
export const isSlipOf = (one: string, other: string): boolean => one.length > 3 && other.length > 3 && one[0] === other[0] && isOneSlip(one, other);
