import { describe, expect, it } from 'vitest';
import { DEFAULT_QUIET_HOURS, parseSettingsSaved } from '@pakn/events';
import { quietUntil } from './quiet-hours.ts';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+07:00`);

describe('B-04 quiet hours', () => {
  it.each<[string, string, string | null]>([
    ['the evening before them', '2026-11-20 20:59:59.999', null],
    ['their first minute', '2026-11-20 21:00:00', '2026-11-21 07:00:00'],
    ['midnight', '2026-11-21 00:00:00', '2026-11-21 07:00:00'],
    ['the early morning of the last day of a month', '2026-11-30 06:59:59.999', '2026-11-30 07:00:00'],
    ['their end', '2026-11-21 07:00:00', null],
    ['midday', '2026-11-21 12:00:00', null],
  ])('over midnight: %s', (_, now, end) => {
    expect(quietUntil(at(now), DEFAULT_QUIET_HOURS)).toEqual(end === null ? null : at(end));
  });

  it.each([[undefined], [null], [{ from: '24:00', to: '07:00' }], ['22:00']])(
    'are the usual ones where the tenant has set nothing that can be read: %j',
    (quietHours) => {
      expect(parseSettingsSaved({ satisfactionScale: [], quietHours }).quietHours).toEqual(DEFAULT_QUIET_HOURS);
    },
  );

  it('may lie within a day, or not be at all', () => {
    expect(quietUntil(at('2026-11-20 12:30:00'), { from: '12:00', to: '13:30' })).toEqual(at('2026-11-20 13:30:00'));
    expect(quietUntil(at('2026-11-20 13:30:00'), { from: '12:00', to: '13:30' })).toBeNull();
    expect(quietUntil(at('2026-11-20 00:00:00'), { from: '00:00', to: '00:00' })).toBeNull();
  });
});
