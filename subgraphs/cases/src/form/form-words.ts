import type { Label } from '@pakn/vocabulary';

const number = (value: number): Label => ({ vi: String(value).replace('.', ','), en: String(value) });

/** Why what was filled in is refused, whatever the form is about. */
export const FORM_WORDS = {
  characters: { vi: 'Có ký tự không dùng được ở đây. Hãy nhập lại.', en: 'There are characters that cannot be used here. Enter it again.' },
  visible: { vi: 'Hãy nhập chữ hoặc số.', en: 'Enter letters or digits.' },
  code: {
    vi: 'Mã gồm 2 đến 40 chữ in hoa không dấu, số và dấu gạch dưới, bắt đầu bằng chữ, ví dụ STREET_LIGHT.',
    en: 'A code has 2 to 40 capital letters, digits and underscores, and begins with a letter, for example STREET_LIGHT.',
  },
  hours: (least: number, most: number): Label => ({
    vi: `Hãy nhập từ ${number(least).vi} đến ${number(most).vi} giờ làm việc.`,
    en: `Enter ${number(least).en} to ${number(most).en} working hours.`,
  }),
  quarters: { vi: 'Hãy nhập tròn 15 phút, ví dụ 0,25 hoặc 1,5 giờ.', en: 'Enter quarters of an hour, for example 0.25 or 1.5.' },
  web: { vi: 'Hãy nhập địa chỉ trang web bắt đầu bằng https://.', en: 'Enter a web address that begins with https://.' },
  email: { vi: 'Địa chỉ email chưa đúng, ví dụ hotro@khanhhoa.gov.vn.', en: 'This is no e-mail address; for example support@khanhhoa.gov.vn.' },
  phone: { vi: 'Số điện thoại chưa đúng, ví dụ 1900 0000.', en: 'This is no telephone number; for example 1900 0000.' },
} as const satisfies Record<string, Label | ((...values: number[]) => Label)>;
