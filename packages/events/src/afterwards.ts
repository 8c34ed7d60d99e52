/**
 * Begins the `commandId` of events that were written long after what they tell: generated or imported history. Readers keep what such events say and notify
 * nobody of it: no message, no row in a bell, no open screen. Request ids are made by the gateway, so no client can write it.
 */
export const AFTERWARDS = 'afterwards:';

/** Whether an event was written afterwards. */
export const isAfterwards = ({ commandId }: { commandId: string }): boolean => commandId.startsWith(AFTERWARDS);
