import { CASE_STATUS, type CaseStatus, type Label, type Language } from '@pakn/vocabulary';

/** What the guided helper says: a code with what stands in it, worded when it is read. */
export type Saying =
  | { code: 'GREETING'; system: string }
  | { code: 'FOUND' | 'NOTHING_FOUND' | 'REPORT' | 'QUEUED' | 'CLAIMED' | 'CLOSED' | 'ENDED' }
  | { code: 'CASE_STATUS'; caseCode: string; status: CaseStatus }
  | { code: 'CASE_UNKNOWN'; caseCode: string }
  | { code: 'OUT_OF_HOURS'; hours: string; hoursEn?: string; opensAt: string }
  | { code: 'DRAFTED' };

const WORDS: Record<Exclude<Saying['code'], 'GREETING' | 'CASE_STATUS' | 'CASE_UNKNOWN' | 'OUT_OF_HOURS'>, Label> = {
  FOUND: { vi: 'Các nội dung sau có thể trả lời câu hỏi của Anh/chị:', en: 'This may answer your question:' },
  NOTHING_FOUND: {
    vi: 'Rất tiếc, tôi chưa tìm thấy nội dung trả lời câu hỏi này. Mời Anh/chị gặp Tư vấn viên hoặc Gửi phản ánh, kiến nghị.',
    en: 'I have found nothing that answers this question. You can talk to an adviser or send a report.',
  },
  REPORT: { vi: 'Mời Anh/chị mở biểu mẫu để gửi phản ánh, kiến nghị.', en: 'Open the form to send a report or proposal.' },
  QUEUED: {
    vi: 'Đã chuyển Anh/chị đến tư vấn viên. Trong lúc chờ, Anh/chị có thể viết câu hỏi tại đây; tư vấn viên sẽ đọc được.',
    en: 'You are in the queue for an adviser. You can write your question here meanwhile: the adviser will read it.',
  },
  CLAIMED: { vi: 'Tư vấn viên đã vào cuộc trò chuyện.', en: 'An adviser has joined the conversation.' },
  CLOSED: { vi: 'Tư vấn viên đã kết thúc cuộc trò chuyện. Cảm ơn Anh/chị.', en: 'The adviser has closed the conversation. Thank you.' },
  ENDED: { vi: 'Cuộc trò chuyện đã kết thúc vì không có tin nhắn mới.', en: 'The conversation has ended because nobody wrote any more.' },
  DRAFTED: { vi: 'Đã lập bản nháp phản ánh từ cuộc trò chuyện này.', en: 'A draft of a report was made of this conversation.' },
};

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });
/** "07:30 01/12/2026" */
const localTime = (at: string): string => {
  const [date = '', time = ''] = CLOCK.format(new Date(at)).split(', ');
  return `${time} ${date}`;
};

/** The words of what the helper says, in the reader's language. */
export function sayingText(saying: Saying, language: Language): string {
  switch (saying.code) {
    case 'GREETING':
      return {
        vi: `${saying.system} xin chào. Xin mời Anh/chị bấm Gặp tư vấn viên hoặc Gửi phản ánh, kiến nghị, hoặc nhập câu hỏi bên dưới.`,
        en: `Welcome to ${saying.system}. Choose an adviser or a report, or type your question below.`,
      }[language];
    case 'CASE_STATUS':
      return {
        vi: `Phản ánh ${saying.caseCode}: ${CASE_STATUS[saying.status].vi}. Anh/chị có thể mở để xem tiến độ.`,
        en: `Report ${saying.caseCode}: ${CASE_STATUS[saying.status].en}. Open it to see how it goes on.`,
      }[language];
    case 'CASE_UNKNOWN':
      return {
        vi: `Không có phản ánh công khai nào mang mã ${saying.caseCode}. Nếu là phản ánh của Anh/chị, hãy tra cứu bằng mã hoặc mở Phản ánh của tôi.`,
        en: `There is no public report with the code ${saying.caseCode}. If it is your own, look it up by its code or open My reports.`,
      }[language];
    case 'OUT_OF_HOURS':
      return {
        vi: `Hiện ngoài giờ hỗ trợ (${saying.hours}). Anh/chị hãy để lại câu hỏi tại đây; tư vấn viên sẽ trả lời từ ${localTime(saying.opensAt)}. Anh/chị mở lại hộp trò chuyện này để xem câu trả lời.`,
        en: `Nobody is on duty now (${saying.hoursEn ?? saying.hours}). Leave your question here: an adviser will answer from ${localTime(saying.opensAt)}. Open this chat again to read the answer.`,
      }[language];
    default:
      return WORDS[saying.code][language];
  }
}
