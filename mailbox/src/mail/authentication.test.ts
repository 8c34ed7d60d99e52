import { describe, expect, it } from 'vitest';
import { verdictOf } from './authentication.ts';

const MX = 'mx.khanhhoa.gov.vn';
const results = (...values: string[]): { name: string; value: string }[] => values.map((value) => ({ name: 'authentication-results', value }));
const verdict = (...values: string[]): string => verdictOf(results(...values), MX, 'gmail.com');

describe('B-32 what the receiving server says about the sender', () => {
  it.each([
    [`${MX}; dmarc=pass header.from=gmail.com`, 'PASS'],
    [`${MX}; dmarc=fail (p=none dis=none) header.from=gmail.com`, 'FAIL'],
    [`${MX}; dmarc=pass header.from=evil.vn`, 'FAIL'],
    [`${MX}; spf=pass smtp.mailfrom=an@gmail.com; dkim=none`, 'PASS'],
    [`${MX} 1; dkim=pass (2048-bit key; unprotected) header.d=gmail.com header.i=@gmail.com; spf=fail smtp.mailfrom=x@y.vn`, 'PASS'],
    [`${MX}; dkim=pass header.d=evil.vn; spf=pass smtp.mailfrom=evil.vn`, 'NONE'],
    [`${MX}; spf=fail smtp.mailfrom=gmail.com`, 'FAIL'],
    [`${MX}; spf=softfail smtp.mailfrom=gmail.com`, 'NONE'],
    [`${MX}; spf=none; dkim=fail header.d=gmail.com`, 'FAIL'],
    [`${MX}; none`, 'NONE'],
    ['', 'NONE'],
  ])('%s: %s', (value, expected) => expect(verdict(value)).toBe(expected));

  it('a header in the name of another server, or with its findings in a comment or a quoted text, says nothing', () => {
    expect(verdict('mx.evil.vn; dmarc=pass header.from=gmail.com')).toBe('NONE');
    expect(verdict(`${MX}; spf=none (; dmarc=pass header.from=gmail.com)`)).toBe('NONE');
    expect(verdict(`${MX}; spf=fail smtp.mailfrom="x; dmarc=pass header.from=gmail.com"@evil.vn`)).toBe('FAIL');
    expect(verdict(`${MX}; spf=none (a \\) (nested) ; dmarc=pass header.from=gmail.com)`)).toBe('NONE');
  });

  it('one that the sender has put into the mail itself does not count', () => {
    const forged = { name: 'authentication-results', value: `${MX}; dmarc=pass header.from=gmail.com` };
    const headers = [...results(`${MX}; spf=fail smtp.mailfrom=gmail.com`), { name: 'received', value: 'from evil.vn' }, forged];
    expect(verdictOf(headers, MX, 'gmail.com')).toBe('FAIL');
  });

  it('without a server that checks, nothing is known', () =>
    expect(verdictOf(results(`${MX}; dmarc=pass header.from=gmail.com`), '', 'gmail.com')).toBe('NONE'));
});
