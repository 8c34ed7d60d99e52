const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'];
const WOMEN = {
  middles: ['Thị', 'Thị Thu', 'Ngọc', 'Thị Kim', 'Thanh', 'Thị Mỹ'],
  givens: ['Hoa', 'Lan', 'Hương', 'Mai', 'Thảo', 'Trang', 'Hạnh', 'Yến', 'Nga', 'Bích', 'Phượng'],
};
const MEN = {
  middles: ['Văn', 'Đức', 'Quang', 'Minh', 'Hữu', 'Công', 'Thành'],
  givens: ['An', 'Bình', 'Cường', 'Dũng', 'Hải', 'Khánh', 'Long', 'Nam', 'Phúc', 'Sơn', 'Tuấn'],
};

const at = (list: readonly string[], i: number): string => list[i % list.length] ?? '';

/** The i-th of a few thousand different Vietnamese names, women and men in turn. The steps have no common divisor with the lists, so that names do not repeat soon. */
export function demoName(i: number): string {
  const { middles, givens } = i % 2 === 0 ? WOMEN : MEN;
  const turn = Math.floor(i / 2);
  return `${at(FAMILIES, i)} ${at(middles, turn + Math.floor(turn / givens.length))} ${at(givens, turn)}`;
}
