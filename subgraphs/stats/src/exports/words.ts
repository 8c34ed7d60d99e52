import type { Label, Language } from '@pakn/vocabulary';

/** The texts of the sheets: headings, titles, notes. The words of the closed sets come from the vocabulary. */
export const WORDS = {
  ordinal: { vi: 'STT', en: 'No.' },
  agency: { vi: 'Cơ quan/Đơn vị xử lý', en: 'Agency' },
  total: { vi: 'Tổng số', en: 'Total' },
  onTime: { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Quá hạn', en: 'Late' },
  count: { vi: 'Số lượng', en: 'Count' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  results: { vi: 'Kết quả xử lý PAKN', en: 'Results' },
  handled: { vi: 'Đã xử lý', en: 'Handled' },
  inProgress: { vi: 'Đang xử lý', en: 'In progress' },
  rating: { vi: 'Đánh giá', en: 'Rating' },
  status: { vi: 'Trạng thái', en: 'Status' },
  identity: { vi: 'Định danh', en: 'Identity' },
  code: { vi: 'Mã phản ánh', en: 'Report code' },
  submittedAt: { vi: 'Ngày gửi', en: 'Submitted at' },
  category: { vi: 'Lĩnh vực', en: 'Field' },
  topic: { vi: 'Chủ đề', en: 'Topic' },
  ward: { vi: 'Xã, phường, đặc khu', en: 'Commune or ward' },
  channel: { vi: 'Hình thức tiếp nhận', en: 'Channel' },
  progress: { vi: 'Tiến độ', en: 'Progress' },
  answerDueAt: { vi: 'Hạn trả lời', en: 'Answer due' },
  answeredAt: { vi: 'Ngày trả lời', en: 'Answered at' },
  oneAgency: { vi: 'Cơ quan', en: 'Agency' },
  agencyKind: { vi: 'Loại cơ quan', en: 'Kind of agency' },
  urgency: { vi: 'Mức độ', en: 'Urgency' },
  from: { vi: 'Gửi từ', en: 'Submitted from' },
  to: { vi: 'Gửi trước', en: 'Submitted before' },
  filter: { vi: 'Bộ lọc', en: 'Filter' },
  everything: { vi: 'tất cả phản ánh', en: 'all reports' },
  asOf: { vi: 'Số liệu tính đến', en: 'Figures as of' },
  byAgency: { vi: 'Theo cơ quan', en: 'By agency' },
  byAgencyTitle: { vi: 'Thống kê tình trạng, kết quả xử lý phản ánh, kiến nghị theo cơ quan, đơn vị', en: 'Results of handling by agency' },
  progressTitle: { vi: 'Thống kê tiến độ xử lý phản ánh theo đơn vị', en: 'Progress of handling by agency' },
  ratingTitle: { vi: 'Thống kê đánh giá của người dân theo đơn vị', en: "Reporters' ratings by agency" },
  statusTitle: { vi: 'Thống kê phản ánh theo trạng thái và hình thức tiếp nhận', en: 'Reports by status and channel' },
  identityTitle: { vi: 'Thống kê phản ánh theo công khai danh tính', en: 'Reports by identity' },
  list: { vi: 'Danh sách', en: 'List' },
  listTitle: { vi: 'Danh sách phản ánh', en: 'List of reports' },
  unknownSheet: { vi: 'Không có bảng này.', en: 'There is no such sheet.' },
  wrongFilter: { vi: 'Bộ lọc chưa đúng', en: 'The filter is not valid' },
} as const satisfies Record<string, Label>;

export type Say = (word: keyof typeof WORDS) => string;

export const sayIn =
  (language: Language): Say =>
  (word) =>
    WORDS[word][language];
