import type { CaseEvent, CaseEventType } from '@pakn/events/case';
import { DomainError, type Identity } from '@pakn/service-kit';
import { decide, type Command, type CommandInput, type CommandName } from '../decide.ts';
import { fileCase } from '../filing/file-case.ts';
import { NotPermitted } from '../process/permit.ts';
import { armTimers } from '../process/arm-timers.ts';
import { movedTimers } from '../process/moved-timers.ts';
import type { ReferenceRules, Rules } from '../process/rules.ts';
import { commandOf, timersOf } from '../process/timers.ts';
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
  /** Lets working and other time pass. No timer fires by that. */
  waits(hours: number): void;
  /** What happened so far, each with its time and who caused it. */
  readonly events: readonly { event: CaseEvent; at: Date; actorId: string | null }[];
  /** Lets time pass until then; each timer that is due meanwhile fires at its time, as the sweep would. Answers the kinds, in order. */
  passes(until: Date): { kind: string; at: Date; types: CaseEventType[] }[];
  /** The calendar changes, and the case's open deadlines and timers follow, as the worker would make them. From now on the new rules hold. */
  recomputes(reference: ReferenceRules): Outcome;
  does<N extends CommandName>(who: Identity, name: N, input: CommandInput<N>, more?: Partial<Rules>): Outcome;
}

/** A report filed at a time, at the duty desk. */
export function story(draft: object = {}, given: Partial<Rules> = {}, filedAt: Date = BEGINNING): Story {
  let more = given;
  let now = filedAt;
  let state: CaseState | null = null;
  const recorded: { event: CaseEvent; at: Date; actorId: string | null }[] = [];
  /** As the table of timers: by kind, when, and whether it fired. */
  const timers = new Map<string, { at: Date; fired: boolean }>();
  const happen = (event: CaseEvent, actorId: string | null): void => {
    recorded.push({ event, at: now, actorId });
    state = evolve(state, event, { caseId: CASE, at: now, actorId });
  };
  /** Sets the timers after a command, as the shell does. */
  const arm = (reference: Rules['reference'], events: readonly CaseEvent[], isNew: boolean = false): void => {
    if (!state) return;
    const kept = [...timers].map(([kind, { at, fired }]) => ({ kind, at, firedAt: fired ? at : null }));
    timers.clear();
    for (const { kind, at, firedAt } of armTimers(kept, state, { reference, events, isNew, now })) timers.set(kind, { at, fired: firedAt !== null });
  };
  const filing = {
    draft: { ...REPORT, ...draft },
    at: 'input',
    channel: 'WEB' as const,
    reporterId: PEOPLE.citizen.sub ?? '',
    code: 'KH-2611-7F3K9Q',
    problems: [],
  };
  for (const event of fileCase(filing, plainRules(now, PEOPLE.citizen, more))) happen(event, filing.reporterId);
  arm(plainRules(now, PEOPLE.system, more).reference, [], true);
  return {
    get state() {
      if (!state) throw new Error('nothing was filed');
      return state;
    },
    get now() {
      return now;
    },
    events: recorded,
    passes(until) {
      const seen: ReturnType<Story['passes']> = [];
      for (;;) {
        const due = [...timers].filter(([, { at, fired }]) => !fired && at <= until);
        const [kind, timer] = due.toSorted(([a, one], [b, other]) => one.at.getTime() - other.at.getTime() || (a < b ? -1 : 1))[0] ?? [];
        const command = kind && commandOf(kind);
        if (!kind || !timer || !command) break;
        if (timer.at > now) now = timer.at;
        timer.fired = true;
        seen.push({ kind, at: timer.at, types: this.does(PEOPLE.system, command.name, command.input as never).types });
      }
      if (until > now) now = until;
      return seen;
    },
    recomputes(reference) {
      more = { ...more, reference };
      const kept = [...timers].map(([kind, { at, fired }]) => ({ kind, at, firedAt: fired ? at : null }));
      const outcome = this.does(PEOPLE.system, 'recomputeDeadlines', {});
      timers.clear();
      for (const { kind, at, firedAt } of movedTimers(kept, timersOf(this.state, reference), { clock: this.state.case.clock, now }))
        timers.set(kind, { at, fired: firedAt !== null });
      return outcome;
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
        happen(event, who.sub ?? null);
        outcome.types.push(event.type);
        outcome.changes.push(plainChanges(before, this.state).map((change) => change.field));
      }
      if (outcome.events.length > 0) arm(rules.reference, outcome.events);
      return outcome;
    },
  };
}
