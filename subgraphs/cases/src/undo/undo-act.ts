import type { CaseEvent } from '@pakn/events/case';
import { DomainError } from '@pakn/service-kit/rules';
import type { ChainEntry } from '../command/kept-case.ts';
import { readLockedChain } from '../command/read-chain.ts';
import { runCommand } from '../command/run-command.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { isOver, lastAct, type LastAct } from '../process/undoable.ts';
import { NotPermitted } from '../process/permit.ts';
import type { CaseState } from '../state/case-state.ts';
import { stateWithout } from './state-without.ts';
import { takeFilesBack } from './take-files-back.ts';

/**
 * Takes back the last act on a case: an event that names the act's events, after which the case is what its other events make it. Files that the act gave
 * away are its owner's again. Whoever gave the case away by the act may still take it back.
 * @throws UNDO_OVER when it comes too late, NOT_NOW for what cannot be undone, STALE_VERSION when something was done since; forbidden for everybody else's act
 */
export async function undoAct(context: CasesContext, { id, version }: { id: string; version: number }): Promise<Case | string> {
  const { identity } = context;
  let chain: ChainEntry[] | undefined;
  let without: CaseState | undefined;
  return runCommand({
    context,
    name: 'undoAction',
    caseId: id,
    version,
    input: {},
    fileIds: [],
    mayKnow: async (write) => lastAct((chain = await readLockedChain(write, id)))?.actorId === identity.sub,
    async beforehand(write, { state, now }) {
      const entries = (chain ??= await readLockedChain(write, id));
      const act = lastAct(entries);
      if (!isOwn(act, identity.sub) || !act.action || isOver(act, now)) return; // decided below
      const undone = new Set(act.events.map(({ n }) => n));
      without = stateWithout(entries, undone, state);
      takeFilesBack(write, id, entries, undone);
    },
    decide: (state, { now }) => [undo(lastAct(chain ?? []), state, { by: identity.sub, now })],
    without: () => without,
  });
}

const isOwn = (act: LastAct | null, by: string | undefined): act is LastAct => act !== null && act.actorId === by;

function undo(act: LastAct | null, state: CaseState, { by, now }: { by: string | undefined; now: Date }): CaseEvent {
  const about = { caseId: state.case.id };
  if (!isOwn(act, by)) throw new NotPermitted();
  if (!act.action) throw new DomainError('NOT_NOW', about);
  if (isOver(act, now)) throw new DomainError('UNDO_OVER', about);
  return {
    type: 'ActUndone',
    data: { undone: act.events.map(({ n, type }) => ({ n, type })), action: act.action, doneAt: act.at.toISOString(), version: state.case.version + 1 },
  };
}
