import { Family } from '../streams/family.ts';
import type { Subscriber, UpstreamReports } from '../streams/stream.ts';

/** A generator of numbers in [0, 1) that repeats for the same seed. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 1 | state);
    state ^= state + Math.imul(state ^ (state >>> 7), 61 | state);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

/** Time of the simulation: everything that waits is a task, and chance picks which goes on next. */
export class Chance {
  private readonly tasks: (() => void)[] = [];

  constructor(private readonly random: () => number) {}

  int(below: number): number {
    return Math.floor(this.random() * below);
  }
  odds(probability: number): boolean {
    return this.random() < probability;
  }
  wait(): Promise<void> {
    return new Promise((resolve) => this.tasks.push(resolve));
  }
  later(task: () => void): void {
    this.tasks.push(task);
  }
  /** Lets one waiting task go on, and all that follows from it at once. */
  async step(): Promise<boolean> {
    const [task] = this.tasks.splice(this.int(this.tasks.length), 1);
    if (!task) return false;
    task();
    await new Promise<void>((settled) => setImmediate(settled));
    return true;
  }
}

export type Fault = 'RESYNC' | 'FORBIDDEN';
export interface Event {
  n: number;
}

/** The owning subgraph: one log, two replicas that lag differently, replay joined to live at an exact position (spec 05). */
export class Subgraph {
  readonly log: Event[] = [];
  /** Cursors below this are forgotten: RESYNC. */
  oldest = 0;
  private readonly replicas = [0, 1].map(() => ({ at: 0, listeners: new Set<(event: Event) => void>() }));
  private readonly upstreams = new Set<() => void>();

  constructor(private readonly chance: Chance) {}

  append(): void {
    this.log.push({ n: this.log.length + 1 });
  }
  /** The position that every replica has reached: what a client can have read. */
  get released(): number {
    return Math.min(...this.replicas.map((replica) => replica.at));
  }
  advance(): void {
    for (const replica of this.replicas) {
      while (replica.at < this.log.length && this.chance.odds(0.7)) {
        const event = this.log[replica.at++];
        if (event) for (const listener of [...replica.listeners]) listener(event);
      }
    }
  }
  /** The process dies: every upstream of the gateway breaks. */
  cutAll(): void {
    for (const cut of [...this.upstreams]) cut();
  }
  cutOne(): void {
    [...this.upstreams][this.chance.int(this.upstreams.size)]?.();
  }
  get upstreamCount(): number {
    return this.upstreams.size;
  }

  readonly open = (after: string | null, reports: UpstreamReports<Event, Fault>): (() => void) => {
    const replica = this.replicas[this.chance.int(2)]!;
    let stopped = false;
    let sent = 0;
    let buffer: Event[] | null = [];
    const emit = (event: Event): void => {
      if (stopped || event.n <= sent) return;
      sent = event.n;
      if (this.chance.odds(0.01)) return reports.spoiled();
      reports.next(String(event.n), async () => {
        await this.chance.wait();
        if (this.chance.odds(0.01)) throw new Error('a subgraph of the rest failed');
        return event;
      });
    };
    const listener = (event: Event): void => void (buffer ? buffer.push(event) : emit(event));
    const stop = (): void => {
      stopped = true;
      replica.listeners.delete(listener);
      this.upstreams.delete(cut);
    };
    const cut = (): void => {
      stop();
      this.chance.later(() => reports.lost());
    };
    this.upstreams.add(cut);
    const start = async (): Promise<void> => {
      await this.chance.wait();
      if (stopped) return;
      if (this.chance.odds(0.05)) return cut();
      reports.begun();
      if (stopped) return;
      if (after !== null && Number(after) < this.oldest) return reports.refused('RESYNC');
      const position = replica.at;
      replica.listeners.add(listener);
      sent = after === null ? position : Number(after);
      for (let at = sent; at < position && !stopped; at += 7) {
        await this.chance.wait();
        for (const event of this.log.slice(at, Math.min(position, at + 7))) emit(event);
      }
      for (const event of buffer ?? []) emit(event);
      buffer = null;
    };
    void start();
    return stop;
  };
}

/** A client's socket, which writes down what it got. */
export class Socket implements Subscriber<Event, Fault> {
  readonly got: number[] = [];
  open = true;
  fault: Fault | null = null;

  constructor(readonly after: string | null) {}

  deliver(event: Event): void {
    this.got.push(event.n);
  }
  end(fault: Fault): void {
    this.open = false;
    this.fault = fault;
  }
  /** The cursor it would reconnect with. */
  get seen(): string | null {
    const last = this.got.at(-1);
    return last === undefined ? this.after : String(last);
  }
}

export const familyOf = (subgraph: Subgraph, chance: Chance, limits: { ringSize: number; maxPending: number }): Family<Event, Fault> =>
  new Family<Event, Fault>({
    open: subgraph.open,
    later: (_failures, retry) => chance.later(retry),
    resync: 'RESYNC',
    parallel: 4,
    idle: () => undefined,
    ...limits,
  });
