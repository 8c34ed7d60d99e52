/** Adds up counts that share a key, in the order of the first of each. */
export function countBy<T extends { count: number }, K extends keyof T>(rows: readonly T[], key: K): (Pick<T, K> & { count: number })[] {
  const counts = new Map<T[K], number>();
  for (const row of rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + row.count);
  return Array.from(counts, ([value, count]) => ({ [key]: value, count }) as Pick<T, K> & { count: number });
}
