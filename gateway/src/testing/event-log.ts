import { resync } from '@pakn/service-kit';

/** A log that the owning subgraph of a test replays and goes on with live. Cursors are opaque: `c<n>`. */
export class EventLog {
  readonly events: { n: number; id: string }[] = [];
  /** Cursors that were asked for, in order; null: from now on. */
  readonly asked: (string | null)[] = [];
  private readonly waiting = new Set<() => void>();

  append(id: string): void {
    this.events.push({ n: this.events.length + 1, id });
    for (const wake of this.waiting) wake();
  }

  /** @throws RESYNC for a cursor that is none of this log's. */
  async *after(cursor: string | null | undefined): AsyncGenerator<{ n: number; id: string }> {
    this.asked.push(cursor ?? null);
    let at = cursor === null || cursor === undefined ? this.events.length : Number(cursor.slice(1));
    if (!Number.isInteger(at) || at > this.events.length) throw resync();
    for (;;) {
      const event = this.events[at];
      if (event) {
        at++;
        yield event;
      } else await this.news();
    }
  }

  private async news(): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }
}
