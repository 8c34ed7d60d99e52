import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';

const citizen: Rule<CasesContext> = ({ identity: { kind } }) => kind === 'INDIVIDUAL' || kind === 'ORGANIZATION';

/** "Tôi cũng gặp" and "Theo dõi": by citizens, about public cases of others (state/may-see.ts); how many is public, who is nobody's. */
export const INTEREST_POLICY: Policy<CasesContext> = {
  'Query.followedCases': citizen,
  'Mutation.supportCase': citizen,
  'Mutation.followCase': citizen,
  'Case.supporters': 'public',
  'Case.followers': 'public',
  'Case.viewerFollows': 'public',
  'Case.viewerSupports': 'public',
};
