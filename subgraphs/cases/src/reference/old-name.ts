/** A commune of the past, as it stands in a commune's old names: "Phường Vĩnh Hải, thành phố Nha Trang". */
export interface OldName {
  /** "Phường Vĩnh Hải". */
  commune: string;
  /** "thành phố Nha Trang"; empty: not said. */
  district: string;
}

/** The commune and its district, which no longer exist since 1 July 2025. */
export function oldNameOf(text: string): OldName {
  const [commune = '', district = ''] = text.split(', ');
  return { commune, district };
}

const KINDS: Readonly<Record<string, string>> = {
  ...{ p: 'phuong', x: 'xa', tt: 'thi tran', dk: 'dac khu', tx: 'thi xa', tp: 'thanh pho', h: 'huyen', t: 'tinh' },
  ...Object.fromEntries(['phuong', 'xa', 'thi tran', 'dac khu', 'thi xa', 'thanh pho', 'huyen', 'tinh'].map((kind) => [kind, kind])),
};

/** The words of a place without the word for what it is: "P. Vĩnh Hải" is the phuong "vinh hai". @param words folded, see `searchWords` */
export function withoutKind(words: readonly string[]): { kind: string | null; name: string } {
  for (const length of [2, 1]) {
    const kind = words.length > length ? KINDS[words.slice(0, length).join(' ')] : undefined;
    if (kind) return { kind, name: words.slice(length).join(' ') };
  }
  return { kind: null, name: words.join(' ') };
}
