import { FILE_KIND, FILE_KINDS } from '@pakn/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, encodedName, nameAs } from './file-name.ts';

const RUNS = Number(process.env.RUNS ?? 60);

describe('X-27 S15: what a file is called', () => {
  it.each([
    ['ổ gà.jpg', 'ổ gà.jpg'],
    ['IMG_0001.HEIC', 'IMG_0001.jpg'],
    ['anh.JPEG', 'anh.JPEG'],
    ['ảnh chụp', 'ảnh chụp.jpg'],
    ['../../etc/anh.jpg', 'anh.jpg'],
    ['C:\\Users\\Lan\\Ảnh\\cầu.png', 'cầu.jpg'],
    ['anh\u202Egpj.exe', 'anhgpj.exe.jpg'],
    ['anh\u2066\u200F\u0000.jpg', 'anh.jpg'],
    ['', 'tep.jpg'],
    ['..', 'tep.jpg'],
    ['.jpg', 'tep.jpg'],
    ['Báo cáo ngày 12.5', 'Báo cáo ngày 12.5.jpg'],
    ['a/b/', 'b.jpg'],
    ['\uD800.jpg', 'tep.jpg'],
  ])('%j is kept as %j', (given, expected) => {
    expect(nameAs(given, FILE_KIND.JPEG)).toBe(expected);
  });

  it('a long name keeps its ending', () => {
    const long = cleanFileName(`${'ườ'.repeat(500)}.pdf`);
    expect([[...long].length, long.endsWith('.pdf')]).toEqual([200, true]);
    expect(nameAs(`${'😀'.repeat(500)}.docx`, FILE_KIND.PDF)).toMatch(/😀\.pdf$/u);
  });

  it('any name of any kind: it ends as its kind does, holds no path, mark or half letter, and is stable', () => {
    const given = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom('.', '/', '\\', '\u202E', '\u200B', ' ', 'ế', '.jpg', '.HEIC', '\uD83D', '\0', 'a', 'x'.repeat(90)), { maxLength: 20 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(given, fc.constantFrom(...FILE_KINDS), (text, kind) => {
        const name = nameAs(text, kind);
        expect(kind.endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))).toBe(true);
        expect(name).not.toMatch(/[\\/]|[\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$/u);
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(nameAs(name, kind)).toBe(name);
        expect(decodeURIComponent(encodedName(name))).toBe(name);
        expect(encodedName(name)).toMatch(/^[\w!~.%-]+$/);
      }),
      { numRuns: RUNS },
    );
  });
});
