/** Where the server renders a page: there is no browser, and what is drawn is drawn once. */
export const ON_SERVER = typeof document === 'undefined';
