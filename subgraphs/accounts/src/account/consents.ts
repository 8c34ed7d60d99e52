/** The version of the texts below; a change of a text raises it. */
export const CONSENT_VERSION = '1';

export interface Purpose {
  purpose: string;
  text: string;
  /** Without it there can be no account: it is given by registering. Everything else is ticked by the person, nothing beforehand. */
  required: boolean;
}

/** What personal data is used for (Luật 91/2025/QH15, NĐ 356/2025). */
export const PURPOSES: readonly Purpose[] = [
  {
    purpose: 'HANDLE_REPORTS',
    text: 'Dùng họ tên, số định danh, số điện thoại và địa chỉ của bạn để xác thực tài khoản, tiếp nhận, xử lý và trả lời phản ánh, kiến nghị bạn gửi.',
    required: true,
  },
  { purpose: 'RESULT_MESSAGES', text: 'Gửi tin nhắn SMS và thông báo về tiến độ, kết quả xử lý phản ánh của bạn.', required: true },
  { purpose: 'SURVEYS', text: 'Mời bạn tham gia khảo sát về chất lượng phục vụ của cơ quan nhà nước trên địa bàn tỉnh.', required: false },
];

/** The purposes that a registration agrees to: the required ones and those that were ticked. null: a purpose is unknown. */
export function agreedPurposes(ticked: readonly string[]): string[] | null {
  const known = new Set(PURPOSES.map(({ purpose }) => purpose));
  if (ticked.some((purpose) => !known.has(purpose))) return null;
  return PURPOSES.filter(({ purpose, required }) => required || ticked.includes(purpose)).map(({ purpose }) => purpose);
}
