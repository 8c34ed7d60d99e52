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

/** Runs a use case that answers the id of its case, and reads that case afresh for the answer. */
export function caseResult(context: CasesContext, change: () => Promise<string>): Promise<Case | Refusal> {
  return refusing(async () => {
    const id = await change();
    context.load.forget();
    const found = await context.load.case(id);
    if (!found) throw new DomainError('NOT_NOW');
    return found;
  });
}
