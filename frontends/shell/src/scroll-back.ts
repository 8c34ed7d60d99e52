/** A list that was long is read again within this, also on a slow network. */
const WITHIN_MS = 8_000;
/** What a person does to go somewhere by themselves: from then on the page is theirs. */
const TAKES_OVER = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

interface Place {
  left: number;
  top: number;
}

let turn = 0;

/**
 * Back leads to where the person was: as soon as the page is as long again as it was there. Answers false when it does not become so long in time, when the
 * person has begun to scroll or type, or when they have gone on to another page meanwhile.
 */
export function whenLongEnough(place: Place, page: HTMLElement = document.documentElement): Promise<Place | false> {
  const mine = ++turn;
  const reaches = (): boolean => page.scrollHeight >= place.top + window.innerHeight;
  if (reaches()) return Promise.resolve(place);
  return new Promise((resolve) => {
    const settle = (answer: Place | false): void => {
      grown.disconnect();
      clearTimeout(late);
      for (const each of TAKES_OVER) window.removeEventListener(each, taken);
      resolve(mine === turn ? answer : false);
    };
    const taken = (): void => settle(false);
    const grown = new ResizeObserver(() => (mine !== turn ? settle(false) : reaches() && settle(place)));
    const late = setTimeout(() => settle(false), WITHIN_MS);
    for (const each of TAKES_OVER) window.addEventListener(each, taken, { passive: true });
    grown.observe(page);
    grown.observe(document.body);
  });
}

/** Whoever goes on waits for no earlier page. */
export function forgetScroll(): void {
  turn++;
}
