import { describe, expect, it } from 'vitest';
import { SECURITY_TEMPLATES, SMS_MOST, smsText, smsTime, type SmsTemplate } from './sms-text.ts';

const params = {
  otp: '012345',
  min: '5',
  code: 'KH-2611-7F3K9Q',
  due: '17:00 25/11/2026',
  url: 'https://phananh.khanhhoa.gov.vn/phan-anh/KH-2611-7F3K9Q',
  category: 'Giao thông, đường bộ',
};

describe('SMS texts', () => {
  it.each(['OTP', 'PWD_RESET', 'RECEIVED', 'RESOLVED', 'REJECTED', 'OFF_NEW', 'ACTIVATE', ...SECURITY_TEMPLATES] satisfies SmsTemplate[])(
    '%s is unaccented and fits one message',
    (template) => {
      const text = smsText(template, params);
      expect(text.length).toBeLessThanOrEqual(SMS_MOST);
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(text).not.toMatch(/[{}]/);
    },
  );
  it.each([
    ['Cấp nước – thoát nước', 'Cap nuoc - thoat nuoc'],
    ['Hạ tầng “số” … (viễn thông)', 'Ha tang "so" ... (vien thong)'],
    ['Ðường\u00A0bộ • cầu, hẻm', 'Duong bo * cau, hem'],
    ['Cháy 🔥 [khẩn] {1|2} ~ ^', 'Chay  (khan) (1/2) - '],
    ['Điện'.normalize('NFD'), 'Dien'],
  ])('B-04 "%s" is written in the 7-bit alphabet, each sign one septet', (category, written) => {
    const text = smsText('OFF_NEW', { ...params, category });
    expect(text).toContain(`(${written})`);
    expect(text).toMatch(/^[\x20-\x5a\x5f\x61-\x7a]+$/);
  });
  it('shortens the name of a field, and keeps what comes after it', () => {
    const text = smsText('OFF_NEW', {
      ...params,
      category: 'Quản lý, khai thác và bảo trì kết cấu hạ tầng giao thông đường bộ – đường thủy nội địa, bến bãi và các công trình phụ trợ',
    });
    expect(text.length).toBeLessThanOrEqual(SMS_MOST);
    expect(text).toMatch(/^PAHT Khanh Hoa: Co PAKN moi KH-2611-7F3K9Q \(Quan ly, .*\.\.\.\) can tiep nhan truoc 17:00 25\/11\/2026\.$/);
  });
  it('leaves a link out that does not fit', () => {
    const text = smsText('RECEIVED', { ...params, url: `https://${'x'.repeat(120)}` });
    expect(text).toBe('PAHT Khanh Hoa: Da tiep nhan phan anh KH-2611-7F3K9Q. Du kien tra loi truoc 17:00 25/11/2026.');
  });
  it('A1-03 keeps the link of an activation, and one message', () => {
    const url = `https://phananh.khanhhoa.gov.vn/tai-khoan/kich-hoat#token=${'x'.repeat(22)}`;
    const text = smsText('ACTIVATE', { due: '17:00 25/11/2026', url });
    expect(text).toBe(`PAHT Khanh Hoa: Kich hoat tai khoan can bo truoc 17:00 25/11/2026: ${url}`);
    expect(text.length).toBeLessThanOrEqual(SMS_MOST);
  });
  it('says what it lacks', () => expect(() => smsText('OTP', {})).toThrow('lacks otp'));
  it('writes times of Vietnam', () => expect(smsTime(new Date('2026-11-25T10:00:00Z'))).toBe('17:00 25/11/2026'));
});
