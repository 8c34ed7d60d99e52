// The only script that a reading page runs before its reader touches it; the build writes it into the page's head (frontends/first-script.ts). What it does must
// not wait for anything: it runs before the page is drawn.
import { REPORT_WAITING, SIGNED_IN } from '@pakn/graph/device-marks';
import { chooseNext, followSystem, isAppearance } from './appearance';
import { whenTouched } from './when-touched';

followSystem();

/** What was pressed last: whoever draws the page by scripts later repeats it (server-page.ts). */
const noted = document as Document & { pressed?: EventTarget | null };
addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-appearance]') : null;
  const kind = button?.dataset.appearance ?? '';
  if (isAppearance(kind)) chooseNext(kind);
  noted.pressed = button ? null : target;
});

// Comes once, before the scripts that offer it (pwa/use-install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(document, { install: event });
});

document.addEventListener('DOMContentLoaded', () => {
  // Where the server has sent the content, the scripts wait in it (gateway/src/door/with-page.ts).
  const waiting = document.querySelector<HTMLTemplateElement>('template#scripts');
  if (!waiting) return;
  const atOnce = [SIGNED_IN, REPORT_WAITING].some((mark) => localStorage.getItem(mark) !== null);
  whenTouched(() => document.head.append(waiting.content), { atOnce });
});
