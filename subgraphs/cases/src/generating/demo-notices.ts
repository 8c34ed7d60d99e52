import type { NoticeKind } from '@pakn/vocabulary';

interface DemoNotice {
  /** Code of the agency that announces it. */
  agency: string;
  kind: NoticeKind;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  pinned?: boolean;
  /** Published so many days before now. */
  daysAgo: number;
  /** Valid for so many days from now; left out: without end. */
  validDays?: number;
}

const EMERGENCY = 'Gặp nguy hiểm, hãy gọi [114](tel:114) hoặc [115](tel:115). Thấy cây ngã, đường ngập, hãy [gửi phản ánh](/gui-phan-anh) kèm ảnh và vị trí.';

/** Invented, as all of the demo province; no name, number or date in it is real. */
export const DEMO_NOTICES: readonly DemoNotice[] = [
  {
    agency: 'S-NNMT',
    kind: 'ALERT',
    title: 'Cảnh báo mưa lớn, nguy cơ ngập úng ở vùng trũng',
    summary: 'Mưa to trong hai ngày tới. Tránh đi qua đoạn đường ngập và ngầm tràn.',
    body: `## Cần làm gì\n\n- Không đi qua ngầm tràn, đoạn đường ngập sâu.\n- Kê cao đồ đạc, ngắt điện tầng trệt khi nước lên.\n- Không đứng dưới cây lớn, biển quảng cáo.\n\n${EMERGENCY}`,
    daysAgo: 1,
    validDays: 2,
  },
  {
    agency: 'TTCDS',
    kind: 'GENERAL',
    title: 'Gửi phản ánh đúng nơi: ba điều nên nhớ',
    summary: 'Ghim đúng vị trí, chụp rõ việc cần sửa, mô tả ngắn gọn.',
    body: '1. **Ghim đúng vị trí.** Dùng nút Vị trí hiện tại, rồi kéo bản đồ cho đúng.\n2. **Chụp rõ.** Một ảnh toàn cảnh, một ảnh gần. Tránh mặt người và biển số xe.\n3. **Viết ngắn.** Việc gì, từ khi nào, ảnh hưởng ra sao.\n\nĐọc thêm: [Gửi phản ánh](/huong-dan/gui-phan-anh).',
    pinned: true,
    daysAgo: 40,
  },
  {
    agency: 'S-XD',
    kind: 'SERVICE',
    title: 'Sửa mặt đường ban đêm trên các tuyến trục chính',
    summary: 'Thi công từ 22 giờ đến 5 giờ sáng, mỗi đêm một đoạn.',
    body: 'Đơn vị thi công vá ổ gà và thảm lại mặt đường trên các tuyến trục chính, làm ban đêm để ít ảnh hưởng đi lại.\n\n- Xe máy đi được theo làn còn lại.\n- Xe tải đi theo biển hướng dẫn.\n\nThấy hố đào không rào chắn, hãy [báo ngay](/gui-phan-anh?linh_vuc=ROAD).',
    daysAgo: 3,
    validDays: 20,
  },
  {
    agency: 'S-YT',
    kind: 'SERVICE',
    title: 'Tuần phun thuốc diệt muỗi phòng sốt xuất huyết',
    summary: 'Mời bà con mở cửa, che đậy thức ăn và dọn vật chứa nước.',
    body: 'Lịch của từng khu phố do trạm y tế báo trước một ngày.\n\n- Che đậy thức ăn, nước uống.\n- Đổ nước đọng trong chậu hoa, lốp xe, chai lọ.\n- Người bệnh hô hấp nên ra ngoài trong lúc phun.',
    daysAgo: 5,
    validDays: 12,
  },
  {
    agency: 'TTCDS',
    kind: 'REPORT',
    title: 'Kết quả xử lý phản ánh tháng vừa qua',
    summary: 'Số liệu theo cơ quan và lĩnh vực đã được cập nhật.',
    body: 'Số liệu luôn mới nhất ở trang [Thống kê](/thong-ke): đúng hạn, quá hạn, mức độ hài lòng của từng cơ quan. Bạn tải được bảng Excel với cùng con số.',
    daysAgo: 8,
  },
  {
    agency: 'S-VHTTDL',
    kind: 'TOURISM',
    title: 'Đi biển an toàn: cờ báo và giờ cứu hộ',
    summary: 'Tắm trong vùng cờ xanh, khi có cứu hộ trực.',
    body: '- **Cờ xanh**: tắm được.\n- **Cờ vàng**: cẩn thận, không ra xa.\n- **Cờ đỏ**: không xuống nước.\n\nDòng rút xa bờ kéo bạn ra: bơi ngang, song song với bờ, rồi mới vào.',
    daysAgo: 12,
  },
  {
    agency: 'S-VHTTDL',
    kind: 'EVENT',
    title: 'Tuần văn hóa biển: phân luồng quanh quảng trường',
    summary: 'Một số đoạn đường cấm xe buổi tối; có bãi giữ xe miễn phí.',
    body: 'Các tối diễn ra chương trình, đoạn đường quanh quảng trường dành cho người đi bộ từ 17 giờ đến 22 giờ. Bãi giữ xe miễn phí có biển chỉ dẫn.',
    daysAgo: 16,
    validDays: 5,
  },
  {
    agency: 'S-NNMT',
    kind: 'POLICY',
    title: 'Phân loại rác tại nhà: ba nhóm, ba thùng',
    summary: 'Rác thực phẩm, rác tái chế và rác còn lại được thu gom theo ngày.',
    body: '- **Thực phẩm**: rau, cơm thừa, vỏ trái cây.\n- **Tái chế**: giấy, chai nhựa, lon.\n- **Còn lại**: tã, gạch vỡ, vải rách.\n\nRác không được thu đúng lịch: [báo tại đây](/gui-phan-anh?linh_vuc=WASTE).',
    daysAgo: 21,
  },
  {
    agency: 'S-XD',
    kind: 'SERVICE',
    title: 'Lịch tạm ngừng cấp nước để súc rửa đường ống',
    summary: 'Nước yếu hoặc gián đoạn vài giờ trong đêm.',
    body: 'Hãy trữ đủ nước dùng. Sau khi có nước lại, xả vòi vài phút cho trong.\n\nNước đục kéo dài quá nửa ngày, hãy [gửi phản ánh](/gui-phan-anh).',
    daysAgo: 26,
    validDays: 3,
  },
  {
    agency: 'VPUBND',
    kind: 'POLICY',
    title: 'Quy chế tiếp nhận, xử lý phản ánh hiện trường',
    summary: 'Thời hạn theo mức độ; chậm phải nêu lý do và hẹn ngày cụ thể.',
    body: '## Những điểm chính\n\n- Nhân viên trực tiếp nhận trong giờ làm việc.\n- Việc khẩn cấp được xử lý trước; việc phức tạp có phiếu hẹn ghi rõ lý do và ngày.\n- Trả lời được duyệt trước khi công khai.\n- Người gửi đánh giá, và được trao đổi riêng với cơ quan xử lý.\n\nXem [các trạng thái](/huong-dan/theo-doi).',
    daysAgo: 34,
  },
  {
    agency: 'S-GDDT',
    kind: 'GENERAL',
    title: 'Giữ cổng trường thông thoáng giờ đưa đón',
    summary: 'Phụ huynh đỗ xe đúng vạch, không dừng trước cổng.',
    body: 'Các trường kẻ lại vạch chờ và phân giờ tan theo khối lớp. Cảm ơn phụ huynh đã đỗ xe đúng vạch.',
    daysAgo: 47,
  },
  {
    agency: 'S-YT',
    kind: 'GENERAL',
    title: 'Khám sức khỏe miễn phí cho người cao tuổi',
    summary: 'Tại trạm y tế xã, phường, đặc khu; mang theo thẻ bảo hiểm y tế.',
    body: 'Trạm y tế mời theo danh sách của tổ dân phố. Người khó đi lại được khám tại nhà, hãy báo với trạm y tế.',
    daysAgo: 60,
  },
];
