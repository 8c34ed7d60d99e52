import { describe, expect, it } from 'vitest';
import { LABELLED, LABELLED_SETS, type LabelledSide } from '../testing/labelled-pairs.ts';
import { likeliest, resemblanceTo } from './resemblance.ts';
import type { Candidate } from './signals.ts';

const AT = new Date('2026-11-30T12:00:00+07:00');
const HERE = { lon: 109.19, lat: 12.24 };
/** About 170 m to the north. */
const NEAR = { lon: 109.19, lat: 12.2415 };
const told = (title: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ title, content: '', address: '', categoryCode: null, point: HERE, at: AT, status: 'IN_PROGRESS' },
  ...more,
});
const WIDE = new Set(['van gia']);
const score = (one: Candidate, other: Candidate): number => resemblanceTo(one, WIDE)(other).score;
const sideOf = ({ title, text, lon, lat, hours }: LabelledSide): Candidate =>
  told(title, {
    content: text || title,
    point: typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : null,
    at: new Date(AT.getTime() + hours * 3_600_000),
  });

describe('B-05 A4-05 how alike two reports are', () => {
  it('with a content, as much from one side as from the other', () => {
    for (const set of LABELLED_SETS)
      for (const { a, b } of LABELLED[set]) expect(score(sideOf(a), sideOf(b)), `${a.title} | ${b.title}`).toBeCloseTo(score(sideOf(b), sideOf(a)), 3);
  });

  it('words that no table knows count by their rareness: a rare word that both have says more than none', () => {
    const own = told('Khỉ xuống phá rẫy xoài ở Ninh Phú', { point: null });
    const [same, other] = [told('Bầy khỉ kéo vô Ninh Phú bẻ xoài, phá rẫy'), told('Ninh Phú chưa có sân bóng cho thanh niên')];
    expect(score(own, same)).toBeGreaterThan(3 * score(own, other));
  });

  it('another number of the same alley, another trouble at the same place, and what was over long ago, say that it is another report', () => {
    const own = told('Ngập nặng hẻm 12 Dã Tượng');
    const same = told('Hẻm 12 Dã Tượng nước dâng ngập nhà', { point: NEAR });
    expect(score(own, { ...same, title: 'Hẻm 40 Dã Tượng nước dâng ngập nhà' })).toBeLessThan(score(own, same) / 2);
    expect(score(own, { ...same, title: 'Chó thả rông hẻm 12 Dã Tượng' })).toBeLessThan(score(own, same) / 2);
    expect(score(own, { ...same, at: new Date(AT.getTime() - 60 * 86_400_000) })).toBeLessThan(score(own, same));
    expect(score(own, { ...same, point: { lon: HERE.lon + 0.05, lat: HERE.lat } })).toBe(0);
  });

  it('what is much less likely than the likeliest is not shown', () => {
    const shown = (scores: number[], first = 5): number[] =>
      likeliest(
        scores.map((each) => ({ score: each, metres: null })),
        first,
      ).map((each) => each.score);
    expect(shown([0.2, 0.9, 0.5])).toEqual([0.9, 0.5]);
    expect(shown([0.2, 0.15, 0.01])).toEqual([0.2, 0.15]);
    expect(shown([0.3, 0.3, 0.3], 2)).toHaveLength(2);
    expect(shown([0.02])).toEqual([]);
  });
});
