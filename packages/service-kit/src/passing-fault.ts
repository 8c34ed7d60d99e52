/** SQLSTATE classes of what passes by itself: connection, rolled back (deadlock, serialization), resources (disk, memory, connections), operator (shutdown, cancelled), system (I/O). */
const PASSING_CLASSES = new Set(['08', '40', '53', '57', '58']);
/**
 * Single states of classes whose other members are wrong code and last: object in use, lock not available; a transaction that was ended because it
 * took or idled too long, as one does that waits for a lock.
 */
const PASSING_STATES = new Set(['55006', '55P03', '25P03', '25P04']);
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** The disk under a file of ours is full, as 53100 says of PostgreSQL's. */
const DISK_CODES = new Set(['ENOSPC', 'EDQUOT']);
/** pg's own errors about a connection carry no code. */
const CONNECTION_WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether a fault passes by itself, so that the same work may succeed a moment later: by its SQLSTATE, or because the connection was lost. */
export function isPassingFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return CONNECTION_WORDS.test(error.message);
  if (NETWORK_CODES.has(code) || DISK_CODES.has(code)) return true;
  return SQLSTATE.test(code) && (PASSING_CLASSES.has(code.slice(0, 2)) || PASSING_STATES.has(code));
}
