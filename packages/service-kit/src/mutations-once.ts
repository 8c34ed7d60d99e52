import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Logger } from './logger.ts';

/** A mutation comes by a call that is taken once, whatever the gateway thought that it sends. */
export const mutationsOnce = <C extends { once: boolean; requestId: string }>(logger: Logger): ApolloServerPlugin<C> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      if (operation?.operation !== 'mutation' || contextValue.once) return;
      logger.error({ requestId: contextValue.requestId }, 'a mutation came by a call that can be repeated');
      throw new GraphQLError('unsigned call', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    },
  }),
});
