import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';

/** People with an account of their own. */
const follower: Rule<CasesContext> = ({ identity: { kind } }) => kind === 'INDIVIDUAL' || kind === 'ORGANIZATION' || kind === 'OFFICER';

/** Who may follow areas (B-21): each statement names the account. */
export const AREA_POLICY: Policy<CasesContext> = {
  'Query.myAreas': follower,
  'Query.area': follower,
  'Query.areaPreview': follower,
  'Mutation.saveArea': follower,
  'Mutation.deleteArea': follower,
  'Area.*': 'public',
  'AreaCircle.*': 'public',
  'AreaPoint.*': 'public',
  'AreaPreview.*': 'public',
};
