import type { AgencyKind, CaseStatus, Channel, IdentityMode, Satisfaction, Urgency } from '../facts/terms.ts';

// What the sheets call the closed sets; the words of the screens.
export const STATUS_LABELS: Record<CaseStatus, string> = {
  DRAFT: 'Bản nháp',
  AWAITING_ACCEPTANCE: 'Chờ tiếp nhận',
  AWAITING_INFO: 'Chờ bổ sung',
  IN_PROGRESS: 'Đang xử lý',
  SCHEDULED: 'Hẹn xử lý',
  RESULT_REVIEW: 'Chờ duyệt kết quả',
  ANSWERED: 'Đã trả lời',
  CLOSED: 'Hoàn thành',
  REJECTED: 'Không tiếp nhận',
  MERGED: 'Đã gộp',
  WITHDRAWN: 'Đã rút',
};
export const CHANNEL_LABELS: Record<Channel, string> = {
  WEB: 'Cổng web',
  APP: 'Ứng dụng di động',
  HOTLINE: 'Tổng đài',
  EMAIL: 'Thư điện tử',
  CHATBOT: 'Chatbot / trao đổi trực tuyến',
  ZALO: 'Zalo OA',
  IN_PERSON: 'Tiếp nhận trực tiếp',
  SMS: 'Tin nhắn',
  NATIONAL_PORTAL: 'Cổng Dịch vụ công quốc gia',
  PARTNER: 'Đơn vị đối tác',
};
export const IDENTITY_LABELS: Record<IdentityMode, string> = { PUBLIC_NAME: 'Công khai tên', HIDDEN_NAME: 'Ẩn tên', ANONYMOUS: 'Ẩn danh' };
export const SATISFACTION_LABELS: Record<Satisfaction, string> = {
  VERY_SATISFIED: 'Rất hài lòng',
  SATISFIED: 'Hài lòng',
  NEUTRAL: 'Bình thường',
  DISSATISFIED: 'Không hài lòng',
};
export const URGENCY_LABELS: Record<Urgency, string> = { URGENT: 'Khẩn', QUICK: 'Xử lý nhanh', NORMAL: 'Bình thường', COMPLEX: 'Phức tạp' };
export const AGENCY_KIND_LABELS: Record<AgencyKind, string> = {
  PROVINCE_OFFICE: 'Văn phòng UBND tỉnh',
  OPERATOR: 'Đơn vị vận hành (nhân viên trực)',
  DEPARTMENT: 'Sở, cơ quan chuyên môn',
  POLICE: 'Công an',
  CENTRAL: 'Cơ quan ngành dọc Trung ương',
  PUBLIC_UNIT: 'Đơn vị sự nghiệp, ban quản lý',
  COMMUNE: 'UBND xã, phường, đặc khu',
  COMMUNE_UNIT: 'Phòng, trung tâm thuộc UBND cấp xã',
  UTILITY: 'Doanh nghiệp hạ tầng',
  MASS_ORG: 'Đoàn thể',
  PARTNER: 'Đơn vị đối tác',
};
