import type { Random } from './random.ts';

/** What people report, by category; "{}" is the place. */
const TITLES: Record<string, readonly string[]> = {
  ROAD: ['Ổ gà sâu trên {}', 'Mặt {} bong tróc, lún nứt', 'Nắp cống hư hỏng ở {}', 'Vỉa hè {} bị sụt, gạch vỡ', 'Mặt {} xuống cấp, xe tải chạy nhiều'],
  STREET_LIGHT: ['Đèn đường {} không sáng', 'Cột đèn nghiêng ở {}', 'Cả đoạn {} tối om nhiều ngày'],
  POWER: ['Mất điện kéo dài ở {}', 'Dây điện sà thấp trên {}', 'Điện yếu vào buổi tối ở {}'],
  WATER: ['Nước sinh hoạt đục ở {}', 'Vỡ ống nước trên {}', 'Mất nước nhiều giờ ở {}', 'Nước chảy yếu ở {}'],
  DRAINAGE_FLOOD: ['{} ngập sau mưa', 'Cống thoát nước {} bị tắc', 'Nước thải tràn ra {}'],
  TELECOM: ['Cáp viễn thông rối, sà thấp ở {}', 'Cột viễn thông gãy trên {}'],
  TREE: ['Cây xanh nghiêng, sắp đổ ở {}', 'Cành cây che biển báo trên {}', 'Công viên gần {} xuống cấp'],
  WASTE: ['Rác tồn đọng ở {}', 'Điểm tập kết rác {} bốc mùi hôi', 'Đổ xà bần trái phép trên {}', 'Thùng rác {} hư hỏng'],
  POLLUTION: ['Khói bụi từ cơ sở sản xuất ở {}', 'Mùi hôi từ kênh gần {}', 'Cơ sở chế biến xả thải ở {}'],
  NOISE: ['Karaoke ồn ào lúc nửa đêm ở {}', 'Tiếng ồn công trình ban đêm trên {}', 'Quán nhậu mở nhạc lớn ở {}'],
  URBAN_ORDER: ['Lấn chiếm vỉa hè {}', 'Bán hàng rong chắn lối đi ở {}', 'Đậu xe ô tô chắn ngõ trên {}'],
  CONSTRUCTION: ['Xây nhà không che chắn ở {}', 'Công trình nghi sai phép trên {}'],
  SECURITY: ['Thanh niên tụ tập gây rối ở {}', 'Nghi có đánh bạc ở {}', 'Mất trộm xe máy gần {}'],
  FIRE_SAFETY: ['Lối thoát hiểm bị chặn ở {}', 'Đốt rác gần nhà dân trên {}'],
  TRAFFIC_SAFETY: ['Xe chạy ngược chiều trên {}', 'Đèn tín hiệu {} không hoạt động', 'Cần vạch sang đường trước trường học ở {}'],
  LAND: ['Chậm cấp giấy chứng nhận quyền sử dụng đất ở {}', 'Tranh chấp lối đi chung ở {}'],
  AGRI_FISHERY: ['Kênh thủy lợi bồi lắng ở {}', 'Đánh bắt thủy sản bằng kích điện gần {}'],
  TOURISM: ['Nâng giá dịch vụ du lịch ở {}', 'Chèo kéo khách du lịch trên {}'],
  MARKET: ['Nghi bán hàng giả ở {}', 'Cửa hàng không niêm yết giá trên {}'],
  FOOD_SAFETY: ['Quán ăn mất vệ sinh ở {}', 'Nghi ngộ độc thực phẩm sau khi ăn ở {}'],
  HEALTH: ['Nhiều muỗi, lo sốt xuất huyết ở {}', 'Trạm y tế gần {} thiếu thuốc'],
  EDUCATION: ['Thu thêm tiền đầu năm học ở trường gần {}', 'Cổng trường trên {} ùn tắc giờ tan học'],
  CULTURE_SPORT: ['Biển quảng cáo che khuất tầm nhìn trên {}', 'Nhà văn hóa {} đóng cửa thường xuyên'],
  SOCIAL_POLICY: ['Chậm chi trả trợ cấp ở {}', 'Hỏi về chế độ bảo hiểm ở {}'],
  PUBLIC_SERVICE: ['Hồ sơ trả chậm ở bộ phận một cửa gần {}', 'Không nộp được hồ sơ trực tuyến, hẹn lại ở {}'],
  CONDUCT: ['Thái độ của cán bộ tiếp dân ở {}'],
  ADMIN_REGULATION: ['Góp ý quy định giờ xe tải trên {}'],
  INVESTMENT: ['Vướng mắc thủ tục đầu tư ở {}'],
  DIGITAL: ['Sóng di động yếu ở {}', 'Wifi công cộng {} không truy cập được'],
  DISASTER: ['Sạt lở bên {}', 'Cây đổ chắn ngang {}'],
  JUSTICE: ['Chậm cấp bản sao khai sinh ở {}'],
  OTHER: ['Góp ý về {}', 'Đề nghị lắp ghế đá ở {}'],
};
const STREETS = [
  ...['Lê Hồng Phong', 'Trần Phú', 'Nguyễn Thị Minh Khai', '2 Tháng 4', '23 Tháng 10', 'Hùng Vương', 'Lê Thánh Tôn', 'Phan Chu Trinh', 'Thái Nguyên'],
  ...['Nguyễn Trãi', 'Ngô Gia Tự', 'Võ Nguyên Giáp', 'Đồng Nai', 'Cao Thắng', 'Dã Tượng', 'Phước Long', 'Lý Thái Tổ', 'Tô Hiệu', 'Yersin', 'Quang Trung'],
  ...['Hoàng Hoa Thám', 'Bạch Đằng', 'Củ Chi', 'Mê Linh', 'Tháp Bà', 'Phạm Văn Đồng', 'Điện Biên Phủ', 'Nguyễn Khuyến', 'Trường Sơn', 'Thống Nhất'],
];
const PLACES = ['chợ', 'trường tiểu học', 'ngã ba', 'cầu', 'bến xe', 'khu dân cư', 'hẻm'];
const DETAILS = [
  'Tình trạng này kéo dài đã nhiều ngày, ảnh hưởng đến việc đi lại và sinh hoạt của bà con.',
  'Buổi tối rất nguy hiểm, đã có người bị ngã xe.',
  'Người dân trong khu vực đã phản ánh với tổ trưởng nhưng chưa được giải quyết.',
  'Kính mong cơ quan chức năng kiểm tra và xử lý sớm.',
  'Trẻ em và người già đi qua đây hằng ngày, rất bất tiện.',
  'Mỗi khi trời mưa thì càng nghiêm trọng hơn.',
  'Đề nghị đơn vị phụ trách cho biết thời gian xử lý.',
  'Tôi đã gửi kèm mô tả vị trí, có thể liên hệ khi cần.',
];
const ANSWERS = [
  'Đơn vị đã cử cán bộ kiểm tra thực tế và xử lý xong trong ngày. Cảm ơn ông/bà đã phản ánh.',
  'Qua kiểm tra, nội dung phản ánh là đúng. Đơn vị thi công đã khắc phục, bảo đảm an toàn cho người dân.',
  'Đơn vị đã nhắc nhở, lập biên bản và yêu cầu cam kết không tái phạm.',
  'Nội dung này đã được đưa vào kế hoạch sửa chữa; trong thời gian chờ, đơn vị đã đặt biển cảnh báo.',
  'Hồ sơ đã được giải quyết và trả kết quả. Mong ông/bà thông cảm vì sự chậm trễ.',
];
const COMMENTS = ['Đề nghị xử lý sớm.', 'Kính chuyển đơn vị kiểm tra, xử lý.', 'Đề nghị phối hợp kiểm tra hiện trường.', 'Cần làm rõ vị trí và thời điểm.'];

/** The words of one report. */
export interface ReportWords {
  title: string;
  content: string;
  address: string;
}

/** A report about a category at a made-up address. */
export function reportWords(categoryCode: string, ward: string, random: Random): ReportWords {
  const street = random.one(STREETS);
  const place = random.happens(0.3) ? `${random.one(PLACES)} ${street}` : `đường ${street}`;
  const title = random.one(TITLES[categoryCode] ?? (TITLES['OTHER'] as readonly string[])).replace('{}', place);
  const details = Array.from({ length: 1 + Math.floor(random.between(0, 3)) }, () => random.one(DETAILS));
  const number = 1 + Math.floor(random.between(0, 400));
  return {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    content: `Tại số ${number} ${street}: ${title.toLowerCase()}. ${[...new Set(details)].join(' ')}`,
    address: `${number} ${street}, ${ward}`,
  };
}

export const answerWords = (random: Random): string => random.one(ANSWERS);
export const commentWords = (random: Random): string => random.one(COMMENTS);
