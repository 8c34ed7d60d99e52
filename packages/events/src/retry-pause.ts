const FIRST_MS = 250;
const MOST_MS = 5_000;

/**
 * How long to wait after a failure, in ms: doubled with each one in a row, 5 s at most, and shortened by chance by up to a half, so that the readers of
 * a database that comes back do not all ask at the same moment.
 * @param failures how many in a row, from 1
 */
export const retryPause = (failures: number, random: () => number = Math.random): number =>
  Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 30), MOST_MS) * (1 - random() / 2);
