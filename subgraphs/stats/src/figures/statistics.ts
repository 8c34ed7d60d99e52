import { Columns } from '../columns/columns.ts';
import { answerFrom, type Answer, type Section } from './answer.ts';
import type { Filter } from './filter.ts';
import { HandledTally } from './handled-tally.ts';

const MOST_FILTERS = 100;

interface Kept {
  tally: HandledTally;
  answer: Answer;
  batch: number;
  sections: ReadonlySet<Section>;
}

/**
 * The figures as of now, for any filter. An answer is kept while it is exact: until a fact changes or the next open case becomes late. After that
 * only what is in progress is counted again; the handled cases of the filters that were asked last are kept up with each change.
 */
export class Statistics {
  columns = new Columns();
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => Date;
  #reading: Promise<void> = Promise.resolve();

  /** @param now the instant at which open cases are judged */
  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * Takes in what was stored since the last time; the first time everything. One after the other, however often it is called.
   * @param read brings columns to the newest batch (columns/read-changes.ts)
   */
  follow(read: (columns: Columns) => Promise<Columns>): Promise<void> {
    const next = this.#reading.then(async () => {
      const columns = await read(this.columns);
      if (columns !== this.columns) this.#kept.clear();
      this.columns = columns;
    });
    this.#reading = next.catch(() => {});
    return next;
  }

  /** @param sections the parts of the answer that are needed; the others may be empty */
  answer(filter: Filter, sections: ReadonlySet<Section>): Answer {
    const asOf = this.#now();
    const key = keyOf(filter);
    const kept = this.#kept.get(key);
    if (kept && this.#isExact(kept, asOf) && hasAll(kept.sections, sections)) return { ...kept.answer, asOf };
    const tally = kept?.tally.isCurrent(this.columns) ? kept.tally : new HandledTally(this.columns, filter);
    // What was asked before will be asked again: a page that needs more must not throw out what another page needs. A median alone goes over every case.
    const before = [...(kept?.sections ?? [])].filter((section) => section !== 'medianWorkingHours');
    const all = new Set([...sections, ...before]);
    const fresh = answerFrom(this.columns, tally, asOf, all);
    this.#keep(key, { tally, answer: fresh, batch: this.columns.batch, sections: all });
    return fresh;
  }

  #isExact({ tally, batch, answer }: Kept, asOf: Date): boolean {
    return batch === this.columns.batch && tally.isCurrent(this.columns) && asOf >= answer.asOf && asOf.getTime() <= answer.changesAt;
  }

  /** The filters that were asked last are watched; the one that was not asked for longest is let go. */
  #keep(key: string, fresh: Kept): void {
    this.#drop(key);
    this.#kept.set(key, fresh);
    this.columns.facts.watchers.add(fresh.tally);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_FILTERS && !oldest.done) this.#drop(oldest.value);
  }

  #drop(key: string): void {
    const old = this.#kept.get(key);
    if (old) this.columns.facts.watchers.delete(old.tally);
    this.#kept.delete(key);
  }
}

const hasAll = (kept: ReadonlySet<Section>, sections: ReadonlySet<Section>): boolean => [...sections].every((section) => kept.has(section));

const keyOf = ({ from, to, agencyId, agencyKind, categoryCode, topicCode, wardCode, channel, urgency, identityMode }: Filter): string =>
  JSON.stringify([
    from?.getTime() ?? null,
    to?.getTime() ?? null,
    agencyId ?? null,
    agencyKind ?? null,
    categoryCode ?? null,
    topicCode ?? null,
    wardCode ?? null,
    channel ?? null,
    urgency ? [...urgency].sort() : null,
    identityMode ?? null,
  ]);
