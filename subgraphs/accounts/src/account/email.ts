const LONGEST = 254;

/** Good enough to write to; whether somebody reads it is known only by writing. */
export const isEmail = (text: string): boolean => text.length <= LONGEST && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text);
