import { expect, it } from 'vitest';
import { Ciphers } from './ciphers.ts';

const ciphers = new Ciphers('ab'.repeat(32), 'cd'.repeat(32));

it('encrypts differently each time and reads it back', () => {
  const one = ciphers.encrypt('identifier', '056085001234');
  const two = ciphers.encrypt('identifier', '056085001234');
  expect(one.equals(two)).toBe(false);
  expect(ciphers.decrypt('identifier', one)).toBe('056085001234');
  expect(one.toString('latin1')).not.toContain('056085001234');
});

it('refuses changed bytes and bytes of another column', () => {
  const sealed = ciphers.encrypt('phone', '+84905123456');
  expect(() => ciphers.decrypt('identifier', sealed)).toThrow();
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(() => ciphers.decrypt('phone', sealed)).toThrow();
});

it('hashes per use', () => {
  expect(ciphers.hash('phone', 'x').equals(ciphers.hash('phone', 'x'))).toBe(true);
  expect(ciphers.hash('phone', 'x').equals(ciphers.hash('identifier', 'x'))).toBe(false);
});
