import type { Label } from '@pakn/vocabulary';

/** Why content of the portal is refused. */
export const CONTENT_WORDS = {
  later: { vi: 'Thời hạn phải sau lúc này.', en: 'This has to be later than now.' },
  slug: {
    vi: 'Đường dẫn gồm 2 đến 60 chữ thường không dấu, số và gạch nối, ví dụ gui-phan-anh.',
    en: 'An address has 2 to 60 small letters, digits and hyphens, for example gui-phan-anh.',
  },
  order: { vi: 'Thứ tự từ 0 đến 9999.', en: 'The order is 0 to 9999.' },
  kind: { vi: 'Hãy chọn một loại địa chỉ.', en: 'Choose a kind of address.' },
  ward: { vi: 'Hãy chọn một xã, phường, đặc khu của tỉnh.', en: 'Choose a commune of the province.' },
  point: { vi: 'Hãy nhập cả kinh độ và vĩ độ của một điểm trong tỉnh.', en: 'Enter both the longitude and the latitude of a point in the province.' },
  category: { vi: 'Hãy chọn một lĩnh vực đã có.', en: 'Choose a field that there is.' },
} as const satisfies Record<string, Label>;
