import { Refusal } from '@pakn/service-kit';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from './account/case-people.graph.ts';

/** Refusal.case is shared by all subgraphs; those of accounts are never about a case. */
@Resolver(() => Refusal)
export class RefusalCaseResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case as it is now.' })
  case(@Root() { caseId }: Refusal): Case | null {
    return caseId === undefined ? null : { id: caseId };
  }
}
