import type { CaseEvent, CaseEventType } from '@pakn/events/case';
import { DomainError, type Identity } from '@pakn/service-kit';
import { decide, type Command, type CommandInput, type CommandName } from '../decide.ts';
import { fileCase } from '../filing/file-case.ts';
import { NotPermitted } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';
import { plainChanges } from '../state/changes.ts';
import { evolve } from '../state/evolve.ts';
import { PEOPLE, plainRules } from './plain-rules.ts';

const CASE = '00000000-0000-4000-8000-00000000c0de';
/** Friday morning, at work. */
const BEGINNING = new Date('2026-11-20T08:30:00+07:00');
const REPORT = {
  title: 'Ổ gà sâu trên đường Lê Hồng Phong',
  content: 'Ổ gà rộng khoảng 1 m.',
  place: { address: 'Trước số 86 Lê Hồng Phong', lon: 109.1895, lat: 12.2388 },
  categoryCode: 'ROAD',
};

/** What a command made happen: given a state, when somebody asks, then these events. */
export interface Outcome {
  events: CaseEvent[];
  /** Types of the events, in their order. */
  types: CaseEventType[];
  /** What each event changed of the fields that the history shows. */
  changes: string[][];
  /** The code of the refusal, or FORBIDDEN. */
  refused: string | null;
}

/** A case in memory: commands are decided and folded by the rules themselves, without a database. */
export interface Story {
  readonly state: CaseState;
  readonly now: Date;
  /** Lets working and other time pass. */
  waits(hours: number): void;
  does<N extends CommandName>(who: Identity, name: N, input: CommandInput<N>, more?: Partial<Rules>): Outcome;
}

/** A filed report, at the duty desk. */
export function story(draft: object = {}, more: Partial<Rules> = {}): Story {
  let now = BEGINNING;
  let state: CaseState | null = null;
  const filing = {
    draft: { ...REPORT, ...draft },
    at: 'input',
    channel: 'WEB' as const,
    reporterId: PEOPLE.citizen.sub ?? '',
    code: 'KH-2611-7F3K9Q',
    problems: [],
  };
  for (const event of fileCase(filing, plainRules(now, PEOPLE.citizen, more)))
    state = evolve(state, event, { caseId: CASE, at: now, actorId: filing.reporterId });
  return {
    get state() {
      if (!state) throw new Error('nothing was filed');
      return state;
    },
    get now() {
      return now;
    },
    waits(hours) {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    does(who, name, input, others = {}) {
      const rules = plainRules(now, who, { ...more, ...others });
      const outcome: Outcome = { events: [], types: [], changes: [], refused: null };
      try {
        outcome.events = decide({ name, input } as unknown as Command, this.state, rules);
      } catch (error) {
        if (!(error instanceof DomainError || error instanceof NotPermitted)) throw error;
        return { ...outcome, refused: error instanceof DomainError ? error.code : 'FORBIDDEN' };
      }
      for (const event of outcome.events) {
        const before = this.state;
        state = evolve(before, event, { caseId: CASE, at: now, actorId: who.sub ?? null });
        outcome.types.push(event.type);
        outcome.changes.push(plainChanges(before, state).map((change) => change.field));
      }
      return outcome;
    },
  };
}
