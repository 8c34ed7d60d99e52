/** A call that waits this long makes the gateway ask whether the service still lives … */
const SUSPECT_AFTER_MS = 350;
/** … and without an answer to that within this, the service hangs: what waits fails within a second in all (R7). */
const PROBE_TIMEOUT_MS = 600;
/** How often a hanging service is asked again. */
const PROBE_AGAIN_MS = 500;

export interface WatchOptions {
  /** Asks the service's /health; rejects when it does not answer within the time, or refuses. */
  probe(timeoutMs: number): Promise<void>;
  /** Whether a failed probe means that the service hangs (a refused connection does not: such calls fail by themselves). */
  hangs(error: unknown): boolean;
  changed(hung: boolean): void;
}

/**
 * The breaker of one service. A process that is dead refuses at once; one that hangs would hold every page for the whole timeout,
 * so a slow call starts a probe of its own, and while the service hangs calls fail at once.
 */
export class Watch {
  private readonly waiting = new Set<(error: Error) => void>();
  private probing = false;
  private timer: NodeJS.Timeout | undefined;
  hung = false;

  constructor(private readonly options: WatchOptions) {}

  /** Runs a call that may be given up when the service turns out to hang. */
  guard<T>(call: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const suspicion = setTimeout(() => void this.probe(), SUSPECT_AFTER_MS);
      const settle = (): void => {
        clearTimeout(suspicion);
        this.waiting.delete(reject);
      };
      this.waiting.add(reject);
      call().then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: unknown) => {
          settle();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.probing = true;
  }

  private async probe(): Promise<void> {
    if (this.probing) return;
    this.probing = true;
    try {
      await this.options.probe(PROBE_TIMEOUT_MS);
      this.turn(false);
    } catch (error) {
      this.turn(this.options.hangs(error));
    }
    this.probing = false;
    if (!this.hung) return;
    this.timer = setTimeout(() => void this.probe(), PROBE_AGAIN_MS);
    this.timer.unref();
  }

  private turn(hung: boolean): void {
    if (hung !== this.hung) this.options.changed(hung);
    this.hung = hung;
    if (!hung) return;
    for (const fail of [...this.waiting]) fail(new Error('the service hangs'));
    this.waiting.clear();
  }
}
