import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import { leadPart, openCoordinators } from '../process/situation.ts';
import { isInside } from '../state/may-see.ts';
import { whereNow } from './where-now.ts';

@Resolver(() => CaseType)
export class WhereNowResolver {
  @FieldResolver(() => String, {
    description: 'B-26 "Why is my case here": one sentence: who has it since when, what it waits for, and by when. It names no officer.',
  })
  async whereNow(@Root() found: Case, @Ctx() context: CasesContext): Promise<string> {
    const { load, services, language } = context;
    const { reference, clock } = services;
    const [assignments, relation] = await Promise.all([load.assignments(found.id), load.relation(found)]);
    const nameOf = (id: string): string => reference.agency(id)?.name ?? '';
    const lead = leadPart({ assignments });
    const reason = found.pauseReasonCode ? reference.reason('PAUSE', found.pauseReasonCode) : undefined;
    const sentence = whereNow({
      case: found,
      desk: nameOf(reference.operatorAgencyId()),
      lead: lead ? { agency: nameOf(lead.agencyId), since: lead.assignedAt, isClaimed: lead.status !== 'PENDING' } : null,
      coordinators: openCoordinators({ assignments }).map(({ agencyId }) => nameOf(agencyId)),
      pauseReason: reason ? { vi: reason.label, en: reason.labelEn } : null,
      reader: relation === 'REPORTER' ? 'REPORTER' : isInside(relation) ? 'OFFICER' : 'OUTSIDE',
      now: clock.now(),
    });
    return sentence[language];
  }
}
