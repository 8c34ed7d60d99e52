import type { Label } from '@pakn/vocabulary';

/** The length of an agency's name, in graphemes. */
export const NAME_LEAST = 3;
export const NAME_MOST = 200;

/** Why something about an agency is refused. */
export const AGENCY_WORDS = {
  code: {
    vi: 'Mã gồm 2 đến 30 chữ in hoa không dấu, số và dấu gạch nối, ví dụ S-XD.',
    en: 'A code has 2 to 30 capital letters without marks, digits and hyphens, for example S-XD.',
  },
  name: { vi: `Tên dài từ ${NAME_LEAST} đến ${NAME_MOST} ký tự.`, en: `A name has ${NAME_LEAST} to ${NAME_MOST} characters.` },
  wardOfCommune: { vi: 'Hãy chọn xã, phường, đặc khu mà đơn vị phụ trách.', en: 'Choose the commune or ward that it is in charge of.' },
  email: { vi: 'Địa chỉ email chưa đúng, ví dụ donvi@khanhhoa.gov.vn.', en: 'This is no e-mail address; for example agency@khanhhoa.gov.vn.' },
  codeStays: { vi: 'Mã đơn vị không đổi được.', en: 'The code of an agency cannot be changed.' },
  codeTaken: { vi: 'Mã này đã có đơn vị khác dùng.', en: 'Another agency has this code.' },
  parent: { vi: 'Hãy chọn một đơn vị cấp trên đang hoạt động.', en: 'Choose a parent agency that is active.' },
  ownParent: { vi: 'Đơn vị không thể trực thuộc chính mình.', en: 'An agency cannot be below itself.' },
  closedTakesNothing: { vi: 'Đơn vị đã đóng không tiếp nhận thêm.', en: 'A closed agency takes nothing over.' },
  closeFormerFirst: { vi: 'Hãy đóng đơn vị cũ trước.', en: 'Close the former agency first.' },
  closed: { vi: 'Đơn vị này đã đóng.', en: 'This agency is closed.' },
  successor: { vi: 'Hãy chọn một đơn vị khác đang hoạt động.', en: 'Choose another agency that is active.' },
  successorOfDesk: { vi: 'Đơn vị trực tiếp nhận cần một đơn vị trực khác kế nhiệm.', en: 'A duty desk needs another duty desk as its successor.' },
  lastDay: { vi: 'Ngày cuối phải sau ngày bắt đầu hoạt động.', en: 'The last day has to be after the first.' },
} as const satisfies Record<string, Label>;
