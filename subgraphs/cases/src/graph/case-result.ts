import { DomainError, Refusal, refusing } from '@pakn/service-kit';
import { createUnionType } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { Case } from '../entities/case.entity.ts';
import { CaseType } from './case.graph.ts';

/** What a mutation of a case answers: the case as it is now, or what the person can understand and act on. */
export const CaseResult = createUnionType({
  name: 'CaseResult',
  description: 'The case as it is now, or why nothing was changed.',
  types: () => [CaseType, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : CaseType),
});

/** Answers the case that a command stored; one that had nothing to do answers the id, and the case is read as it is. */
export function caseResult(context: CasesContext, change: () => Promise<Case | string>): Promise<Case | Refusal> {
  return refusing(async () => {
    const stored = await change();
    context.load.forget();
    if (typeof stored !== 'string') context.load.prime([stored]);
    const found = await context.load.case(typeof stored === 'string' ? stored : stored.id);
    if (!found) throw new DomainError('NOT_NOW');
    return found;
  });
}
