import { expect, it } from 'vitest';
import { mountPage } from '../testing/mount-page';
import PMarkdown from './PMarkdown.vue';

const shown = async (text: string): Promise<Element> => (await mountPage(PMarkdown, { props: { text } })).screen.get('.prose').element;

it('A2-06: headings below that of the page, lists, emphasis and quotes become elements', async () => {
  const page = await shown('# Một\n\n## Hai\n\nĐoạn **đậm** và *nghiêng*.\n\n- a\n- b\n\n3. c\n4. d\n\n> Trích');
  expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual(['Một', 'Hai']);
  expect(page.querySelector('h1')).toBeNull();
  expect(page.querySelector('p')?.innerHTML).toBe('Đoạn <strong>đậm</strong> và <em>nghiêng</em>.');
  expect([...page.querySelectorAll('ul > li')].map(({ textContent }) => textContent)).toEqual(['a', 'b']);
  expect(page.querySelector('ol')?.getAttribute('start')).toBe('3');
  expect(page.querySelector('blockquote')?.textContent).toBe('Trích');
});

it('A2-06 S14: links lead to pages of the portal, web addresses, numbers and mail alone; everything else of a link is its words', async () => {
  const page = await shown(
    [
      ...['[trang](/huong-dan)', '[web](https://khanhhoa.gov.vn)', '[gọi](tel:113)', '[thư](mailto:a@b.vn)', 'https://a.vn/b'],
      ...[
        '[x](javascript:alert(1))',
        '[x](JaVaScRiPt:alert(1))',
        '[x](data:text/html,1)',
        '[x](//evil.example)',
        '[x](&#106;avascript:alert(1))',
        '[x](vbscript:1)',
      ],
    ].join('\n\n'),
  );
  expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    ...['/huong-dan', 'https://khanhhoa.gov.vn', 'tel:113', 'mailto:a@b.vn', 'https://a.vn/b'],
  ]);
});

it('A2-06 S14: HTML in it is the text that it is, pictures are their words', async () => {
  const hostile =
    '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> và <b onclick="x">chữ</b>\n\n![ảnh](https://evil.example/a.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |';
  const page = await shown(hostile);
  expect(page.querySelectorAll('script, img, b, table')).toHaveLength(0);
  expect(page.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(page.textContent).toContain('ảnh');
});

it('A2-13 S14: a picture of the product itself is shown, with its words and its size; one from anywhere else is its words', async () => {
  const page = await shown(
    '![Biểu mẫu](/pictures/bieu-mau-390x780.webp)\n\n![a](/pictures/../files/a/1-1x1.webp) ![b](//evil.example/pictures/b-1x1.webp) ![c](/files/a/c)',
  );
  expect([...page.querySelectorAll('img')].map((image) => image.outerHTML)).toEqual([
    '<img src="/pictures/bieu-mau-390x780.webp" alt="Biểu mẫu" width="390" height="780" loading="lazy">',
  ]);
  expect(page.textContent).toBe('a b c');
});
