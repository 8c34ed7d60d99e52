/** Drafts that one account may have at once; each may hold as many files as a report. */
export const MOST_DRAFTS = 20;
/** A draft that nobody has saved for so long is deleted, its files with it. */
export const DRAFTS_KEPT_FOR_DAYS = 90;
