import type { ServeOptions } from '@pakn/service-kit';
import { currentCursor, cursorText } from '@pakn/events';
import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { CasesContext } from '../context.ts';

/** Whether an operation selects a root field, in fragments too: a gateway may send what repeats as one. */
function selects(set: SelectionSetNode, field: string, document: DocumentNode): boolean {
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === field;
    if (selection.kind === Kind.INLINE_FRAGMENT) return selects(selection.selectionSet, field, document);
    const fragment = document.definitions.find((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION && selects(fragment.selectionSet, field, document);
  });
}

/** Reads the log's position before any resolver runs: what a list of the same request misses is then after the cursor. */
export const eventCursorPlugin: NonNullable<ServeOptions<CasesContext>['plugins']>[number] = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document, contextValue }) => {
      if (operation && selects(operation.selectionSet, 'eventCursor', document))
        contextValue.eventCursor = cursorText(await currentCursor(contextValue.services.pool));
    },
  }),
};
