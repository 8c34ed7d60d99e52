import type { Policy } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';

/** Reference data is for everybody. */
export const REFERENCE_POLICY: Policy<CasesContext> = {
  'Query.categories': 'public',
  'Query.wards': 'public',
  'Query.locate': 'public',
  'Query.refusalReasons': 'public',
  'Query.returnReasons': 'public',
  'Query.pauseReasons': 'public',
  'Query.topics': 'public',
  'Query.portal': 'public',
  'Query.workingCalendar': 'public',
  'Query.serviceLevels': 'public',
  'Query.workingHours': 'public',
  'Portal.*': 'public',
  'PortalBanner.*': 'public',
  'PortalLink.*': 'public',
  'PortalLimits.*': 'public',
  'CalendarDay.*': 'public',
  'ServiceLevel.*': 'public',
  'Topic.*': 'public',
  'WorkingPeriod.*': 'public',
  'Agency.*': 'public',
  'Category.*': 'public',
  'Ward.*': 'public',
  'Reason.*': 'public',
};
