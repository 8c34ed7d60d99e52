import { expect, it } from 'vitest';
import { deviceCookie, deviceIn, newDeviceId } from './device-cookie.ts';

const KEY = 'ab'.repeat(32);
const id = newDeviceId();
const [pair = ''] = deviceCookie(KEY, id, true).split(';');

it('X-26 a device is known by the cookie that we have signed, and by no other', () => {
  expect(deviceIn(KEY, `pakn_refresh=x; ${pair}; other=1`)).toBe(id);
  expect(deviceIn(KEY, undefined)).toBeNull();
  for (const forged of [pair.replace(id, newDeviceId()), `${pair}x`, pair.slice(0, -1), pair.replace('.', ''), `pakn_device=${id}`])
    expect(deviceIn(KEY, forged)).toBeNull();
  expect(deviceIn('cd'.repeat(32), pair)).toBeNull();
});

it('is closed to scripts and other sites, and Secure on https', () => {
  expect(deviceCookie(KEY, id, true)).toMatch(/; Path=\/graphql; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure$/);
  expect(deviceCookie(KEY, id, false)).toMatch(/SameSite=Strict$/);
});
