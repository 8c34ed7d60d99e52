import type { Rectangle } from '@pakn/vocabulary';

/** What one press of an arrow key moves or grows. */
export const STEP = 0.01;
/** A slip of the pointer is no part. */
const SMALLEST = 0.01;
/** A part that is added without a pointer lies in the middle. */
export const MIDDLE: Rectangle = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

export interface Point {
  x: number;
  y: number;
}

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** The part between two corners, inside the picture; null when it is too small to be meant. */
export function partBetween(one: Point, other: Point): Rectangle | null {
  const [left, right] = [one.x, other.x].map((x) => within(x, 1)).toSorted((a, b) => a - b) as [number, number];
  const [top, bottom] = [one.y, other.y].map((y) => within(y, 1)).toSorted((a, b) => a - b) as [number, number];
  const part = { x: left, y: top, width: right - left, height: bottom - top };
  return part.width < SMALLEST || part.height < SMALLEST ? null : part;
}

/** The same part elsewhere in the picture, as far as there is room. */
export const moved = (part: Rectangle, by: Point): Rectangle => ({
  ...part,
  x: within(part.x + by.x, 1 - part.width),
  y: within(part.y + by.y, 1 - part.height),
});

/** Its lower right corner elsewhere. */
export const resized = (part: Rectangle, by: Point): Rectangle => ({
  ...part,
  width: Math.max(SMALLEST, within(part.width + by.x, 1 - part.x)),
  height: Math.max(SMALLEST, within(part.height + by.y, 1 - part.y)),
});

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** What an arrow key makes of a part: it moves, with Shift it grows or shrinks. Null for every other key. */
export function byKey(part: Rectangle, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Rectangle | null {
  const by = ARROWS[key];
  return by ? (shiftKey ? resized : moved)(part, by) : null;
}
