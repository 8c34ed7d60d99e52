import type { Audience } from '@pakn/vocabulary';

interface DemoArticle {
  /** Code of the agency that wrote it. */
  agency: string;
  /** Code of the field that it is about; null: several. */
  category: string | null;
  title: string;
  /** Markdown. */
  body: string;
  audience: Audience;
  daysAgo: number;
}

/** Invented, as all of the demo province. */
export const DEMO_KNOWLEDGE: readonly DemoArticle[] = [
  {
    agency: 'TTCDS',
    category: null,
    title: 'Khi người dân gọi để hỏi tiến độ',
    body: '1. Hỏi mã phản ánh; không có mã thì hỏi số điện thoại đã đăng ký.\n2. Đọc trạng thái và **hạn trả lời** trên màn hình, không hứa thêm.\n3. Quá hạn: xin lỗi, nói đang ở cơ quan nào, và bấm Đôn đốc nếu được.\n\nKhông đọc tên cán bộ xử lý cho người gọi.',
    audience: 'OFFICERS',
    daysAgo: 2,
  },
  {
    agency: 'TTCDS',
    category: null,
    title: 'Đơn khiếu nại, tố cáo: hướng dẫn thế nào',
    body: 'Hệ thống không tiếp nhận khiếu nại, tố cáo. Chọn lý do **Nội dung khiếu nại, tố cáo** và chỉ người dân đến Trụ sở tiếp công dân của tỉnh, của xã, phường, đặc khu.',
    audience: 'OFFICERS',
    daysAgo: 6,
  },
  {
    agency: 'S-XD',
    category: 'ROAD',
    title: 'Ổ gà, sụt lún: ai sửa đoạn nào',
    body: '- Đường xã, phường, hẻm: UBND xã, phường.\n- Đường đô thị trục chính và đường tỉnh: Sở Xây dựng.\n- Quốc lộ: chuyển Sở Xây dựng để liên hệ đơn vị quản lý.\n\nHố sâu nguy hiểm: đề nghị rào chắn ngay, vá sau.',
    audience: 'OFFICERS',
    daysAgo: 9,
  },
  {
    agency: 'S-XD',
    category: 'STREET_LIGHT',
    title: 'Đèn đường hỏng: cần những thông tin gì',
    body: 'Hãy ghi **số trụ** (sơn trên thân trụ), tên đường và cách số nhà gần nhất bao xa. Cả đoạn đường mất sáng thường do tủ điều khiển, hãy ghi rõ từ đâu đến đâu.',
    audience: 'PUBLIC',
    daysAgo: 14,
  },
  {
    agency: 'S-NNMT',
    category: 'WASTE',
    title: 'Rác công trình, tủ giường cũ bỏ ở đâu',
    body: 'Rác cồng kềnh không thu theo chuyến hằng ngày. Hãy báo UBND xã, phường để được hẹn ngày thu; không để ở lòng đường.',
    audience: 'PUBLIC',
    daysAgo: 19,
  },
  {
    agency: 'S-NNMT',
    category: 'POLLUTION',
    title: 'Mùi hôi, khói bụi: cách xác minh',
    body: '- Ghi giờ và hướng gió; hỏi thêm hai nhà lân cận.\n- Chụp nguồn phát, không chụp người.\n- Cần lấy mẫu: dùng **Tạm dừng** với lý do khảo sát, ghi thời hạn.',
    audience: 'OFFICERS',
    daysAgo: 23,
  },
  {
    agency: 'S-YT',
    category: 'HEALTH',
    title: 'Nghi ngộ độc thực phẩm',
    body: '**Có người nặng: gọi [115](tel:115).** Giữ lại mẫu thức ăn trong tủ mát, ghi nơi mua và giờ ăn, rồi gửi phản ánh.',
    audience: 'PUBLIC',
    daysAgo: 30,
  },
  {
    agency: 'VPUBND',
    category: null,
    title: 'Câu trả lời tốt gồm những gì',
    body: '1. Đã làm gì, ở đâu, lúc nào.\n2. Nếu chưa xong: khi nào xong, ai làm.\n3. Nếu không làm được: căn cứ, và người dân có thể đến đâu.\n4. Ảnh trước và sau.\n\nXưng hô **Ông/Bà**. Không chép nguyên văn công văn.',
    audience: 'OFFICERS',
    daysAgo: 37,
  },
];
