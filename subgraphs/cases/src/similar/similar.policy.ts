import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';
import { mayRead } from '../state/may-see.ts';

const reader: Rule<CasesContext> = ({ identity }) => mayRead(identity);

/** Reports that may be about the same: published ones, by points that everybody may see. */
export const SIMILAR_POLICY: Policy<CasesContext> = {
  'Query.similarCases': reader,
  'Case.similar': 'public',
  'SimilarCase.*': 'public',
};
