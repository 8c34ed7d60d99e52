export { readEnvironment, serviceShape, hexKey, type ServiceEnvironment } from './environment.ts';
export { ANONYMOUS, isMailbox, isNobody, MAILBOX_SCOPE, scopeOf, withoutSubject, type Identity, type RateLimitState, type VerifiedCall } from './identity.ts';
export { fingerprintOf, refuseOtherContent } from './idempotency.ts';
export { CALL_HEADER, CallSigner, operationText, type CalledOperation } from './signed-call.ts';
export { DEFAULT_LANGUAGE, languageOf } from './language.ts';
export { openSeal, seal } from './sealed.ts';
export { openPersonSeal, sealPerson, type PersonReference, type PersonView } from './person-seal.ts';
export { CHALLENGE_LIFETIME_MS, issueChallenge, readChallenge, type ChallengeReading } from './challenge.ts';
export { newId } from './ids.ts';
export { encodeCursor, keyAfter, pageSize } from './paging.ts';
export { failures, failuresOfFramework, logFailure, RETRY_AFTER, statusOf } from './failures.ts';
export { generatedReporter, reportersOf } from './generated.ts';
export { badInput, fault, forbidden, notFound, resync, unauthenticated, type FaultCode } from './faults.ts';
export { DomainError, refuseIfAny, type FieldProblemData } from './rules/domain-error.ts';
export type { CallerKind as AccountKind, OfficerRole, RefusalCode } from '@pakn/vocabulary';
export { bytesOf, guardedDocument, guardedParameters, guardedVariables, inputBoundary, refusedInput, refuseHostileUrl } from './input-boundary.ts';
export { HostileInput } from './rules/input-text.ts';
export { isId } from './rules/is-id.ts';
export { cleanText, graphemes, isLongerThan, isReadable } from './rules/text.ts';
export {
  DateScalar,
  DateTimeScalar,
  dayOfArgument,
  Done,
  FieldChange,
  FieldProblem,
  PAGE_AFTER,
  PAGE_FIRST,
  PageInfo,
  Refusal,
  refusing,
} from './graph-types.ts';
export { graphEnum, registerGraphEnum } from './graph-enum.ts';
export { applyPolicy, type Policy, type Rule } from './policy.ts';
export { subgraphSchema, type SubgraphSchema } from './subgraph-schema.ts';
export type { CallContext } from './call-context.ts';
export { serveSubgraph, type ServeOptions, type SubgraphServer } from './serve-subgraph.ts';
export { ACCESS_TOKEN_TYPE, audienceOf } from './access-token.ts';
export { routeLines, type Route } from './subgraph-app.ts';
export { connect, inTransaction } from './database.ts';
export { copyInto } from './copy-into.ts';
export { isPassingFault } from './passing-fault.ts';
export { openDatabase, refuseOlderSchema } from './open-database.ts';
export { DatabaseClock } from './database-clock.ts';
export { gauge, valueOf } from './gauge.ts';
export { runService, type ServiceProgram } from './run-service.ts';
export { closeOrm, createOrm } from './orm.ts';
export { createLogger, type Logger } from './logger.ts';
export { outgoingFetch, type OutgoingFetch, type OutgoingRequest } from './outgoing/outgoing-fetch.ts';
export { OutgoingError } from './outgoing/outgoing-error.ts';
export { privateHostsOf, type PrivateHosts } from './outgoing/checked-address.ts';
