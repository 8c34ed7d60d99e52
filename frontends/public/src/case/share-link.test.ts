import { describe, expect, it, vi } from 'vitest';
import { calendarFile } from './calendar-file';
import { shareLink } from './share-link';

const LINK = { title: 'Ổ gà', url: 'https://x.vn/phan-anh/KH-1' };
const named = (name: string): Error => Object.assign(new Error(name), { name });

describe('A5-05 sharing a public report', () => {
  it('goes to the sheet of the device where there is one; changing one’s mind is no failure', async () => {
    const share = vi.fn(() => Promise.resolve());
    expect([await shareLink(LINK, { share }), share.mock.calls]).toEqual(['shared', [[LINK]]]);
    expect(await shareLink(LINK, { share: () => Promise.reject(named('AbortError')) })).toBe('cancelled');
  });

  it('is copied elsewhere, also when the sheet fails; without either it says so', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    const clipboard = { writeText } as unknown as Clipboard;
    expect([await shareLink(LINK, { clipboard }), writeText.mock.calls]).toEqual(['copied', [[LINK.url]]]);
    expect(await shareLink(LINK, { clipboard, share: () => Promise.reject(named('NotAllowedError')) })).toBe('copied');
    expect(await shareLink(LINK, {})).toBe('failed');
  });
});

describe('A5-05 the promised day as a file of a calendar', () => {
  const file = calendarFile(
    { uid: 'KH-1@x.vn', at: new Date('2026-12-01T03:00:00Z'), title: 'Hẹn trả lời phản ánh KH-1', text: 'Cây đổ; nguy hiểm, gấp\nhttps://x.vn', url: LINK.url },
    new Date('2026-11-20T01:02:03.456Z'),
  );
  it('names the moment, and stays the same entry when it is added again', () => {
    const lines = file.split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    for (const line of ['UID:KH-1@x.vn', 'DTSTAMP:20261120T010203Z', 'DTSTART:20261201T030000Z', 'SUMMARY:Hẹn trả lời phản ánh KH-1', 'TRIGGER:-P1D'])
      expect(lines).toContain(line);
  });
  it('escapes what has a meaning, and folds long lines between letters', () => {
    expect(file).toContain('DESCRIPTION:Cây đổ\\; nguy hiểm\\, gấp\\nhttps://x.vn\r\n');
    const long = 'Đường Lê Hồng Phong ngập sâu '.repeat(8).trim();
    const folded = calendarFile({ uid: 'u', at: new Date(0), title: long, text: '', url: '' }, new Date(0));
    for (const line of folded.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(folded.replaceAll('\r\n ', '')).toContain(`SUMMARY:${long}`);
  });
});
