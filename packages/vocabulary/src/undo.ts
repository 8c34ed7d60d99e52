/** For so long, in seconds, an act that can be undone is offered for undoing. What it sends to others by SMS, mail and push waits longer. */
export const UNDO_SECONDS = 10;
