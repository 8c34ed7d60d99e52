import { describe, expect, it } from 'vitest';
import { byKey, MIDDLE, moved, partBetween } from './cover-parts';

describe('B-08 parts of a picture', () => {
  it('are drawn between any two corners, inside the picture; a slip is none', () => {
    expect(partBetween({ x: 0.5, y: 0.75 }, { x: 0.25, y: -1 })).toEqual({ x: 0.25, y: 0, width: 0.25, height: 0.75 });
    expect(partBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
  });

  it('move and grow by arrow keys, never out of the picture', () => {
    expect(byKey(MIDDLE, { key: 'ArrowRight', shiftKey: false })?.x).toBeCloseTo(0.41);
    expect(byKey(MIDDLE, { key: 'ArrowUp', shiftKey: true })?.height).toBeCloseTo(0.19);
    expect(byKey(MIDDLE, { key: 'a', shiftKey: false })).toBeNull();
    let part = MIDDLE;
    for (let press = 0; press < 200; press++) part = byKey(part, { key: 'ArrowDown', shiftKey: press % 2 === 1 }) ?? part;
    expect(part.y + part.height, 'but for a rounding').toBeLessThan(1.000_001);
    const far = moved(MIDDLE, { x: 9, y: -9 });
    expect([far.x, far.y]).toEqual([0.8, 0]);
  });
});
