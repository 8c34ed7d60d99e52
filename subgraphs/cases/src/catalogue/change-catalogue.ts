import { appendEvent, type CatalogueChanged } from '@pakn/events';
import { fingerprintOf } from '@pakn/service-kit';
import { firstCall, keepAnswer, takeKey, type FirstCall } from '../command/command-key.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { vietnamDay } from '@pakn/service-kit/rules';
import type { Catalogues } from '../reference/reference-book.ts';

/** What a change of a catalogue is decided by. */
export interface Standing {
  /** The catalogues as they are. */
  catalogues: Catalogues;
  /** The database's time, and the day that it is there in Việt Nam. */
  now: Date;
  today: string;
}

/** An open change of a catalogue. Nobody else changes one meanwhile. */
export interface Changing extends Standing {
  write: Write;
}

/** What was written. */
export interface Changed {
  /** What it was about, for the audit log: "category ROAD". */
  subject: string;
  /** Empty: everything is as it was, and nothing is announced. */
  changes: CatalogueChanged['changes'];
  /** What other rooms need to know besides. */
  events?: readonly { type: string; data: object }[];
}

/** A mutation of a catalogue. */
export interface CatalogueCall<A> {
  /** Of the mutation. */
  name: string;
  /** What it was given, for KEY_REUSED. */
  asked: unknown;
  /** What takes so long that other changes should not wait for it: before the transaction, and not at all when the call is repeated. */
  before?(): Promise<void>;
  /** What it answers, by the catalogues as they are after the change. Plain values: it is kept as JSON and given again when the call is repeated. */
  answer(catalogues: Catalogues): A;
}

// The settings name who asks for what the tables' triggers write.
const LOCK = `select revision, cases.now() as at, set_config('cases.command_id', $1, true), set_config('cases.actor_id', $2, true)
  from cases.catalogue_state for update`;

export const standingAt = (catalogues: Catalogues, now: Date): Standing => ({ catalogues, now, today: vietnamDay(now) });

/**
 * The one way to change a catalogue or a setting: changes wait for each other, in one transaction the rows, the event for the audit log and the events of
 * others. This process has read the catalogues again when it answers; other replicas obey with their next command. The same Idempotency-Key changes nothing
 * twice and answers what the first call did, however late: it is looked up before anything is checked.
 * @throws whatever `change` refuses, KEY_REUSED
 */
export async function changeCatalogue<A>(context: CasesContext, call: CatalogueCall<A>, change: (changing: Changing) => Promise<Changed>): Promise<A> {
  const { services, requestId, idempotencyKey } = context;
  const { reference, pool } = services;
  const actorId = context.subject();
  const key = idempotencyKey ? { accountId: actorId, key: idempotencyKey, fingerprint: fingerprintOf(call.name, call.asked) } : null;
  // From before answers were kept: what is stored now.
  const again = async ({ answer }: FirstCall): Promise<A> => (answer as A | null) ?? call.answer(await reference.asOf(await reference.refresh()));

  const earlier = key && (await firstCall({ sql: async (text, values) => (await pool.query(text, [...(values ?? [])])).rows }, key));
  if (earlier) return again(earlier);
  await call.before?.();
  const done = await writing(services, async (write): Promise<{ answer: A } | FirstCall> => {
    const [state] = await write.sql<{ revision: number; at: string }>(LOCK, [requestId, actorId]);
    if (!state) throw new Error('the state of the catalogues has no row');
    const first = key && (await takeKey(write, key, null)).first;
    if (first) return first;
    const standing = standingAt(await reference.asOf(state.revision), new Date(state.at));
    const { subject, changes, events = [] } = await change({ write, ...standing });
    const announced = [{ type: 'CatalogueChanged', data: { action: call.name, subject, changes } satisfies CatalogueChanged }, ...events];
    if (changes.length > 0)
      for (const { type, data } of announced) await appendEvent(write.client, { type, commandId: requestId, actorId, at: standing.now, data, audience: [] });
    const answer = call.answer(changes.length > 0 ? await reference.seenBy(write.client) : standing.catalogues);
    if (key) await keepAnswer(write, key, answer);
    return { answer };
  });
  await reference.refresh();
  return 'caseId' in done ? again(done) : done.answer;
}
