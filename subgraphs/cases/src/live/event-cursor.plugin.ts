import type { ServeOptions } from '@pakn/service-kit';
import { currentCursor, cursorText } from '@pakn/events';
import { Kind, type SelectionSetNode } from 'graphql';
import type { CasesContext } from '../context.ts';

const selects = (set: SelectionSetNode, field: string): boolean =>
  set.selections.some((selection) =>
    selection.kind === Kind.FIELD ? selection.name.value === field : selection.kind === Kind.INLINE_FRAGMENT && selects(selection.selectionSet, field),
  );

/** Reads the log's position before any resolver runs: what a list of the same request misses is then after the cursor. The gateway's planner inlines root fragments. */
export const eventCursorPlugin: NonNullable<ServeOptions<CasesContext>['plugins']>[number] = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      if (operation && selects(operation.selectionSet, 'eventCursor')) contextValue.eventCursor = cursorText(await currentCursor(contextValue.services.pool));
    },
  }),
};
