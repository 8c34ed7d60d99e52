import { describe, expect, it } from 'vitest';
import { codeOf, isAnswer, titleOf } from './subject.ts';
import { writtenText } from './written-text.ts';

describe('B-32 what the sender has written', () => {
  const QUOTES = [
    'Vào Th 2, 30 thg 11, 2026 vào lúc 10:00 Phản ánh <pa@khanhhoa.gov.vn> đã viết:\n\n> Kính gửi',
    'Vào 10:00, Th 2, 30 thg 11, 2026\nPhản ánh hiện trường <pa@khanhhoa.gov.vn> đã viết:\n> Kính gửi',
    'Từ: Phản ánh <pa@khanhhoa.gov.vn>\nĐã gửi: Thứ Hai, 30 tháng 11 năm 2026\nĐến: An\nChủ đề: x\n\nKính gửi',
    '-----Thư gốc-----\nKính gửi',
    'On Mon, Nov 30, 2026 at 10:00 AM Phan anh <pa@khanhhoa.gov.vn> wrote:\n> Kính gửi',
    '-----Original Message-----\nFrom: Phan anh',
  ];
  it.each(QUOTES)('of an answer without the quotation %#', (quote) => expect(writtenText(`Tôi gửi thêm ảnh.\n\n${quote}`, true)).toBe('Tôi gửi thêm ảnh.'));

  it('a forwarded mail stays whole, a signature does not', () => {
    const forwarded = `Nhờ xem giúp.\n\n${QUOTES[2]}`;
    expect(writtenText(forwarded, false)).toBe(forwarded);
    expect(writtenText('Đèn hỏng.\r\n\r\n\r\n\r\nCảm ơn.\n-- \nNguyễn Văn An\n0905 123 456', false)).toBe('Đèn hỏng.\n\nCảm ơn.');
    expect(writtenText('Đèn hỏng.\n\nGửi từ iPhone của tôi', false)).toBe('Đèn hỏng.');
  });

  it.each(['a' + '\n'.repeat(30_000) + 'b', '\n \t'.repeat(10_000), 'On x\n'.repeat(6_000), 'Vào a\n'.repeat(5_000), '>'.repeat(30_000), '-\n'.repeat(15_000)])(
    'is found at once, whatever the sender has written %#',
    (text) => {
      const startedAt = performance.now();
      writtenText(text, true);
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    },
  );

  it('a mail that is nothing but a quotation is kept whole', () => expect(writtenText('> Đèn hỏng.', true)).toBe('> Đèn hỏng.'));
});

describe('B-32 subjects', () => {
  it.each([
    ['Re: Fwd: [KH-2611-7F3K9Q] Hố sâu', 'Hố sâu'],
    ['Trả lời: Chuyển tiếp:  Hố   sâu', 'Hố sâu'],
    ['Re:', ''],
    ['Reform: x', 'Reform: x'],
  ])('%s becomes "%s"', (subject, title) => expect(titleOf(subject)).toBe(title));

  it('name the report by its code, or answer a mail of ours', () => {
    expect(codeOf({ subject: 'Re: [kh-2611-7f3k9q] Hố sâu', answers: [] })).toBe('KH-2611-7F3K9Q');
    expect(codeOf({ subject: 'Re: Hố sâu', answers: ['<a@b>', '<KH-2611-7F3K9Q.accepted@khanhhoa.gov.vn>'] })).toBe('KH-2611-7F3K9Q');
    expect(codeOf({ subject: 'Hố sâu KH-2611-0O1I', answers: [] })).toBeNull();
  });

  it('a forwarded mail is no answer', () => {
    expect(isAnswer({ subject: 'Re: x', answers: [] })).toBe(true);
    expect(isAnswer({ subject: 'x', answers: ['<a@b>'] })).toBe(true);
    expect(isAnswer({ subject: 'Fwd: x', answers: ['<a@b>'] })).toBe(false);
  });
});
