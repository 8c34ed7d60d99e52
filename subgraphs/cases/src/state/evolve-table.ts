import type { CaseEventBody, CaseEventType, EventWords } from '@pakn/events/case';
import type { CaseState } from './case-state.ts';

/** When an event happened and who caused it; null: the system. */
export interface Stamp {
  caseId: string;
  at: Date;
  actorId: string | null;
}

/** What an event of one type does to a state; what many types share (standing, clock, version) is done already. */
export type Evolve<T extends CaseEventType> = (state: CaseState, event: { data: CaseEventBody<T>; words: EventWords | undefined } & Stamp) => CaseState;

/** Some types, each with its effect. */
export type EvolveTable<T extends CaseEventType> = { readonly [K in T]: Evolve<K> };
