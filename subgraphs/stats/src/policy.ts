import type { Policy } from '@pakn/service-kit';
import { mayReadStatistics, type StatsContext } from './context.ts';

/** Who may read which field. Figures carry no person and no word of a case, so below a guarded entrance all is open. */
export const policy: Policy<StatsContext> = {
  'Query.statistics': mayReadStatistics,
  'Agency.performance': mayReadStatistics,
  'Ward.performance': mayReadStatistics,
  'Agency.id': 'public',
  'Agency.code': 'public',
  'Agency.name': 'public',
  'Agency.kind': 'public',
  'Category.code': 'public',
  'Category.name': 'public',
  'Category.nameEn': 'public',
  'Ward.code': 'public',
  'Ward.name': 'public',
  'Ward.kind': 'public',
  'Statistics.*': 'public',
  'PerformanceRow.*': 'public',
  'HandledCount.*': 'public',
  'RatingCount.*': 'public',
  'AgencyPerformance.*': 'public',
  'CategoryPerformance.*': 'public',
  'WardPerformance.*': 'public',
  'StatusCount.*': 'public',
  'ChannelCount.*': 'public',
  'StatusChannelCount.*': 'public',
  'IdentityCount.*': 'public',
  'TrendPoint.*': 'public',
};
