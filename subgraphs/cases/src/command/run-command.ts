import type { CaseEvent } from '@pakn/events/case';
import { DomainError, fingerprintOf, forbidden, isId, newId, notFound } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { NotPermitted } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';
import { maySee } from '../state/may-see.ts';
import { takeKey } from './command-key.ts';
import { loadCase } from './load-case.ts';
import { storeEvents } from './store-events.ts';
import { lockFiles } from './stored-files.ts';
import { writing, type Write } from './transaction.ts';

/** A change that somebody asks for, with what decides about it. */
export interface CommandCall {
  context: Pick<CasesContext, 'services' | 'identity' | 'requestId' | 'idempotencyKey'>;
  /** Names the command, for the fingerprint of a repeated one. */
  name: string;
  caseId: string;
  /** The version that the client saw; left out by what only adds (a message, a note, a rating) and by timers. */
  version?: number | undefined;
  /** What was asked, for the fingerprint too. */
  input: unknown;
  /** Uploaded files that the command names. */
  fileIds: readonly string[];
  /** Officers that it names. */
  officerIds?: readonly string[];
  /** No person acts: no rights are asked. */
  system?: boolean;
  /** The events do not say who it was. */
  namesNobody?: boolean;
  /** Asked, under the case's lock, of who may not see the case: whether they may know of it all the same. */
  mayKnow?(write: Write): Promise<boolean>;
  /** Looks, under the case's lock, whether the command is still wanted. */
  isWanted?(write: Write, now: Date): Promise<boolean>;
  /** What belongs to the same transaction, before the decision looks at the files. */
  beforehand?(write: Write, found: { state: CaseState; now: Date }): Promise<unknown>;
  decide(state: CaseState, rules: Rules): CaseEvent[];
  /** Once it was decided: the case as it is without what an ActUndone takes back. */
  without?(): CaseState | undefined;
  /** What belongs to the same transaction, once the events are stored; also when there are none. */
  afterwards?(write: Write, done: Done): Promise<void>;
}

/** A command that was decided: the case as it found it, by which rules, and what came of it. */
export interface Done {
  state: CaseState;
  rules: Pick<Rules, 'reference' | 'now'>;
  events: readonly CaseEvent[];
}

/**
 * The one way to change a case. In one transaction: locks the case before anything else, answers a repeated command with what the first did, refuses a stale
 * version, reads what the decision needs (the catalogues as of this transaction, whatever this replica had in memory), decides, and stores the events.
 * Readers are notified after the commit. Answers the stored case; no event: nothing changed, and the id is answered.
 * @throws NOT_FOUND when the viewer may not know the case, STALE_VERSION, and whatever `decide` refuses
 */
export async function runCommand(call: CommandCall): Promise<Case | string> {
  const { services, identity, requestId, idempotencyKey } = call.context;
  const { caseId } = call;
  if (!isId(caseId)) throw notFound();
  // Before the transaction: it never waits for a second connection.
  const officers = await services.people.officers(call.officerIds ?? []);
  return writing(services, async (write) => {
    const loaded = await loadCase(write, caseId);
    if (!loaded) throw notFound();
    const { state, chain, now, revision } = loaded;
    if (!call.system && !maySee(state, identity) && !(await call.mayKnow?.(write))) throw notFound();
    if (idempotencyKey && identity.sub) {
      const fingerprint = fingerprintOf(call.name, caseId, call.version, call.input);
      const { first } = await takeKey(write, { accountId: identity.sub, key: idempotencyKey, fingerprint }, caseId);
      if (first !== null) return caseId;
    }
    if (call.version !== undefined && call.version !== state.case.version) throw new DomainError('STALE_VERSION', { caseId });
    if (call.isWanted && !(await call.isWanted(write, now))) return caseId;
    await call.beforehand?.(write, { state, now });
    const answerIds = state.answers.filter((answer) => !answer.published).map((answer) => answer.id);
    const files = await lockFiles(write, call.fileIds, answerIds);
    const reference = await services.reference.asOf(revision);
    const events = decided(() => call.decide(state, { reference, actor: identity, now, newId, files, officers }));
    const sender = { commandId: requestId, actorId: call.namesNobody ? null : (identity.sub ?? null), actorAgencyId: identity.agencyId ?? null };
    const stored =
      events.length === 0
        ? caseId
        : await storeEvents(write, { reference }, { caseId: state.case.id, state, chain, events, sender, at: now, without: call.without?.() });
    await call.afterwards?.(write, { state, rules: { reference, now }, events });
    return stored;
  });
}

/** Runs a decision: what is never permitted is a fault at the edge. */
export function decided<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (error instanceof NotPermitted) throw forbidden();
    throw error;
  }
}
