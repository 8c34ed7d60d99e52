/** What notices say of what somebody follows, and of a question that somebody has asked; see notice-words.ts. */
export const FOLLOWING_WORDS = {
  FOLLOWED_CHANGED: {
    title: { vi: 'Phản ánh {code} bạn theo dõi có tiến triển mới', en: 'There is news of report {code}, which you follow' },
    body: { vi: 'Mở phản ánh để xem trạng thái mới.', en: 'Open the report to see where it stands.' },
  },
  FOLLOWED_ANSWERED: {
    title: { vi: 'Phản ánh {code} bạn theo dõi đã có kết quả', en: 'Report {code}, which you follow, was answered' },
    body: { vi: 'Mở phản ánh để xem câu trả lời.', en: 'Open the report to read the answer.' },
  },
  AREA_DIGEST: {
    title: { vi: 'Khu vực bạn theo dõi có {count} tin mới', en: 'News of an area that you follow: {count}' },
    body: { vi: 'Mở để xem phản ánh mới và câu trả lời.', en: 'Open to see new reports and answers.' },
  },
  SUPPORT_ANSWERED: {
    title: { vi: 'Tư vấn viên đã trả lời câu hỏi của bạn', en: 'An adviser has answered your question' },
    body: { vi: 'Mở Hỗ trợ trực tuyến để xem câu trả lời.', en: 'Open the support chat to read the answer.' },
  },
} as const;
