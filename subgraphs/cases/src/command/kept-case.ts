import type { CaseEventData, ChainedEvent } from '@pakn/events';
import type { CaseState } from '../state/case-state.ts';

/** One event of a case as the log and the words' table hold it. */
export interface ChainEntry extends ChainedEvent {
  data: CaseEventData;
  hash: Buffer | null;
  /** JSON of HistoryWords; null when there are none, or when the person was erased. */
  words: string | null;
  salt: string | null;
}

/** Where a case's own row says that its chain ends. */
export interface ChainEnd {
  n: number;
  lastHash: Buffer;
}

/** A case as its events say and as its rows are, read in one snapshot. */
export interface KeptCase {
  entries: ChainEntry[];
  /** Null when the case's row is gone and its events remain. */
  stored: { end: ChainEnd; state: CaseState } | null;
}
