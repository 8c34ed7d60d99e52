import { expect, it } from 'vitest';
import { returnPath } from './return-path';

it('A3-09: after signing in one comes back to where one was, never to another site', () => {
  expect(returnPath('/gui-phan-anh?nhap=1', '/')).toBe('/gui-phan-anh?nhap=1');
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', undefined, ['/a']])
    expect(returnPath(bad, '/')).toBe('/');
});
