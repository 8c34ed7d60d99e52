import { Agent, fetch, type BodyInit, type Response as Answer } from 'undici';
import { checkedUrl, checkingLookup, isAllowed, privateHostsOf, resolveAll, type PrivateHosts, type ResolveAll } from './checked-address.ts';
import { OutgoingError } from './outgoing-error.ts';

const ANSWER_WITHIN_MS = 10_000;
const LONGEST_ANSWER_BYTES = 1_000_000;
const CONNECT_WITHIN_MS = 5_000;
const WITHOUT_BODY = new Set([204, 205, 304]);

export interface OutgoingSettings {
  /** Default none. */
  privateHosts?: PrivateHosts;
  /** For the whole call, the answer read. Default 10 s. */
  answerWithinMs?: number;
  /** Of the decoded answer. Default 1 MB. */
  longestAnswerBytes?: number;
  /** Default: the machine's resolver. */
  resolve?: ResolveAll;
}

export interface OutgoingRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit | null;
  signal?: AbortSignal | null;
}

/**
 * Calls an address that somebody else chose (a push service, a sign-in provider). The answer has been read wholly; whatever its status is, a
 * redirect too, it is the caller's to judge, and no redirect is followed.
 * @throws OutgoingError with its reason
 */
export type OutgoingFetch = (address: string | URL, request?: OutgoingRequest) => Promise<Response>;

/**
 * The one way to an address that is not the operator's own setting: https only, no address that is not public, neither written nor resolved, the
 * connection goes where the check looked (ADR 0077). `privateHosts` are the operator's own exceptions.
 */
export function outgoingFetch({
  privateHosts = privateHostsOf(''),
  answerWithinMs = ANSWER_WITHIN_MS,
  longestAnswerBytes = LONGEST_ANSWER_BYTES,
  resolve = resolveAll,
}: OutgoingSettings = {}): OutgoingFetch {
  const toPublic = new Agent({ connect: { lookup: checkingLookup(resolve), timeout: CONNECT_WITHIN_MS } });
  const toPrivate = new Agent({ connect: { timeout: CONNECT_WITHIN_MS } });
  return async (address, { signal, ...request } = {}) => {
    const url = checkedUrl(address, privateHosts);
    const limit = AbortSignal.timeout(answerWithinMs);
    try {
      const dispatcher = isAllowed(url, privateHosts) ? toPrivate : toPublic;
      const until = signal ? AbortSignal.any([limit, signal]) : limit;
      return await wholly(await fetch(url, { ...request, redirect: 'manual', dispatcher, signal: until }), longestAnswerBytes);
    } catch (error) {
      if (limit.aborted) throw new OutgoingError('TOO_LATE', { cause: error });
      throw ownReason(error) ?? new OutgoingError('UNREACHABLE', { cause: error });
    }
  };
}

/** The answer's length is counted after decoding: a small compressed one may be huge. */
async function wholly(answer: Answer, longest: number): Promise<Response> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.byteLength;
    if (length > longest) throw new OutgoingError('TOO_LARGE');
    parts.push(part);
  }
  return new Response(WITHOUT_BODY.has(answer.status) ? null : Buffer.concat(parts), {
    status: answer.status,
    headers: [...answer.headers],
  });
}

/** undici wraps what a resolver says. */
function ownReason(error: unknown): OutgoingError | undefined {
  if (error instanceof OutgoingError) return error;
  return error instanceof Error && error.cause ? ownReason(error.cause) : undefined;
}
