import type { Refusal } from '@pakn/service-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { CASE, VERSION } from '../arguments.ts';
import type { Offer } from '../case/undo-offer.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult, caseResult } from '../graph/case-result.ts';
import { CaseType } from '../graph/case.graph.ts';
import { undoAct } from './undo-act.ts';
import { UndoOffer } from './undo.graph.ts';

/** "Hoàn tác" (B-16): who did the last act takes it back while its messages still wait. */
@Resolver(() => CaseType)
export class UndoResolver {
  @Mutation(() => CaseResult, {
    description: 'Hoàn tác: takes back what the viewer did to the case last, within limits.undoSeconds and if nothing was done since.',
  })
  undoAction(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, CASE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<Case | Refusal> {
    return caseResult(context, () => undoAct(context, { id, version }));
  }

  @FieldResolver(() => UndoOffer, { nullable: true, description: 'What this viewer may take back now; null: nothing.' })
  @Directive('@tag(name: "viewer")')
  undo(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<Offer | null> {
    return load.undo(found.id);
  }
}
