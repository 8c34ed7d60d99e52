/** A day of the province as a date field has it, "2026-11-23"; '' for what is none. */
export const dayOf = (value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : '');

const DAY_MS = 24 * 3_600_000;
/** The province keeps UTC+7 all year. */
const MIDNIGHT = 'T00:00:00+07:00';

/** The first instant of a day. */
export const beginOf = (day: string): string => new Date(Date.parse(`${day}${MIDNIGHT}`)).toISOString();
/** The first instant after a day. */
export const endOf = (day: string): string => new Date(Date.parse(`${day}${MIDNIGHT}`) + DAY_MS).toISOString();
