import type { Label } from '@pakn/vocabulary';

/** The longest position, in graphemes. */
export const POSITION_MOST = 100;
/** Officers invited at once. */
export const INVITED_MOST = 200;

/** Why something about an officer is refused. */
export const OFFICER_WORDS = {
  position: { vi: `Chức vụ dài nhất ${POSITION_MOST} ký tự.`, en: `A position has ${POSITION_MOST} characters at most.` },
  noRole: { vi: 'Hãy chọn ít nhất một vai trò.', en: 'Choose one role at least.' },
  administratorsOnly: { vi: 'Chỉ quản trị viên được giao vai trò này.', en: 'Only administrators can give this role.' },
  noDesk: { vi: 'Chỉ đơn vị trực tiếp nhận có nhân viên trực.', en: 'Only the duty desk has duty operators.' },
  agency: { vi: 'Hãy chọn một đơn vị đang hoạt động.', en: 'Choose an agency that is active.' },
  notManaged: { vi: 'Bạn không quản lý đơn vị này.', en: 'You do not manage this agency.' },
  ownRights: { vi: 'Bạn không tự đổi quyền của mình. Hãy nhờ quản trị viên khác.', en: 'You cannot change your own rights. Ask another administrator.' },
  ownPhone: { vi: 'Bạn không tự đổi số điện thoại của mình. Hãy nhờ quản trị viên khác.', en: 'You cannot change your own phone. Ask another administrator.' },
  activated: { vi: 'Cán bộ này đã kích hoạt tài khoản.', en: 'This officer has activated the account already.' },
  locked: { vi: 'Tài khoản này đang bị khóa.', en: 'This account is locked.' },
  invited: { vi: `Mỗi lần mời từ 1 đến ${INVITED_MOST} cán bộ.`, en: `Invite 1 to ${INVITED_MOST} officers at a time.` },
} as const satisfies Record<string, Label>;
