/** The day of an argument: the scalar reads "2026-06-30" as midnight UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
