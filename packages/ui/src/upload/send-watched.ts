import { sendFile, type FileToSend, type SendingEvents } from './send-file';

/** A connection over which nothing has gone for so long is dead, although nobody has said so. */
const STALLED_MS = 60_000;

/** Sends a file; a dead connection is broken off and ends as one that nothing answered. After the end, or once it was stopped, nothing is said any more. */
export function sendWatched(file: FileToSend, events: SendingEvents): (terminate: boolean) => void {
  let over = false;
  let stall: ReturnType<typeof setTimeout> | undefined;
  const end = (say: () => void): void => {
    if (over) return;
    over = true;
    clearTimeout(stall);
    say();
  };
  const alive = (say: () => void = () => undefined): void => {
    if (over) return;
    clearTimeout(stall);
    stall = setTimeout(() => {
      stop(false);
      end(() => events.onFailed(null));
    }, STALLED_MS);
    say();
  };
  const stop = sendFile(file, {
    token: events.token,
    onAddress: (uploadUrl) => alive(() => events.onAddress(uploadUrl)),
    onPart: (part) => alive(() => events.onPart(part)),
    onChecking: () => alive(() => events.onChecking()),
    onArrived: (attachmentId) => end(() => events.onArrived(attachmentId)),
    onRefused: (message) => end(() => events.onRefused(message)),
    onFailed: (status) => end(() => events.onFailed(status)),
  });
  alive();
  return (terminate) => end(() => stop(terminate));
}
