import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password.ts';

describe('A3-05 X-03 the password rule', () => {
  it.each([
    ['mưa chiều bên bến Ninh Chữ', null],
    ['sông Cái 26', null],
    ['khong-so-nao', null],
    ['ngắn123', 'PASSWORD_TOO_SHORT'],
    ['', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(129), 'PASSWORD_TOO_SHORT'],
    ['12345678', 'PASSWORD_COMMON'],
    ['MatKhau123', 'PASSWORD_COMMON'],
    ['aaaaaaaaaa', 'PASSWORD_COMMON'],
    ['056085001234', 'PASSWORD_COMMON'],
  ])('%s → %s', (password, problem) => expect(passwordProblem(password, ['056085001234'])).toBe(problem));
});
