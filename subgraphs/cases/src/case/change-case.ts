import { LockMode } from '@mikro-orm/postgresql';
import { DomainError, isId, notFound } from '@pakn/service-kit';
import type { Actor, CasesContext, Services } from '../context.ts';
import { Case } from './case.entity.ts';
import { fingerprintOf, takeKey } from './command.ts';
import { deskOf, type Desk } from './desk.ts';
import { maySee } from './may-see.ts';
import { beforeOf, record, type Happening } from './record.ts';
import { writing, type PlainWrite, type Write } from './transaction.ts';

export interface ChangeOptions {
  context: Pick<CasesContext, 'services' | 'identity' | 'requestId' | 'idempotencyKey'>;
  caseId: string;
  /** The version the client saw; left out by what only adds (a message, a note, a rating) and by timers. */
  version?: number;
  /** Names the command in its fingerprint, for example "assignCase". */
  action: string;
  /** What was asked, for the fingerprint of a repeated command. */
  input?: unknown;
  /** Set by timers: no person acts, no rights are asked. */
  system?: true;
}

/** What a decision gets besides the desk. */
export interface Deciding extends Write {
  actor: Actor;
  services: Services;
  /** The database's time of this change: the only "now" of the decision. */
  now: Date;
}

/**
 * The one way to change a case. In one transaction: locks the case row before anything else, answers a repeated command with what the first did,
 * refuses a stale version, lets `decide` change the desk (in place; new parts by `em.persist` and into the desk's lists), and writes down what it says happened:
 * event, words, timers. Readers are told after the commit.
 *
 * A decision may answer several happenings (accepting and assigning are two); each is one event, in that order. An empty list changes nothing.
 * @throws NOT_FOUND when the viewer may not know the case, STALE_VERSION, and whatever `decide` throws
 */
export async function changeCase(
  options: ChangeOptions,
  decide: (desk: Desk, deciding: Deciding) => Happening | Happening[] | Promise<Happening | Happening[]>,
): Promise<string> {
  const { services, identity, requestId, idempotencyKey } = options.context;
  if (!isId(options.caseId)) throw notFound();
  const actor: Actor = { identity, requestId, idempotencyKey };
  await writing(services, async (write) => {
    await queueFor(write, options.caseId);
    const found = await write.em.findOne(Case, { id: options.caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!found) throw notFound();
    const desk = await deskOf(write.em, found);
    if (!options.system && !maySee(desk, identity)) throw notFound();
    if (idempotencyKey && identity.sub) {
      const fingerprint = fingerprintOf(options.action, options.caseId, options.version, options.input);
      if (await takeKey(write, { accountId: identity.sub, key: idempotencyKey, fingerprint }, found.id)) return;
    }
    if (options.version !== undefined && options.version !== found.version) throw new DomainError('STALE_VERSION', { caseId: found.id });
    const now = await nowIn(write);
    let before = beforeOf(desk);
    const decided = await decide(desk, { ...write, actor, services, now });
    const happenings = Array.isArray(decided) ? decided : [decided];
    if (happenings.length === 0) return;
    if (options.version !== undefined || changed(before.snapshot, beforeOf(desk).snapshot)) found.version += 1;
    for (const happening of happenings) {
      await record(services, write, { actor, desk, before, happening, now, save: () => write.em.flush() });
      before = beforeOf(desk);
    }
  });
  return options.caseId;
}

/**
 * Who wants to change a case stands in line before touching its row. The row's own lock is not enough: a writer that waits for a row which is
 * being updated gets its transaction id when it wakes, before it holds the row, so that (x, id) was not the case's order (1 of some 20 runs of 40 at once).
 */
async function queueFor(write: PlainWrite, caseId: string): Promise<void> {
  await write.sql('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [caseId]);
}

/** The database's time, in whole milliseconds as the log keeps it. */
export async function nowIn(write: PlainWrite): Promise<Date> {
  const [row] = await write.sql<{ at: Date }>('select cases.now() as at');
  return row ? new Date(row.at) : new Date();
}

/** Ratings count apart: they take no version and raise none. */
function changed(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return Object.keys(after).some((field) => field !== 'satisfaction' && before[field] !== after[field]);
}
