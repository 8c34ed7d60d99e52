/** Where the service worker keeps the pages that were opened; who signs out leaves none behind. */
export const KEPT_PAGES = 'pages';
