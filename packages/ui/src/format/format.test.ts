import { describe, expect, it } from 'vitest';
import { formatDuration, formatDurationShort } from './duration';
import { formatBytes, formatNumber, formatPercent } from './number';
import { dayKey, formatDate, formatDateTime, formatLong, formatSeconds, formatTime, formatWeekday } from './time';

describe('times are the province’s, wherever the browser is', () => {
  const moment = '2026-11-20T18:04:07Z';
  it.each([
    [formatDate, '21/11/2026'],
    [formatTime, '01:04'],
    [formatSeconds, '01:04:07'],
    [formatDateTime, '21/11/2026 01:04'],
    [formatLong, '01:04, thứ Bảy 21/11/2026'],
    [formatWeekday, 'T7'],
    [dayKey, '2026-11-21'],
  ] as const)('%o', (format, text) => {
    expect(format(moment)).toBe(text);
  });
  it('midnight is 00:00, not 24:00', () => {
    expect(formatTime('2026-11-20T17:00:00Z')).toBe('00:00');
  });
  it('in English', () => {
    expect(formatLong(moment, 'en')).toBe('01:04, Sat 21/11/2026');
    expect(formatWeekday('2026-11-22T05:00:00Z')).toBe('CN');
  });
});

describe('numbers as Vietnamese write them', () => {
  it('groups by points, decimals by commas', () => {
    expect(formatNumber(4381)).toBe('4.381');
    expect(formatPercent(0.9407)).toBe('94,1%');
    expect([formatPercent(0), formatPercent(1), formatPercent(0.05)]).toEqual(['0%', '100%', '5,0%']);
    expect(formatPercent(null)).toBe('–');
    expect(formatNumber(4381, 'en')).toBe('4,381');
  });
  it.each([
    [0, '0 B'],
    [900, '900 B'],
    [2_202_009, '2,1 MB'],
    [104_857_600, '100 MB'],
  ])('%i bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('working durations', () => {
  it.each([
    [387, '6 giờ 27 phút'],
    [48, '48 phút'],
    [120, '2 giờ'],
    [0, '0 phút'],
    [-165, '2 giờ 45 phút'],
    [1440, '24 giờ'],
  ])('%i minutes', (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });
  it('in tight places', () => {
    expect(formatDurationShort(387)).toBe('6 giờ 27');
    expect(formatDurationShort(125)).toBe('2 giờ 05');
    expect(formatDurationShort(48)).toBe('48 phút');
    expect(formatDuration(387, 'en')).toBe('6 h 27 min');
  });
});
