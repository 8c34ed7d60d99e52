import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import { CaseReturn } from '../graph/parts.graph.ts';
import { AgencyType, ReasonType } from '../reference/reference.graph.ts';
import { unknownReason, type Agency, type Reason } from '../reference/reference-book.ts';

/** A case that lies at the duty desk again (A8-12). */
@Resolver(() => CaseType)
export class CaseReturnedResolver {
  @FieldResolver(() => CaseReturn, { nullable: true, description: 'Since it was handed back and until it is assigned again; null: it is not. Officers.' })
  async returned(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<CaseReturn | null> {
    if (!found.returnedAt) return null;
    const part = (await load.assignments(found.id)).findLast((each) => each.part === 'LEAD' && each.status === 'RETURNED');
    return part ? { at: found.returnedAt, part, reasonCode: found.returnReasonCode ?? '', suggestedAgencyId: found.suggestedAgencyId } : null;
  }
}

@Resolver(() => CaseReturn)
export class CaseReturnResolver {
  @FieldResolver(() => ReasonType, { description: 'Of returnReasons.' })
  reason(@Root() returned: CaseReturn, @Ctx() { services }: CasesContext): Reason {
    return services.reference.reason('RETURN', returned.reasonCode) ?? unknownReason('RETURN', returned.reasonCode);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Whose it is, as the returning agency thinks; null: not said.' })
  suggestedAgency(@Root() returned: CaseReturn, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(returned.suggestedAgencyId);
  }
}
