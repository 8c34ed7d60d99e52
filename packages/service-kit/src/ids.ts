import { uuidv7 } from 'uuidv7';

/** A new opaque id: UUIDv7, so that rows of one time lie together. */
export const newId = (): string => uuidv7();
