import { expect, test } from 'vitest';
import { appAround, inOwnBrowser } from './in-app-browser';

const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-A156E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  [`${ANDROID} Zalo android/24100 ZaloTheme/light ZaloLanguage/vi`, 'Zalo'],
  [`${IPHONE} Mobile/15E148 Zalo iOS/540 ZaloTheme/light ZaloLanguage/vn`, 'Zalo'],
  [`${ANDROID} [FB_IAB/FB4A;FBAV/480.0.0.0.0;]`, 'Facebook'],
  [`${IPHONE} Mobile/21F79 [FBAN/FBIOS;FBAV/470.0.0;FBBV/1;FBDV/iPhone14,5]`, 'Facebook'],
  [`${ANDROID} [FB_IAB/Orca-Android;FBAV/470.0.0]`, 'Messenger'],
  [`${IPHONE} Mobile/21F79 [FBAN/MessengerForiOS;FBAV/470.0]`, 'Messenger'],
  [`${ANDROID} Instagram 330.0.0.0 Android`, 'Instagram'],
  [`${ANDROID} musical_ly_2023405040 BytedanceWebview/d8a21c6`, 'TikTok'],
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36', null],
  [`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, null],
  ['Mozilla/5.0 (Linux; Android 13; CPH2269) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/114.0 Mobile Safari/537.36', null],
])('B-37 the browser of another app is known by what it says: %s', (userAgent, app) => expect(appAround(userAgent)).toBe(app));

test('B-37 Android opens the same address in the own browser; elsewhere the reader does', () => {
  const here = { protocol: 'https:', host: 'phananh.example.vn', pathname: '/gui-phan-anh', search: '?kind=1' };
  expect(inOwnBrowser(ANDROID, here)).toBe('intent://phananh.example.vn/gui-phan-anh?kind=1#Intent;scheme=https;end');
  expect(inOwnBrowser(IPHONE, here)).toBeNull();
});
