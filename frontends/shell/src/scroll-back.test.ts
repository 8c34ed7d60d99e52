// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetScroll, whenLongEnough } from './scroll-back';

const watching: (() => void)[] = [];
let height = 0;
const page = {
  get scrollHeight() {
    return height;
  },
} as HTMLElement;
const grow = (to: number): void => {
  height = to;
  for (const look of watching) look();
};
beforeEach(() => {
  height = 900;
  watching.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('innerHeight', 800);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      private readonly look: () => void;
      constructor(look: () => void) {
        this.look = look;
      }
      observe(): void {
        watching.push(this.look);
      }
      disconnect(): void {
        watching.splice(0);
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('A6-01 Back: scrolls once the list is as long as it was, not before', async () => {
  const place = { left: 0, top: 3_000 };
  const back = whenLongEnough(place, page);
  const seen = vi.fn();
  void back.then(seen);
  grow(2_000);
  await Promise.resolve();
  expect(seen).not.toHaveBeenCalled();
  grow(3_800);
  expect(await back).toEqual(place);
  expect(await whenLongEnough({ left: 0, top: 100 }, page)).toEqual({ left: 0, top: 100 });
});

it('A6-01 Back: whoever scrolls, or goes on, is not pulled back; nor does it wait for ever', async () => {
  const scrolled = whenLongEnough({ left: 0, top: 3_000 }, page);
  window.dispatchEvent(new Event('wheel'));
  expect(await scrolled).toBe(false);
  const left = whenLongEnough({ left: 0, top: 3_000 }, page);
  forgetScroll();
  grow(5_000);
  expect(await left).toBe(false);
  height = 900;
  const never = whenLongEnough({ left: 0, top: 3_000 }, page);
  vi.advanceTimersByTime(8_000);
  expect(await never).toBe(false);
});
