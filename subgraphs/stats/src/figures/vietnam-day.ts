export const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh: UTC+7 all year since 1975. */
const OFFSET_MS = 7 * 3_600_000;

/** The local day of an instant, in days since 1970. */
export const localDay = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS);

/** The first instant of a local day. */
export const startOfDay = (day: number): Date => new Date(day * DAY_MS - OFFSET_MS);
