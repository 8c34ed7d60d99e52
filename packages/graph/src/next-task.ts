/**
 * Lets the browser paint and answer a touch before what follows: long work in one piece makes a slow phone deaf. A browser that cannot go on at once afterwards
 * is not asked to.
 */
export const nextTask = async (): Promise<void> => (globalThis as { scheduler?: Partial<Scheduler> }).scheduler?.yield?.();
