import { expect, it } from 'vitest';
import { newRecoveryCodes, readRecoveryCode, RECOVERY_CODES } from './recovery-code.ts';

it('recovery codes are different, and read as they are copied from paper', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(RECOVERY_CODES);
  for (const code of codes) {
    expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    for (const typed of [code, code.toUpperCase(), ` ${code.replace('-', ' ')} `, code.replace('-', '\u2013')])
      expect(readRecoveryCode(typed)).toBe(code.replace('-', ''));
  }
  for (const none of ['', '123456', 'k7m2p-9xw4', 'k7m2p-9xw40', 'k7m2p9xw4qq']) expect(readRecoveryCode(none)).toBeNull();
});
