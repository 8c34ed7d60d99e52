import { FAULT } from '@pakn/vocabulary';
import { GraphQLError } from 'graphql';

export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'RATE_LIMITED' | 'QUERY_TOO_COSTLY' | 'RESYNC';

/** A fault: no data, an error with `extensions.code` (spec 04). Its message may be shown and names nothing of the inside; the gateway words the common ones in the reader's language. */
export const fault = (code: FaultCode, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

export const unauthenticated = (): GraphQLError => fault('UNAUTHENTICATED', FAULT.UNAUTHENTICATED.vi);
export const forbidden = (): GraphQLError => fault('FORBIDDEN', FAULT.FORBIDDEN.vi);
export const notFound = (): GraphQLError => fault('NOT_FOUND', FAULT.NOT_FOUND.vi);
export const badInput = (message: string): GraphQLError => fault('BAD_USER_INPUT', message);
export const resync = (): GraphQLError => fault('RESYNC', FAULT.RESYNC.vi);
