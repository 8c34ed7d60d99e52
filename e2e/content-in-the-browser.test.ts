import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { publicArticle, publishedNotice } from './outside/content.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo } from './outside/upload.ts';

// What the portal says besides its cases: written in the console, read by everybody, reached from every page.
const system: System = inject('system');
const TITLE = 'Cấm xe qua cầu Bình Tân ban đêm';
let browser: Browser;
let visitor: Window;
let author: Window;
let operator: Window;

beforeAll(async () => {
  browser = await openBrowser();
  const [specialist, desk] = await Promise.all([demoPerson(system, 'SPECIALIST', 'S-XD'), demoPerson(system, 'OPERATOR')]);
  [visitor, author, operator] = await Promise.all([openWindow(browser, system), openWindow(browser, system), openWindow(browser, system)]);
  await Promise.all([signInQuickly(author, system, specialist), signInQuickly(operator, system, desk)]);
});
afterAll(() => browser.close());

test('A2-06: an officer writes a notice and sees it as its readers will, an operator publishes it, a visitor finds it, and it can be taken down', async () => {
  const desk = author.page;
  await desk.goto('/can-bo/noi-dung');
  await desk.getByRole('button', { name: 'Viết thông báo' }).click();
  await desk.getByRole('button', { name: 'Lưu' }).click();
  await desk.getByText('Còn 3 mục cần bổ sung').waitFor();
  await desk.getByLabel('Tiêu đề').fill(TITLE);
  await desk.getByLabel('Tóm tắt').fill('Từ 22 giờ đến 5 giờ sáng.');
  await desk
    .getByLabel('Nội dung', { exact: true })
    .fill('## Lý do\n\nSửa **khe co giãn**. Gọi [114](tel:114).\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1))');
  const preview = desk.getByRole('region', { name: 'Người đọc sẽ thấy' });
  await preview.getByRole('heading', { name: 'Lý do' }).waitFor();
  await desk.getByRole('button', { name: 'Lưu' }).click();
  await desk.getByText('Bản nháp, chờ nhân viên trực').waitFor();
  await visitor.page.goto('/thong-bao?tu_khoa=cau+binh+tan');
  await visitor.page.getByText('Không có thông báo nào').waitFor();

  await operator.page.goto('/can-bo/noi-dung');
  await operator.page.getByRole('button', { name: TITLE }).click();
  await operator.page.getByRole('button', { name: 'Công bố' }).click();
  await operator.page.getByRole('button', { name: 'Gỡ xuống' }).waitFor();

  const { page } = visitor;
  await page.goto('/thong-bao');
  await page.getByLabel('Tìm trong thông báo').fill('cau binh tan');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  expect(await page.title()).toMatch(new RegExp(`^${TITLE} – `));
  expect(await page.getByRole('link', { name: '114' }).first().getAttribute('href')).toBe('tel:114');
  expect(await page.locator('article img, article script, article a[href^="javascript"]').count()).toBe(0);
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();
  const address = page.url();

  await operator.page.getByRole('button', { name: 'Gỡ xuống' }).click();
  await operator.page.getByRole('button', { name: 'Công bố' }).waitFor();
  await page.goto(address);
  await page.getByText('Không tìm thấy thông báo').waitFor();
  for (const each of [visitor, author, operator]) expectCleanWindow(each);
});

