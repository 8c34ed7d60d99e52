/** A call that waits this long makes the gateway ask whether the service still lives … */
const SUSPECT_AFTER_MS = 350;
/** … and without an answer to that within this, the service hangs: what waits fails within a second in all (R7). */
const PROBE_TIMEOUT_MS = 600;
/** A call that waits on makes the gateway ask again. */
const SUSPECT_AGAIN_MS = 1_000;
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
  /** Calls under way: how each is given up, and how long it stays with a hanging service before that, in ms. */
  private readonly waiting = new Map<(error: Error) => void, number>();
  private probing = false;
  private timer: NodeJS.Timeout | undefined;
  hung = false;

  constructor(private readonly options: WatchOptions) {}

  /**
   * Runs a call that may be given up when the service turns out to hang.
   * @param patienceMs how long it stays with a service that hangs; 0 for a call that changes nothing
   */
  guard<T>(call: () => Promise<T>, patienceMs = 0): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const suspect = (): void => {
        void this.probe();
        suspicion = setTimeout(suspect, SUSPECT_AGAIN_MS);
      };
      let suspicion = setTimeout(suspect, SUSPECT_AFTER_MS);
      const settle = (): void => {
        clearTimeout(suspicion);
        this.waiting.delete(reject);
      };
      this.waiting.set(reject, patienceMs);
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
    const giveUp = (fail: (error: Error) => void): void => {
      this.waiting.delete(fail);
      fail(new Error('the service hangs'));
    };
    for (const [fail, patienceMs] of this.waiting) {
      if (patienceMs === 0) giveUp(fail);
      else setTimeout(() => this.hung && this.waiting.has(fail) && giveUp(fail), patienceMs).unref();
    }
  }
}
