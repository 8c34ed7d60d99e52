import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

it('A7-01: after signing in one comes back to a page of this portal', () => {
  expect(ownPath('/gui-phan-anh?nhap=1#anh')).toBe('/gui-phan-anh?nhap=1#anh');
  const others = [
    '//evil.example',
    String.raw`/\evil.example`,
    String.raw`\\evil.example`,
    '/\t/evil.example',
    '/\n//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
  ];
  for (const other of [...others, '/.//evil.example', '/a/..//evil.example', '', 'a', null, undefined, `/${'a'.repeat(500)}`])
    expect(ownPath(other), String(other)).toBeNull();
});

it('A7-01: whatever is given, no browser leaves this portal by what comes out', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', 'evil.example', '\t', '\n', '?', '#', '%2f', 'a');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
      (given) => {
        const path = ownPath(given);
        return path === null || new URL(path, 'https://portal.example').origin === 'https://portal.example';
      },
    ),
    { numRuns: 2_000 },
  );
});
