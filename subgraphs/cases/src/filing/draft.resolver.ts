import { DomainError, refuseIfAny, refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult } from '../graph/case-result.ts';
import { DoneResult } from '../graph/done-result.ts';
import { CaseDraftInput } from './filing.graph.ts';
import { ownReport } from './own-report.ts';
import { deleteDraft, saveDraft } from './save-draft.ts';

@Resolver()
export class DraftMutations {
  @Mutation(() => CaseResult, {
    description:
      'LƯU (A4-11): keeps a report that is not finished, for its writer alone, on every device. Anything may still be missing. A first one gets an id; later ones send it with the version that was seen. DRAFT_LIMIT: there are too many.',
  })
  saveDraft(
    @Ctx() context: CasesContext,
    @Arg('input', () => CaseDraftInput, { description: 'All of it, as it is now; what is left out is empty then.' }) input: CaseDraftInput,
    @Arg('id', () => ID, { nullable: true, description: 'The draft; left out: a new one.' }) id?: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'The version that the client saw; needed with id.' }) version?: number | null,
  ): Promise<Case | Refusal> {
    return refusing(async () => {
      const { draft, channel, problems } = ownReport(context, input);
      refuseIfAny(problems);
      const saved = await saveDraft(context, { id: id ?? null, version: version ?? null, draft, channel, asked: input });
      context.load.forget();
      // A repeated call may come after the draft was sent.
      const found = (await context.load.ownDrafts.one(saved)) ?? (await context.load.visibleCase(saved));
      if (!found) throw new DomainError('NOT_NOW');
      return found;
    });
  }

  @Mutation(() => DoneResult, { description: "Deletes a draft of one's own, with its files." })
  deleteDraft(@Ctx() context: CasesContext, @Arg('id', () => ID, { description: 'The draft.' }) id: string): Promise<{ ok: true } | Refusal> {
    return refusing(async () => {
      await deleteDraft(context, id);
      return { ok: true as const };
    });
  }
}
