import { createHash } from 'node:crypto';

// What the rooms' generators of `npm run generate` agree on: each writes its own schema, and both mean the same people.

/** One reporter for so many generated cases. */
const CASES_PER_REPORTER = 8;

/** How many people report the cases of one run. */
export const reportersOf = (cases: number): number => Math.max(1, Math.ceil(cases / CASES_PER_REPORTER));

/** The id of the n-th reporter of a seed: a UUID (version 8, made by us), the same in every room and every run. */
export function generatedReporter(seed: number, n: number): string {
  const bytes = createHash('sha256').update(`reporter ${seed} ${n}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
