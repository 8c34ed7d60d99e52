import { expect, test } from 'vitest';
import { originMayConnect } from './origin.ts';

test.each([
  ['https://pakn.khanhhoa.gov.vn', 'inside:4000', true],
  ['https://pakn.khanhhoa.gov.vn.evil.test', 'inside:4000', false],
  ['http://localhost:4000', 'localhost:4000', true],
  ['http://localhost:4001', 'localhost:4000', false],
  ['null', 'localhost:4000', false],
  ['file://localhost:4000', 'localhost:4000', false],
  ['nonsense', 'localhost:4000', false],
  [undefined, 'localhost:4000', true],
])('S5 a page of %s at the host %s may open a socket: %s', (origin, host, may) => {
  expect(originMayConnect(origin, host, new Set(['https://pakn.khanhhoa.gov.vn']))).toBe(may);
});
