import type { ApolloServerPlugin } from '@apollo/server';
import type { Call } from '../identity/caller.ts';

/**
 * Secrets are handed out by mutations only (tokens, recovery codes, a partner's secret): their answers, which may repeat what the request said, are not
 * compressed, so that no length tells how much of a secret was guessed (BREACH, ADR 0042).
 */
export const changesStayPlain: ApolloServerPlugin<Call> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      if (operation?.operation === 'mutation') contextValue.leavePlain?.();
    },
  }),
};
