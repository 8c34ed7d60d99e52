export type OutgoingReason =
  /** No address, or one without a host. */
  | 'BAD_ADDRESS'
  /** Neither https nor http to a host that the operator named. */
  | 'NOT_HTTPS'
  /** A user or password in the address. */
  | 'USER_INFO'
  /** The host is, or its name stands for, an address that is not of the public internet. */
  | 'PRIVATE_ADDRESS'
  | 'UNKNOWN_HOST'
  /** No connection, no TLS, or a connection that broke; `cause` has the code. */
  | 'UNREACHABLE'
  /** No whole answer within the time. */
  | 'TOO_LATE'
  /** The answer is longer than taken. */
  | 'TOO_LARGE';

const NEVER_LEFT: ReadonlySet<OutgoingReason> = new Set(['BAD_ADDRESS', 'NOT_HTTPS', 'USER_INFO', 'PRIVATE_ADDRESS', 'UNKNOWN_HOST']);

/** A call to another server that was refused or got no answer. The address is not named: it may be personal (a push endpoint). */
export class OutgoingError extends Error {
  constructor(
    readonly reason: OutgoingReason,
    options?: ErrorOptions,
  ) {
    super(`outgoing call: ${reason}`, options);
    this.name = 'OutgoingError';
  }

  /** Nothing of the request left this process. */
  get neverLeft(): boolean {
    return NEVER_LEFT.has(this.reason);
  }
}
