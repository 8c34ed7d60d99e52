const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Mails that could not be filed yet: each is tried again after a pause of its own, so that one does not keep the others waiting. */
export class Waiting {
  private readonly mails = new Map<number, { tries: number; at: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  get size(): number {
    return this.mails.size;
  }

  isDue(uid: number): boolean {
    return (this.mails.get(uid)?.at ?? 0) <= this.now();
  }

  failed(uid: number): void {
    const tries = (this.mails.get(uid)?.tries ?? 0) + 1;
    this.mails.set(uid, { tries, at: this.now() + Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) });
  }

  done(uid: number): void {
    this.mails.delete(uid);
  }

  /** Forgets those that are not in the inbox any more. */
  keep(uids: readonly number[]): void {
    const there = new Set(uids);
    for (const uid of this.mails.keys()) if (!there.has(uid)) this.mails.delete(uid);
  }

  /** Until the next one is due, in ms; Infinity when none waits. */
  nextInMs(): number {
    return Math.max(0, Math.min(...[...this.mails.values()].map(({ at }) => at - this.now())));
  }
}