test('A2-06: a notice brings a picture and a document along: its author sees them at once, everybody when it is published, nobody when it is taken down', async () => {
  const desk = author.page;
  await desk.goto('/can-bo/noi-dung');
  await desk.getByRole('button', { name: 'Viết thông báo' }).click();
  await desk.getByLabel('Tiêu đề').fill('Sơ đồ phân luồng quanh chợ Đầm');
  await desk.getByLabel('Tóm tắt').fill('Xem sơ đồ và lịch.');
  await desk.getByLabel('Nội dung', { exact: true }).fill('Đi theo sơ đồ.');
  await desk
    .locator('.file-field input[type=file]')
    .first()
    .setInputFiles([
      { name: 'so-do.jpg', mimeType: 'image/jpeg', buffer: await photo('Sơ đồ') },
      { name: 'lich.txt', mimeType: 'text/plain', buffer: Buffer.from('Lịch phân luồng') },
    ]);
  const preview = desk.getByRole('region', { name: 'Người đọc sẽ thấy' });
  await preview.getByRole('img', { name: 'so-do.jpg' }).waitFor();
  await desk.getByRole('button', { name: 'Lưu' }).click();
  await desk.getByText('Bản nháp, chờ nhân viên trực').waitFor();
  await preview.getByText('lich.txt').waitFor();
  await preview.getByRole('img', { name: 'so-do.jpg' }).waitFor();

  await operator.page.goto('/can-bo/noi-dung');
  await operator.page.getByRole('button', { name: 'Sơ đồ phân luồng' }).click();
  await operator.page.getByRole('button', { name: 'Xem ảnh lớn: so-do.jpg' }).waitFor();
  await operator.page.getByRole('button', { name: 'Công bố' }).click();
  await operator.page.getByRole('button', { name: 'Gỡ xuống' }).waitFor();

  const { page } = visitor;
  await page.goto('/thong-bao?tu_khoa=so+do+phan+luong');
  await page.getByRole('link', { name: 'Sơ đồ phân luồng' }).click();
  const picture = page.getByRole('img', { name: 'Ảnh 1: so-do.jpg' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { message: 'the picture is there' }).toBeGreaterThan(100);
  await page.getByRole('link', { name: /^lich\.txt.*TXT/ }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  const address = new URL((await picture.getAttribute('src')) ?? '', system.origin);
  expect([address.search, (await fetch(address)).status]).toEqual(['', 200]);

  await operator.page.getByRole('button', { name: 'Gỡ xuống' }).click();
  await operator.page.getByRole('button', { name: 'Công bố' }).waitFor();
  expect((await fetch(address)).status).toBe(404);
  for (const each of [visitor, author, operator]) expectCleanWindow(each);
});

test('A2-06 A2-12 A8-29: the warning stands above home, addresses are found without accents and called, answers are read', async () => {
  const duty = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  await publishedNotice(duty, 'Mưa lớn đến hết ngày mai', 'ALERT');
  await publicArticle(duty, 'Đèn đường hỏng cần báo những gì');
  const { page } = visitor;
  await page.goto('/');
  await page.getByRole('complementary', { name: 'Cảnh báo' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Mưa lớn đến hết ngày mai' }).waitFor();
  await page.goto('/dia-chi');
  await page.getByLabel('Tìm địa chỉ').fill('cap cuu');
  await page.getByRole('heading', { name: 'Công an (việc khẩn cấp)' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('main').getByRole('link', { name: 'Gọi 115' }).getAttribute('href')).toBe('tel:115');
  await page.goto('/hoi-dap?tu_khoa=den+duong');
  await page.getByRole('link', { name: 'Đèn đường hỏng cần báo những gì' }).click();
  await page.getByRole('heading', { name: 'Cần làm gì' }).waitFor();
});

test('A2-03 A2-07 A2-08 A2-15 A4-13 A7-02 A7-07: home finds by words, shows results and satisfaction, and leads to a report; its form says what does not belong there', async () => {
  const { page } = visitor;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  for (const chart of ['Kết quả xử lý', 'Mức độ hài lòng']) {
    const rows = page.getByRole('table', { name: chart }).getByRole('row');
    await expect.poll(() => rows.count(), { message: `${chart}: a number and a share of each` }).toBeGreaterThan(2);
  }
  await page.getByRole('search').getByRole('searchbox').fill('khong co bao gio');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tra-cuu\?tu_khoa=khong\+co\+bao\+gio/);
  const quick = page.getByRole('navigation', { name: 'Lối tắt' });
  expect(await quick.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '/',
    '/ban-do',
    '/gui-phan-anh',
    '/thong-ke',
    '/phan-anh-cua-toi',
  ]);
  await quick.getByRole('link', { name: 'Gửi phản ánh' }).click();
  await page.getByText('Kiến nghị, góp ý', { exact: true }).click();
  await page.getByLabel(/^Đối tượng kiến nghị/).selectOption({ index: 1 });
  await page.getByLabel(/^Đơn vị tiếp nhận/).selectOption({ label: 'Sở Y tế' });
  await page.getByRole('link', { name: 'Những việc này gửi ở đâu?' }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc không gửi tại đây' }).waitFor();
  await page.getByText('đơn khiếu nại, tố cáo: gửi đến Trụ sở tiếp công dân').waitFor();
});

test('A2-04 A9-07 the banner of the public services leads there, with a picture of the system’s own', async () => {
  const { page } = visitor;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    const banner = page.getByRole('main').getByRole('link', { name: 'Dịch vụ công trực tuyến: nộp hồ sơ, thanh toán, nhận kết quả tại nhà' });
    expect(await banner.getAttribute('href')).toBe('https://dichvucong.gov.vn');
    const picture = banner.locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
    expect(new URL(await picture.evaluate((img: HTMLImageElement) => img.src)).origin).toBe(system.origin);
  }
});

describe('A2-01 A2-02 A2-10 the way around', () => {
  const NAMES = ['Trang chủ', 'Bản đồ', 'Tra cứu', 'Thống kê', 'Hướng dẫn', 'Giới thiệu', 'Thông báo', 'Địa chỉ cần biết', 'Hỏi đáp'];
  const hrefs = (page: Page, inside: string): Promise<(string | null)[]> =>
    page.locator(`${inside} a`).evaluateAll((links) => links.map((link) => link.getAttribute('href')));

  test('at 1440 px by keyboard: every page, the public services, register; Esc closes a list and gives the focus back', async () => {
    const { page } = visitor;
    await page.goto('/tra-cuu');
    for (const width of [1279, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const send = page.getByRole('banner').getByRole('link', { name: 'Gửi phản ánh' }).last();
      const end = async (): Promise<number> => {
        const box = await send.boundingBox();
        return box ? box.x + box.width : Infinity; // none while the scripts' page takes the place of the server's
      };
      await expect.poll(end, { message: `the header at ${width} px`, timeout: 30_000 }).toBeLessThanOrEqual(width - (width - 1216) / 2 + 1);
    }
    const nav = page.getByRole('navigation', { name: 'Chính' });
    const services = nav.getByRole('button', { name: 'Dịch vụ công' });
    await services.focus();
    await page.keyboard.press('Enter');
    expect(await nav.getByRole('link', { name: 'Cổng Dịch vụ công quốc gia' }).getAttribute('href')).toBe('https://dichvucong.gov.vn');
    await page.keyboard.press('Escape');
    await nav.getByRole('link', { name: 'Cổng Dịch vụ công quốc gia' }).waitFor({ state: 'detached' });
    expect(await services.evaluate((button) => button === document.activeElement)).toBe(true);
    await nav.getByRole('button', { name: 'Thêm' }).click();
    for (const name of NAMES) await nav.getByRole('link', { name, exact: true }).waitFor();
    await nav.getByRole('link', { name: 'Địa chỉ cần biết' }).click();
    await page.getByRole('heading', { level: 1, name: 'Địa chỉ cần biết' }).waitFor();
    expect(await page.getByRole('link', { name: 'Đăng ký' }).getAttribute('href')).toBe('/tai-khoan/dang-ky');
    for (const number of ['113', '114', '115']) {
      expect(await hrefs(page, 'header')).toContain(`tel:${number}`);
      expect(await hrefs(page, 'footer')).toContain(`tel:${number}`);
    }
  });

  test('at 390 px: one button shows all of it, Esc closes it, and a chosen page closes it too', async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/');
    const button = page.getByRole('button', { name: 'Menu' });
    await button.click();
    const menu = page.locator('#phone-menu');
    for (const name of [...NAMES, 'Gửi phản ánh', 'Cổng Dịch vụ công quốc gia', 'Đăng ký']) await menu.getByRole('link', { name, exact: true }).waitFor();
    expect(await hrefs(page, '#phone-menu')).toEqual(expect.arrayContaining(['tel:113', 'tel:114', 'tel:115']));
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await button.click();
    await menu.getByRole('link', { name: 'Hướng dẫn', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hệ thống này dùng để làm gì' }).waitFor();
    await menu.waitFor({ state: 'detached' });
  });
});
