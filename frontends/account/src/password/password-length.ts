/** The server counts too, and knows the common ones. */
const PASSWORD_LEAST = 8;

export const isLongEnough = (password: string): boolean => [...password.normalize('NFC')].length >= PASSWORD_LEAST;
