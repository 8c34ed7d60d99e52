/** What Chromium says of the line; other browsers say nothing. */
interface Line {
  effectiveType: string;
  saveData: boolean;
  /** Mbit/s */
  downlink: number;
}
const FAST_MBIT_S = 5;
const TOUCHES = ['pointerdown', 'keydown', 'input'];

const isFast = (): boolean => {
  const { connection } = navigator as Navigator & { connection?: Line };
  return connection?.effectiveType === '4g' && !connection.saveData && connection.downlink >= FAST_MBIT_S;
};

/** Calls `begin` once: at the first touch, or when the page is idle on a line that carries it without being noticed. `atOnce`: there is somebody whom it concerns. */
export function whenTouched(begin: () => void, { atOnce }: { atOnce: boolean }): void {
  let begun = false;
  const start = (): void => {
    if (begun) return;
    begun = true;
    for (const touch of TOUCHES) removeEventListener(touch, start, true);
    begin();
  };
  if (atOnce) return start();
  for (const touch of TOUCHES) addEventListener(touch, start, { capture: true, passive: true, once: true });
  if (isFast()) addEventListener('load', () => requestIdleCallback(start, { timeout: 2_000 }), { once: true });
}
