import type { CaseEvent } from '@pakn/events/case';
import type { ReferenceRules } from '../process/rules.ts';
import type { Case } from '../entities/case.entity.ts';
import type { CaseState } from '../state/case-state.ts';
import { evolve } from '../state/evolve.ts';
import { armedAgain } from '../process/moved-timers.ts';
import { timersOf } from '../process/timers.ts';
import { splitState } from '../state/whole-state.ts';
import { appendCaseEvent, type KeptWords, type Sender } from './append-case-event.ts';
import type { CaseChain } from './load-case.ts';
import { giveFiles } from './stored-files.ts';
import type { Write } from './transaction.ts';
import { moveTimers } from './move-timers.ts';
import { writeCase } from './write-case.ts';

// A timer that is set after its `until` is left out; one that is due and still wanted stays as it is.
const TIMERS = `
  with wanted as (select kind, at, until from unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) as w(kind, at, until)),
    armed as (select kind, at from wanted where until is null or until > $5),
    gone as (delete from cases.timer t where t.case_id = $1 and t.kind not in (select kind from armed)
      and not (t.at <= $5 and t.kind in (select kind from wanted)))
  insert into cases.timer (case_id, kind, at) select $1, kind, at from armed
  on conflict (case_id, kind) do update set at = excluded.at, fired_at = case when excluded.kind = any ($6) then null else cases.timer.fired_at end
    where cases.timer.at <> excluded.at`;

const KEEP_WORDS = `
  insert into cases.history_text (case_id, n, words, salt) select $1, n, words, salt from unnest($2::int[], $3::text[], $4::text[]) as kept(n, words, salt)`;

/** Where a new case stands in the log. */
export const NEW_CHAIN: CaseChain = { n: 0, lastHash: Buffer.alloc(0), replayFrom: null };

/** What the system does by itself: no account acts. */
export const BY_SYSTEM: Omit<Sender, 'commandId'> = { actorId: null, actorAgencyId: null };

export interface Storing {
  caseId: string;
  /** Null for a new case. */
  state: CaseState | null;
  chain: CaseChain;
  events: readonly CaseEvent[];
  sender: Sender;
  at: Date;
  /** Of an ActUndone: the case as it is without what was undone. */
  without?: CaseState | undefined;
}

/**
 * Stores the events of one command: folds them one by one, each with its own before and after, then writes row and parts once, gives files to their holders
 * and sets the timers. All of it travels together with the commit. Answers the row. A case from before is adopted first.
 */
export async function storeEvents(write: Write, { reference }: { reference: ReferenceRules }, storing: Storing): Promise<Case> {
  const { caseId, sender, at } = storing;
  const operatorAgencyId = reference.operatorAgencyId();
  let { state, chain } = storing;
  const words: KeptWords[] = [];
  const stored: Promise<unknown>[] = [];
  const append = (event: CaseEvent, after: CaseState, by: Sender): void => {
    const appended = appendCaseEvent(write, { event, before: state, after, chain, sender: by, at, operatorAgencyId });
    chain = appended.chain;
    words.push(...appended.kept);
    stored.push(appended.stored);
    state = after;
  };
  // Before version 2 a deadline that passed was only announced: what is late already climbs once its case is adopted.
  if (state && chain.replayFrom === null) stored.push(write.sql(`update cases.timer set fired_at = null where case_id = $1 and kind = 'OVERDUE'`, [caseId]));
  if (state && chain.replayFrom === null) append({ type: 'CaseAdopted', ...splitState(state) }, state, { ...sender, ...BY_SYSTEM });
  for (const event of storing.events) append(event, evolve(storing.without ?? state, event, { caseId, at, actorId: sender.actorId }), sender);
  if (!state) throw new Error('a case begins with an event');
  stored.push(...writeCase(write, storing.state, state, chain));
  if (words.length > 0) stored.push(write.sql(KEEP_WORDS, [caseId, words.map(({ n }) => n), words.map((each) => each.words), words.map(({ salt }) => salt)]));
  for (const event of storing.events) stored.push(...giveFiles(write, caseId, event));
  const moves = storing.events.some((event) => event.type === 'DeadlineChanged');
  if (!moves) {
    const timers = timersOf(state, reference);
    const again = armedAgain(timers, { events: storing.events, isNew: storing.state === null, now: at });
    stored.push(write.sql(TIMERS, [caseId, timers.map(({ kind }) => kind), timers.map((timer) => timer.at), timers.map(({ until }) => until), at, again]));
  }
  write.send(stored);
  if (moves) await moveTimers(write, state, reference, at);
  return { ...state.case, ...chain };
}
