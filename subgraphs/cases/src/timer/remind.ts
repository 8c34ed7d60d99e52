import type { CaseEvent } from '@pakn/events/case';

/** The holder is reminded that a deadline is near, or that it has passed. */
export const remind = (input: { of: 'CaseDueSoon' | 'CaseOverdue' }): CaseEvent[] => [{ type: input.of, data: {} }];
