import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';

const officer: Rule<CasesContext> = ({ identity }) => identity.kind === 'OFFICER';

/** Hoàn tác: officers, and only of what they did themselves; under the case's lock `undo-act.ts` looks whose act it was. */
export const UNDO_POLICY: Policy<CasesContext> = {
  'Mutation.undoAction': officer,
  'Case.undo': 'public',
  'UndoOffer.*': 'public',
};
