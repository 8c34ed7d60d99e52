import { Refusal } from '@pakn/service-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Case } from './entities/case.entity.ts';
import { CaseType } from './graph/case.graph.ts';
import type { CasesContext } from './context.ts';

/** Refusal.case: the case as it is now, so that a stale screen can show it. */
@Resolver(() => Refusal)
export class RefusalCaseResolver {
  @FieldResolver(() => CaseType, { nullable: true })
  async case(@Root() { caseId }: Refusal, @Ctx() { load }: CasesContext): Promise<Case | null> {
    if (!caseId) return null;
    load.forget();
    return (await load.visibleCase(caseId)) ?? load.ownDrafts.one(caseId);
  }
}
