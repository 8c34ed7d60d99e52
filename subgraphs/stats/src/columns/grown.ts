/** A larger array that begins with what the old one holds. */
export function grown<A extends { set(from: A): void }>(old: A, fresh: A): A {
  fresh.set(old);
  return fresh;
}
