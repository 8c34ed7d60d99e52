/** Random choices of one case: the same for the same seed and number, whatever else was made before it. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean;
  between(least: number, most: number): number;
  one<T>(list: readonly T[]): T;
  /** One of them, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Around the middle, rarely far beyond it: how long people take. */
  around(middle: number, spread?: number): number;
  bytes(count: number): Buffer;
}

/** Marsaglia's xorshift over 32 bits (mulberry32): small, quick and good enough for made-up people. */
export function randomOf(seed: number, n: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) if ((left -= weight) < 0) return value;
    return (list.at(-1) as readonly [T, number])[0];
  };
  return {
    next,
    weighted,
    happens: (likelihood) => next() < likelihood,
    between: (least, most) => least + next() * (most - least),
    one: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    around: (middle, spread = 0.6) => middle * Math.exp(spread * (next() + next() + next() - 1.5) * 2),
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(next() * 256))),
  };
}

/** A UUIDv7 of that time, so that generated rows lie in the order of their times as real ones do. */
export function idAt(at: Date, random: Random): string {
  const bytes = Buffer.concat([Buffer.alloc(6), random.bytes(10)]);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
