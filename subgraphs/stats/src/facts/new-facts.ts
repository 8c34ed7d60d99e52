import type { CaseFacts } from '@pakn/events';

/** A case's facts as its event `n` says them. */
export interface NewFacts {
  caseId: string;
  n: number;
  facts: CaseFacts;
}
