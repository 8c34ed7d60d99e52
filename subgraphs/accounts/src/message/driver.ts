/** What every message has, whatever its channel. */
export interface Outgoing {
  /** A retry with the same id is the same message. */
  id: string;
  at: Date;
  /** A phone (E.164), an e-mail address or the address of a device. */
  to: string;
  /** Of an SMS: unaccented, at most 160 characters. */
  text: string;
  /** Key of the template, for example "OTP". */
  template: string;
  /** It is for a demo person, who only ever gets the outbox. */
  demo?: boolean;
}

/** The other side has surely not taken it now, and may a moment later. The message names a status or a failure, nothing of what is sent. */
export class NotTaken extends Error {}
/** The other side will never take it as it is. */
export class NeverTaken extends Error {}
/** The address is gone for good: nothing is to be sent there again. */
export class AddressGone extends NeverTaken {}

/** How a message leaves by one channel. */
export interface Driver<M extends Outgoing = Outgoing> {
  /** Resolves when the other side took it. @throws NotTaken, NeverTaken; whatever else: its fate is unknown */
  (message: M): Promise<void>;
  /** The other side knows a message by its id: one of unknown fate may be handed over again. */
  readonly takesKey?: boolean;
  /** Takes away what is kept of messages with these ids or addresses, for a person who is erased; left out: the driver keeps nothing. */
  forget?(gone: ReadonlySet<string>): Promise<void>;
}
