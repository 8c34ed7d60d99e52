import { describe, expect, it } from 'vitest';
import { isMobile, maskPhone, readMobile, readPhone } from './phone.ts';

describe('A3-06 a correct phone number, so that messages arrive', () => {
  it.each([
    ['0905123456', '+84905123456'],
    [' 0905 123 456 ', '+84905123456'],
    ['+84 905 123 456', '+84905123456'],
    ['84905123456', '+84905123456'],
    ['0905-123-456', '+84905123456'],
    ['0123456789', null],
    ['090512345', null],
    ['+1 212 555 2368', null],
    ['không có', null],
    ['', null],
  ])('%s → %s', (typed, e164) => expect(readPhone(typed)).toBe(e164));

  it('sends SMS to mobiles only', () => {
    expect(isMobile('+84905123456')).toBe(true);
    expect(readPhone('0258 3822 123')).toBe('+842583822123');
    expect(readMobile('0258 3822 123')).toBeNull();
  });
  it('X-05 masks the number', () => expect(maskPhone('+84905123456')).toBe('09•• ••• •56'));
});
