import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, hidePersonalData, HIDDEN, type PersonalDataKind } from './personal-data.ts';

const found = (text: string): [PersonalDataKind, string][] => findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

const FOUND: Record<PersonalDataKind, [text: string, part: string][]> = {
  PHONE: [
    ['Liên hệ 0905123456 để biết thêm', '0905123456'],
    ['SĐT: 0905 123 456.', '0905 123 456'],
    ['gọi 0905.123.456 nhé', '0905.123.456'],
    ['ĐT 0905-123-456', '0905-123-456'],
    ['zalo 090 512 3456', '090 512 3456'],
    ['0905 12 34 56 gặp anh Ba', '0905 12 34 56'],
    ['số +84 905 123 456', '+84 905 123 456'],
    ['số +84905123456', '+84905123456'],
    ['84905123456', '84905123456'],
    ['+84 (0) 905 123 456', '+84 (0) 905 123 456'],
    ['nhà tôi 0258 3822 123', '0258 3822 123'],
    ['máy bàn (0258) 3 822 123', '0258) 3 822 123'],
    ['0379998887', '0379998887'],
    ['Số điện thoại:0779998887,', '0779998887'],
    ['lúc 10 giờ 0987654321', '0987654321'],
    ['0987654321/ 20 giờ', '0987654321'],
  ],
  ID_NUMBER: [
    ['CCCD 056203001234', '056203001234'],
    ['số định danh 056 203 001 234', '056 203 001 234'],
    ['056203001234 là của tôi', '056203001234'],
    ['CMND số 225123456 cấp năm 2010', '225123456'],
    ['chứng minh nhân dân: 225 123 456', '225 123 456'],
    ['Căn cước công dân của tôi là 056.203.001.234', '056.203.001.234'],
  ],
  EMAIL: [
    ['thư về nguyen.van.a@gmail.com.', 'nguyen.van.a@gmail.com'],
    ['a_b+c@cong-ty.com.vn nhé', 'a_b+c@cong-ty.com.vn'],
    ['email:x1@y.vn', 'x1@y.vn'],
  ],
  PLATE: [
    ['xe 79A-123.45 vượt đèn đỏ', '79A-123.45'],
    ['xe 79A 12345', '79A 12345'],
    ['79A12345 đỗ trên vỉa hè', '79A12345'],
    ['79-A1 234.56', '79-A1 234.56'],
    ['79N1-1234', '79N1-1234'],
    ['51F 1234 chở cát', '51F 1234'],
    ['79AB-123.45', '79AB-123.45'],
    ['79a1-23456 chạy quá tốc độ', '79a1-23456'],
    ['biển số 79h 12345', '79h 12345'],
    ['xe tải BKS 79C - 123.45', '79C - 123.45'],
  ],
};

const NEAR_MISSES = [
  'Giá 1.250.000.000 đồng, đã đóng 905.123.456 đồng',
  'Ngày 28/11/2026 lúc 07:30 đến 17 giờ 30',
  'từ 28.11.2026 đến 05.12.2026',
  'ngày 09-05-2026, 08-06-2026',
  'Mã phản ánh KH-2611-7F3K9Q và KH-2512-22ABCD',
  'số 79A Trần Phú, 12B/34 Lê Hồng Phong, kiệt 79A/12',
  'Thông tư 123/2026/TT-BCA, Nghị định 356/2025/NĐ-CP, Quyết định 1234/QĐ-UBND',
  'Quốc lộ 1A, km 1450 + 300, QL27C, ĐT 652B',
  'tọa độ 12.238812, 109.196749',
  'Tổng đài 1900 1075, 18001166, 113, 114, 115',
  'diện tích 120.5 m2, dài 30m 1500 viên gạch, 12k 5000 người',
  'cách 30 m, 1234 hộ dân',
  'mã số thuế 0901234567, MST: 0312345678',
  'Mã hồ sơ 0905123456',
  'tài khoản 0351000123456789',
  'lô 225123456 không phải giấy tờ',
  'nhiệt độ 36.5, 2.500 người, 15.000 m3',
  'tổ 10 phường 12 quận 3',
  'hẹn 9h30 ngày 12 tháng 3 năm 2026',
  'hợp đồng 12/2026/HĐ 1234',
  'ghi công tơ 012345 678',
  'a@b, @nhatrang, giá 5@',
];

describe('B-08 personal data in a text', () => {
  for (const [kind, texts] of Object.entries(FOUND)) {
    it.each(texts)(`${kind} in “%s”`, (text, part) => {
      expect(found(text)).toEqual([[kind, part]]);
    });
  }

  it.each(NEAR_MISSES)('nothing in “%s”', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('several in one text, in its order', () => {
    expect(found('Anh A 0905123456, CCCD 056203001234, xe 79A-123.45, a@b.vn; chị B 0914.222.333 0915 222 333').map(([kind]) => kind)).toEqual([
      'PHONE',
      'ID_NUMBER',
      'PLATE',
      'EMAIL',
      'PHONE',
      'PHONE',
    ]);
  });

  const mobile = fc.tuple(fc.constantFrom('032', '039', '056', '070', '079', '083', '090', '098'), fc.stringMatching(/^\d{7}$/)).map((parts) => parts.join(''));
  const grouping = fc.constantFrom([10], [4, 3, 3], [3, 3, 4], [4, 6], [4, 2, 2, 2]);
  const separator = fc.constantFrom(' ', '.', '-');
  const grouped = (digits: string, sizes: readonly number[], by: string): string => {
    let at = 0;
    return sizes.map((size) => digits.slice(at, (at += size))).join(by);
  };

  it('a mobile number is found however it is grouped, whatever words stand around it', () => {
    fc.assert(
      fc.property(
        mobile,
        grouping,
        separator,
        fc.constantFrom('gọi ', 'SĐT: ', '(', 'zalo-', ''),
        fc.constantFrom('', ' nhé', '.', ', cảm ơn', ')'),
        (digits, sizes, by, head, tail) => {
          const number = grouped(digits, sizes, by);
          expect(found(`${head}${number}${tail}`)).toEqual([['PHONE', number]]);
        },
      ),
    );
  });

  const piece = fc.oneof(
    mobile,
    fc.constantFrom('79A-123.45', 'a@b.vn', '056203001234', 'CMND 225123456', '0', '12', '3456', '•', ' ', '.', '-', '/', 'xe ', 'số ', 'Đ'),
    fc.string(),
  );

  it('hiding leaves nothing to find, and everything else as it was', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const spans = findPersonalData(text);
        for (const [index, { start, end }] of spans.entries()) {
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const hidden = hidePersonalData(text);
        expect(findPersonalData(hidden)).toEqual([]);
        expect(hidden.length).toBe(text.length + spans.reduce((sum, { start, end }) => sum + HIDDEN.length - (end - start), 0));
      }),
      { numRuns: 500 },
    );
  });

  it('takes no more than milliseconds, whatever is typed', () => {
    for (const long of [
      'a'.repeat(20_000),
      '0 '.repeat(10_000),
      '12-'.repeat(7_000),
      'a.'.repeat(10_000) + '@',
      '79A '.repeat(5_000),
      'xe 79 '.repeat(3_000),
    ]) {
      const started = performance.now();
      findPersonalData(long);
      expect(performance.now() - started).toBeLessThan(300);
    }
  });
});
