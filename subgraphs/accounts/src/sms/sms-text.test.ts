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
