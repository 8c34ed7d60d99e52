import type { Label } from '@pakn/vocabulary';

/** Why something of a catalogue or a setting is refused. */
export const CATALOGUE_WORDS = {
  between: (least: number, most: number): Label => ({
    vi: `Hãy nhập số nguyên từ ${least.toLocaleString('vi-VN')} đến ${most.toLocaleString('vi-VN')}.`,
    en: `Enter a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}.`,
  }),
  mediaTypes: {
    vi: 'Hãy chọn ít nhất một loại tệp trong các loại hệ thống nhận được.',
    en: 'Choose at least one of the kinds of files that the system can take.',
  },
  mediaTypeTwice: { vi: 'Một loại tệp được chọn hai lần.', en: 'A kind of file is there twice.' },
  remindBefore: { vi: 'Thời gian nhắc trước phải ngắn hơn thời hạn xử lý.', en: 'The reminder has to come within the limit.' },
  maxTotal: { vi: 'Tổng thời gian không được ngắn hơn thời hạn xử lý.', en: 'The total cannot be shorter than the limit.' },
  fromToday: { vi: 'Ngày áp dụng phải từ hôm nay trở đi.', en: 'It can be in force from today on.' },
  year: (first: number, last: number): Label => ({ vi: `Ngày phải từ năm ${first} đến năm ${last}.`, en: `The date has to be from ${first} to ${last}.` }),
  order: { vi: 'Thứ tự từ 0 đến 9999.', en: 'The order is 0 to 9999.' },
  group: { vi: 'Hãy chọn một nhóm lĩnh vực đã có.', en: 'Choose a group that there is.' },
  icon: { vi: 'Tên biểu tượng gồm chữ thường, số và dấu gạch nối.', en: 'The name of an icon has small letters, digits and hyphens.' },
  proofOfQuick: {
    vi: 'Lĩnh vực xử lý nhanh phải yêu cầu ảnh hoặc tài liệu chứng minh kết quả.',
    en: 'A quick field needs a picture or a document as proof of the result.',
  },
  whereToGo: { vi: 'Nơi hướng dẫn đến chỉ dùng cho lý do không tiếp nhận.', en: 'Only a reason for not accepting a report says where to go.' },
  longestPause: { vi: 'Thời gian tạm dừng chỉ dùng cho lý do tạm dừng.', en: 'Only a reason for a pause has a longest time.' },
  neededReason: {
    vi: 'Lý do này luôn cần khi yêu cầu người gửi bổ sung thông tin.',
    en: 'This reason is always needed to ask the reporter for more.',
  },
  someDays: (most: number): Label => ({ vi: `Mỗi lần từ 1 đến ${most} ngày.`, en: `1 to ${most} days at a time.` }),
  dayTwice: { vi: 'Ngày này có hai lần.', en: 'This day is there twice.' },
  dayStatus: { vi: 'Trạng thái của ngày không hợp lệ.', en: 'A day has no such status.' },
  dayKind: { vi: 'Loại ngày không hợp lệ.', en: 'There is no such kind of day.' },
  dayOff: { vi: 'Ngày lễ và ngày nghỉ bù là ngày nghỉ.', en: 'A public holiday and a day in lieu are days off.' },
  makeupWorks: { vi: 'Ngày làm bù là ngày làm việc.', en: 'A make-up day is a working day.' },
  agency: { vi: 'Hãy chọn một đơn vị đang hoạt động.', en: 'Choose an agency that is active.' },
  somePeriods: (most: number): Label => ({ vi: `Một tuần có từ 1 đến ${most} khoảng giờ làm việc.`, en: `A week has 1 to ${most} periods of work.` }),
  weekday: { vi: 'Thứ trong tuần từ 1 (thứ Hai) đến 7 (Chủ nhật).', en: 'Weekdays are 1 (Monday) to 7 (Sunday).' },
  time: { vi: 'Hãy nhập giờ dạng 07:30, đến 24:00 là hết ngày.', en: 'Enter a time like 07:30; 24:00 is the end of the day.' },
  endsBefore: { vi: 'Giờ kết thúc phải sau giờ bắt đầu.', en: 'A period has to end after it begins.' },
  overlap: { vi: 'Hai khoảng giờ của cùng một ngày chồng lên nhau.', en: 'Two periods of a day overlap.' },
  noTimeLeft: {
    vi: 'Còn quá ít giờ làm việc: thời hạn dài nhất sẽ kéo dài hơn hai năm.',
    en: 'Too little working time is left: the longest limit would take more than two years.',
  },
  endsBeforeItBegins: { vi: 'Ngày cuối phải từ ngày đầu trở đi.', en: 'It has to end after it begins.' },
  someLinks: (most: number): Label => ({ vi: `Nhiều nhất ${most} liên kết.`, en: `At most ${most} links.` }),
  link: { vi: 'Hãy nhập địa chỉ của liên kết.', en: 'Enter the address of the link.' },
  emergencyNumber: { vi: 'Hãy nhập số dạng tel:113.', en: 'Enter a number like tel:113.' },
  picture: {
    vi: 'Hãy nhập đường dẫn đến một hình của trang này, ví dụ /dich-vu-cong.svg.',
    en: 'Enter the path of a picture of this site, for example /dich-vu-cong.svg.',
  },
} as const satisfies Record<string, Label | ((...values: number[]) => Label)>;
