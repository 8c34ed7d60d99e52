export { contentKey } from './content-key';
export { createGraph, useGraph, useSession, GRAPH, type Graph } from './graph';
export type { StreamRequest } from './stream-request';
export type { Session } from './session';
export { SESSION_FIELDS, type IssuedSession, type Viewer } from './viewer';
export { requestFailure, isUnauthenticated, type FailureKind, type RequestFailure } from './failure';
export { resumable, type StreamState, type StreamTransport, type ResumableOptions } from './resumable';
export { useResumable, type ResumableStream } from './use-resumable';
