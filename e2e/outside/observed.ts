import { appendFileSync } from 'node:fs';

/** Notes what was seen of a promise of spec 06 (R1 …); `npm run faults` prints it beside the promise. */
export function observed(promise: string, what: string): void {
  console.info(`${promise}: ${what}`);
  if (process.env.OBSERVED_FILE) appendFileSync(process.env.OBSERVED_FILE, `${JSON.stringify({ promise, what })}\n`);
}
