// A file that people and tools read and that nothing here depends on: a full disk delays it and ends nobody (R11).
import { writePrivately } from './secrets.mjs';

const TRY_AGAIN_MS = 1_000;

/**
 * Keeps a private JSON file equal to the newest value. What cannot be written now is tried again every second.
 * @param {string} file
 * @param {(line: string) => void} say
 */
export function informationalFile(file, say) {
  let timer;
  let value;
  let failing = false;
  const attempt = () => {
    clearTimeout(timer);
    try {
      writePrivately(file, value);
      if (failing) say(`${file} is written again.`);
      failing = false;
    } catch (error) {
      if (!failing) say(`${file} cannot be written now (${error.code ?? error.message}): it is tried again every second.`);
      failing = true;
      timer = setTimeout(attempt, TRY_AGAIN_MS).unref();
    }
  };
  return {
    /** @param {unknown} newest */
    write(newest) {
      value = newest;
      attempt();
    },
    close: () => clearTimeout(timer),
  };
}
