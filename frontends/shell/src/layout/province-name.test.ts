import { expect, it } from 'vitest';
import { provinceName } from './province-name';

it.each([
  ['Phản ánh hiện trường tỉnh Khánh Hòa', 'Tỉnh Khánh Hòa'],
  ['Phản ánh hiện trường', ''],
  ['Gia Lai trực tuyến', 'Gia Lai trực tuyến'],
])('the province in "%s"', (systemName, province) => {
  expect(provinceName(systemName)).toBe(province);
});
