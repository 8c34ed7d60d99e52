import type { Label } from '@pakn/vocabulary';

/** What it means to take the agreement to a purpose back (Luật 91/2025/QH15: whoever asks is told the consequence before). */
const WITHDRAWALS: Readonly<Record<string, Label>> = {
  HANDLE_REPORTS: {
    vi: 'Tài khoản không thể hoạt động nếu thiếu mục đích này. Muốn rút lại, hãy xóa tài khoản.',
    en: 'There is no account without it. To take it back, delete the account.',
  },
  RESULT_MESSAGES: {
    vi: 'Tài khoản không thể hoạt động nếu thiếu mục đích này. Muốn rút lại, hãy xóa tài khoản.',
    en: 'There is no account without it. To take it back, delete the account.',
  },
  SURVEYS: {
    vi: 'Bạn sẽ không nhận lời mời khảo sát nữa. Phản ánh của bạn vẫn được xử lý như trước.',
    en: 'You get no more invitations to surveys. Your reports are handled as before.',
  },
};
const OTHERWISE: Label = {
  vi: 'Dữ liệu của bạn không còn được dùng cho mục đích này kể từ khi rút lại.',
  en: 'From then on your data is no longer used for it.',
};

export const withdrawalOf = (purpose: string): Label => WITHDRAWALS[purpose] ?? OTHERWISE;
