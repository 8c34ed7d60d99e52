import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { acceptedStep } from './totp.ts';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const at = (iso: string): Date => new Date(iso);
const code = (when: Date): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: when.getTime() });

it('takes a code of now and of the neighbouring steps, each once', () => {
  const now = at('2026-11-20T08:00:10Z');
  const step = acceptedStep(secret, code(now), null, now);
  expect(step).toBe(Math.floor(now.getTime() / 30_000));
  expect(acceptedStep(secret, code(now), step, now)).toBeNull();
  expect(acceptedStep(secret, code(at('2026-11-20T07:59:50Z')), null, now)).toBe((step ?? 0) - 1);
  expect(acceptedStep(secret, code(at('2026-11-20T07:58:00Z')), null, now)).toBeNull();
  expect(acceptedStep(secret, 'abcdef', null, now)).toBeNull();
});
