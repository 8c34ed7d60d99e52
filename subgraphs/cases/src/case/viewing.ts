import { progressOf } from '../clock/progress.ts';
import type { CasesContext } from '../context.ts';
import type { PersonView } from '@pakn/service-kit';
import type { Case } from '../entities/case.entity.ts';
import { isInside, type Relation } from '../state/may-see.ts';
import type { Progress } from '@pakn/vocabulary';

/** Whether the viewer is an officer with a hand in the case. */
export const seesInside = async (context: CasesContext, found: Case): Promise<boolean> => isInside(await context.load.relation(found));

/** Whether the viewer is the reporter or an officer of the case. */
export async function seesOwnOrInside(context: CasesContext, found: Case): Promise<boolean> {
  const relation = await context.load.relation(found);
  return isInside(relation) || relation === 'REPORTER';
}

/**
 * Whether the viewer may read the private exchange: the reporter, the agencies of the case, the duty desk, which writes for the citizen's sake too.
 * Not those who only oversee or administer.
 */
export async function seesExchange(context: CasesContext, found: Case): Promise<boolean> {
  const relation = await context.load.relation(found);
  const { roles, agencyKind } = context.identity;
  return relation === 'REPORTER' || relation === 'AGENCY' || (relation === 'DESK' && (roles.includes('OPERATOR') || agencyKind === 'OPERATOR'));
}

/** The clock of a case as it stands now (spec 04 Progress). */
export function progressNow(found: Case, now: Date): Progress {
  return progressOf({
    dueAt: found.dueAt ?? null,
    remindAt: found.remindAt ?? null,
    paused: found.pausedAt !== null,
    stopped: found.step === 'DONE',
    verdict: found.verdict ?? null,
    now,
  });
}

/**
 * How much of the reporter a viewer may read (spec 03 "Identity and privacy"). Public name: in full for officers of the case, masked for the public unless the reporter
 * wished otherwise. Hidden name: only the duty desk, which has to call back; the handling agency not.
 */
export function personView(found: Case, relation: Relation, isOperator: boolean): PersonView {
  if (relation === 'REPORTER') return 'FULL';
  if (found.identityMode === 'ANONYMOUS') return 'NONE';
  if (found.identityMode === 'HIDDEN_NAME') return relation === 'DESK' && isOperator ? 'FULL' : 'NONE';
  if (isInside(relation)) return 'FULL';
  return found.showFullName ? 'FULL' : 'MASKED';
}

/** The point a viewer may have: officers and the reporter the true one, everybody else the public one. */
export const seesTruePoint = (relation: Relation): boolean => isInside(relation) || relation === 'REPORTER' || relation === 'PARTNER';
