import { DateTimeScalar } from '@pakn/service-kit';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import { DRAFTS_KEPT_FOR_DAYS } from '../reference/draft-limits.ts';

const DAY_MS = 86_400_000;
const WHEN = { nullable: true };

/** When a case was sent, or a draft saved. */
@Resolver(() => CaseType)
export class DraftTimesResolver {
  @FieldResolver(() => DateTimeScalar, { ...WHEN, description: 'When it was sent; null: a draft.' })
  submittedAt(@Root() found: Case): Date | null {
    return found.status === 'DRAFT' ? null : found.submittedAt;
  }

  @FieldResolver(() => DateTimeScalar, { ...WHEN, description: 'When the draft was saved last; null: it was sent.' })
  savedAt(@Root() found: Case): Date | null {
    return found.status === 'DRAFT' ? found.submittedAt : null;
  }

  @FieldResolver(() => DateTimeScalar, { ...WHEN, description: 'Until when the draft is kept unless it is saved again; null: it was sent.' })
  keptUntil(@Root() found: Case): Date | null {
    return found.status === 'DRAFT' ? new Date(found.submittedAt.getTime() + DRAFTS_KEPT_FOR_DAYS * DAY_MS) : null;
  }
}
