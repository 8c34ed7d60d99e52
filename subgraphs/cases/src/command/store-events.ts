import type { CaseEvent } from '@pakn/events/case';
import type { Services } from '../context.ts';
import type { CaseState } from '../state/case-state.ts';
import { evolve } from '../state/evolve.ts';
import { timersOf } from '../process/timers.ts';
import { splitState } from '../state/whole-state.ts';
import { appendCaseEvent, type KeptWords, type Sender } from './append-case-event.ts';
import type { CaseChain } from './load-case.ts';
import { giveFiles } from './stored-files.ts';
import type { Write } from './transaction.ts';
import { writeCase } from './write-case.ts';

// A timer that is set after its `until` is left out; one that is due and still wanted stays as it is.
const TIMERS = `
  with wanted as (select * from unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) as w(kind, at, until)),
    armed as (select * from wanted where until is null or until > $5),
    gone as (delete from cases.timer t where t.case_id = $1 and t.kind not in (select kind from armed)
      and not (t.at <= $5 and t.kind in (select kind from wanted)))
  insert into cases.timer (case_id, kind, at) select $1, kind, at from armed
  on conflict (case_id, kind) do update set at = excluded.at, fired_at = null where cases.timer.at <> excluded.at`;

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
}

/**
 * Stores the events of one command: folds them one by one, each with its own before and after, then writes row and parts once, gives files to their holders
 * and sets the timers. A case from before is adopted first.
 */
export async function storeEvents(write: Write, { reference }: Pick<Services, 'reference'>, storing: Storing): Promise<CaseState> {
  const { caseId, sender, at } = storing;
  const operatorAgencyId = reference.operatorAgencyId();
  let { state, chain } = storing;
  const words: KeptWords[] = [];
  const append = async (event: CaseEvent, after: CaseState, by: Sender): Promise<void> => {
    const appended = await appendCaseEvent(write, { event, before: state, after, chain, sender: by, at, operatorAgencyId });
    chain = appended.chain;
    words.push(...appended.kept);
    state = after;
  };
  // Before version 2 a deadline that passed only told: what is late already climbs once its case is adopted.
  if (state && chain.replayFrom === null) await write.sql(`update cases.timer set fired_at = null where case_id = $1 and kind = 'OVERDUE'`, [caseId]);
  if (state && chain.replayFrom === null) await append({ type: 'CaseAdopted', ...splitState(state) }, state, { ...sender, ...BY_SYSTEM });
  for (const event of storing.events) await append(event, evolve(state, event, { caseId, at, actorId: sender.actorId }), sender);
  if (!state) throw new Error('a case begins with an event');
  await writeCase(write, storing.state, state, chain);
  if (words.length > 0) await write.sql(KEEP_WORDS, [caseId, words.map(({ n }) => n), words.map((each) => each.words), words.map(({ salt }) => salt)]);
  for (const event of storing.events) await giveFiles(write, caseId, event);
  const timers = timersOf(state, reference);
  await write.sql(TIMERS, [caseId, timers.map(({ kind }) => kind), timers.map((timer) => timer.at), timers.map(({ until }) => until), at]);
  return state;
}
