import type { Label } from '@pakn/vocabulary';

/** The longest contact address, in graphemes. */
export const ADDRESS_MOST = 300;
/** The longest name of an organisation, in graphemes. */
export const ORGANIZATION_NAME_MOST = 200;

/** What stands beside a field of a person's form that does not fit. */
export const FORM_WORDS = {
  personalId: { vi: 'Số định danh gồm 12 số như trên thẻ căn cước.', en: 'The id number has 12 digits, as on the id card.' },
  callerId: { vi: 'Số định danh gồm 12 số, hoặc 9 số với chứng minh nhân dân cũ.', en: 'The id number has 12 digits, or 9 on a former id card.' },
  fullName: { vi: 'Hãy nhập họ và tên, chỉ gồm chữ.', en: 'Enter the full name, letters only.' },
  mobile: { vi: 'Hãy nhập số điện thoại di động Việt Nam, ví dụ 0905 123 456.', en: 'Enter a Vietnamese mobile number, for example 0905 123 456.' },
  phone: { vi: 'Số điện thoại chưa đúng.', en: 'This is no phone number.' },
  email: { vi: 'Địa chỉ email chưa đúng, ví dụ ten@example.vn.', en: 'This is no e-mail address; for example name@example.vn.' },
  address: { vi: 'Hãy nhập địa chỉ liên hệ.', en: 'Enter the contact address.' },
  addressLength: { vi: `Địa chỉ dài nhất ${ADDRESS_MOST} ký tự.`, en: `An address has ${ADDRESS_MOST} characters at most.` },
  organizationName: { vi: 'Hãy nhập tên tổ chức, doanh nghiệp.', en: 'Enter the name of the organisation or business.' },
  organizationNameLength: {
    vi: `Tên tổ chức, doanh nghiệp dài nhất ${ORGANIZATION_NAME_MOST} ký tự.`,
    en: `The name of an organisation has ${ORGANIZATION_NAME_MOST} characters at most.`,
  },
  organizationAddress: { vi: 'Hãy nhập địa chỉ tổ chức, doanh nghiệp.', en: 'Enter the address of the organisation or business.' },
  ward: { vi: 'Hãy chọn xã, phường, đặc khu trong danh sách.', en: 'Choose the commune or ward from the list.' },
  consentVersion: {
    vi: 'Nội dung đồng ý đã thay đổi. Hãy đọc lại và đồng ý với bản mới.',
    en: 'What you agree to has changed. Read it again and agree to the new version.',
  },
  consentPurposes: { vi: 'Có mục đích đồng ý không còn dùng. Hãy chọn lại.', en: 'One of the purposes is no longer used. Choose again.' },
  wrongByPhone: {
    vi: 'Tài khoản hoặc mật khẩu chưa đúng. Nếu số điện thoại này dùng cho nhiều tài khoản, hãy nhập số định danh hoặc số đăng ký.',
    en: 'The account or the password is wrong. If several accounts share this phone, enter the id or registration number.',
  },
  severalAccounts: {
    vi: 'Số điện thoại này dùng cho nhiều tài khoản. Hãy nhập số định danh hoặc số đăng ký của tài khoản cần dùng.',
    en: 'Several accounts share this phone. Enter the id or registration number of the one that you mean.',
  },
  noneOfThem: {
    vi: 'Không có tài khoản nào của số điện thoại này dùng số vừa nhập. Hãy kiểm tra lại.',
    en: 'None of the accounts with this phone has that number. Check it again.',
  },
  campaignCode: {
    vi: 'Mã chương trình gồm 2 đến 32 chữ không dấu, số và dấu gạch nối. Có thể để trống.',
    en: 'The code of a campaign has 2 to 32 plain letters, digits and hyphens. It may be left out.',
  },
  currentPassword: { vi: 'Mật khẩu hiện tại chưa đúng.', en: 'The current password is wrong.' },
  noPassword: {
    vi: 'Tài khoản chưa có mật khẩu. Hãy đặt mật khẩu ở trang "Quên mật khẩu" rồi thực hiện lại.',
    en: 'This account has no password. Set one on the page "Forgotten password", then do this again.',
  },
  ownPhone: { vi: 'Đây đang là số điện thoại của tài khoản.', en: 'This is the phone number of the account already.' },
  consentUnknown: { vi: 'Mục đích này không còn dùng. Hãy tải lại trang.', en: 'This purpose is no longer used. Load the page again.' },
  activation: { vi: 'Liên kết kích hoạt không đúng hoặc đã hết hạn.', en: 'The activation link is wrong or has expired.' },
} as const satisfies Record<string, Label>;
