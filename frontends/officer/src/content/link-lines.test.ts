import { expect, it } from 'vitest';
import { linesOf, linksOf } from './link-lines';

it('A9-07: links are typed one a line, and read back as they were', () => {
  const links = [
    { label: 'Công an', labelEn: 'Police', url: 'tel:113' },
    { label: 'Nộp hồ sơ', labelEn: null, url: 'https://dichvucong.gov.vn' },
  ];
  expect(linksOf(linesOf(links))).toEqual(links);
  expect(linksOf('\nNộp hồ sơ | https://dichvucong.gov.vn\n  \n')).toEqual([links[1]]);
  expect(linksOf('Chỉ có tên')).toEqual([{ label: 'Chỉ có tên', labelEn: null, url: '' }]);
});
