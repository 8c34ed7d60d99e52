import { Dictionary } from './dictionary.ts';
import { grown } from './grown.ts';

/** One assignment as the columns take it. Times are Unix milliseconds. */
export interface PartRow {
  ordinal: number;
  caseOrdinal: number;
  agencyId: string;
  part: 'LEAD' | 'COORDINATOR';
  status: string;
  dueAt: number | null;
  completedAt: number | null;
  gone: boolean;
}

/** What a part adds to `coordination`: nothing, one in time, one too late. */
export const PART = { NOT_COUNTED: 0, ON_TIME: 1, LATE: 2 } as const;

const FIRST_CAPACITY = 1024;

/** The assignments as typed arrays, of which only parts that were completed for another lead are counted. */
export class PartColumns {
  length = 0;
  outcome = new Uint8Array(FIRST_CAPACITY);
  caseOrdinal = new Int32Array(FIRST_CAPACITY);
  agency = new Uint16Array(FIRST_CAPACITY);

  /** @param agencies the same dictionary as the facts' */
  constructor(readonly agencies: Dictionary) {}

  put(row: PartRow): void {
    const at = row.ordinal;
    if (at >= this.outcome.length) {
      const capacity = Math.max(at + 1, this.outcome.length * 2);
      this.outcome = grown(this.outcome, new Uint8Array(capacity));
      this.caseOrdinal = grown(this.caseOrdinal, new Int32Array(capacity));
      this.agency = grown(this.agency, new Uint16Array(capacity));
    }
    if (at >= this.length) this.length = at + 1;
    this.outcome[at] = outcomeOf(row);
    this.caseOrdinal[at] = row.caseOrdinal;
    this.agency[at] = this.agencies.code(row.agencyId);
  }
}

function outcomeOf(row: PartRow): number {
  if (row.gone || row.part !== 'COORDINATOR' || row.status !== 'COMPLETED' || row.completedAt === null) return PART.NOT_COUNTED;
  return row.dueAt !== null && row.completedAt > row.dueAt ? PART.LATE : PART.ON_TIME;
}
