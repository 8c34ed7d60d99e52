import { createHash } from 'node:crypto';

interface Kept {
  until: number;
  text: Promise<Text>;
}
export interface Text {
  body: string;
  etag: string;
}
/** As many wait for their turn; more are not available now. */
const MOST_WAITING = 8;

/** Somebody else's texts are made at the moment. */
export class TooMany extends Error {}

/** Texts that cost much to make: one is made at a time, and each is kept for `keptMs`, at most `most` of them. What fails is not kept. */
export class KeptTexts {
  private readonly kept = new Map<string, Kept>();
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly options: { keptMs: number; most: number; now: () => number }) {}

  /** @throws TooMany, or what `make` throws */
  of(name: string, make: () => Promise<string>): Promise<Text> {
    const { keptMs, most, now } = this.options;
    const known = this.kept.get(name);
    if (known && known.until > now()) return known.text;
    if (this.waiting >= MOST_WAITING) throw new TooMany('others are made');
    this.waiting++;
    const text = this.turn.then(make).then((body) => ({ body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }));
    const entry = { until: now() + keptMs, text };
    this.turn = text.then(
      () => this.waiting--,
      () => {
        this.waiting--;
        if (this.kept.get(name) === entry) this.kept.delete(name);
      },
    );
    this.kept.delete(name);
    this.kept.set(name, entry);
    if (this.kept.size > most) this.kept.delete(this.kept.keys().next().value ?? '');
    return text;
  }
}
