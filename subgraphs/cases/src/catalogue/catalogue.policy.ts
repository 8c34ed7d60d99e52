import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';

const admin: Rule<CasesContext> = ({ identity }) => identity.kind === 'OFFICER' && identity.roles.includes('ADMIN');

/** The catalogues and settings belong to the administrators; what they hold is for everybody (reference.policy.ts). */
export const CATALOGUE_POLICY: Policy<CasesContext> = {
  'Mutation.savePortal': admin,
  'Mutation.saveCategory': admin,
  'Mutation.saveReason': admin,
  'Mutation.saveTopic': admin,
  'Mutation.setServiceLevel': admin,
  'Mutation.setCalendarDays': admin,
  'Mutation.setWorkingHours': admin,
  'Query.previewCalendar': admin,
  'CalendarChange.*': 'public',
};
