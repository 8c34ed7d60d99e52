import { FAULT } from '@pakn/vocabulary';
import { GraphQLError } from 'graphql';

export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'RATE_LIMITED' | 'QUERY_TOO_COSTLY' | 'RESYNC';

/** A fault: no data, an error with `extensions.code` (spec 04). Its message may be shown and names nothing of the inside; the gateway words the common ones in the reader's language. */
export const fault = (code: FaultCode, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** The call needs somebody who is signed in, or the token is no longer good. */
export const unauthenticated = (): GraphQLError => fault('UNAUTHENTICATED', FAULT.UNAUTHENTICATED.vi);
/** Signed in, but never allowed to do or read this; what is only impossible now is a DomainError. */
export const forbidden = (): GraphQLError => fault('FORBIDDEN', FAULT.FORBIDDEN.vi);
/** There is no such thing, or the caller may not know of it: the two look the same. */
export const notFound = (): GraphQLError => fault('NOT_FOUND', FAULT.NOT_FOUND.vi);
/** An argument that the product's own screens never send. `message` is shown as it is: nothing of the inside. */
export const badInput = (message: string): GraphQLError => fault('BAD_USER_INPUT', message);
/** Of a subscription: `after` is too old or unknown here; the client reads again and subscribes without it. */
export const resync = (): GraphQLError => fault('RESYNC', FAULT.RESYNC.vi);

/**
 * What a service answers to a call that it does not take: not signed by the gateway, taken already, or signed before this process began. To a client it is a
 * fault that passes, never the end of a session or a stream: the gateway signs its next try anew.
 */
export const callNotTaken = (): GraphQLError => new GraphQLError(FAULT.SERVICE_DOWN.vi, { extensions: { code: 'SERVICE_DOWN' } });
