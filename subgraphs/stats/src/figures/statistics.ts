import type { Pool } from 'pg';
import { Columns } from '../columns/columns.ts';
import { readChanges } from '../columns/read-changes.ts';
import { answer, type Answer, type Section } from './answer.ts';
import type { Filter } from './filter.ts';

const MOST_ANSWERS = 200;

interface Kept {
  answer: Answer;
  columns: Columns;
  batch: number;
  sections: ReadonlySet<Section>;
}

/**
 * The figures as of now, for any filter. Answers are kept while they are exact: until a fact changes or the next open case becomes late.
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

  /** Takes in what was stored since the last time; the first time everything. One after the other, however often it is called. */
  follow(pool: Pool): Promise<void> {
    const next = this.#reading.then(async () => void (this.columns = await readChanges(pool, this.columns)));
    this.#reading = next.catch(() => {});
    return next;
  }

  /** @param sections the parts of the answer that are needed; the others may be empty */
  answer(filter: Filter, sections: ReadonlySet<Section>): Answer {
    const asOf = this.#now();
    const key = keyOf(filter);
    const kept = this.#kept.get(key);
    if (kept && this.#isCurrent(kept, asOf) && hasAll(kept.sections, sections)) return { ...kept.answer, asOf };
    // What was asked before will be asked again: a page that needs more must not throw out what another page needs.
    const all = new Set([...sections, ...(kept?.sections ?? [])]);
    const fresh = answer(this.columns, filter, asOf, all);
    this.#kept.delete(key);
    this.#kept.set(key, { answer: fresh, columns: this.columns, batch: this.columns.batch, sections: all });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_ANSWERS && !oldest.done) this.#kept.delete(oldest.value);
    return fresh;
  }

  #isCurrent(kept: Kept, asOf: Date): boolean {
    return kept.columns === this.columns && kept.batch === this.columns.batch && asOf >= kept.answer.asOf && asOf.getTime() <= kept.answer.changesAt;
  }
}

const hasAll = (kept: ReadonlySet<Section>, sections: ReadonlySet<Section>): boolean => [...sections].every((section) => kept.has(section));

const keyOf = ({ from, to, agencyId, agencyKind, categoryCode, wardCode, channel, urgency, identityMode }: Filter): string =>
  JSON.stringify([
    from?.getTime() ?? null,
    to?.getTime() ?? null,
    agencyId ?? null,
    agencyKind ?? null,
    categoryCode ?? null,
    wardCode ?? null,
    channel ?? null,
    urgency ? [...urgency].sort() : null,
    identityMode ?? null,
  ]);
