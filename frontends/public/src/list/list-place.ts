import type { LocationQuery } from 'vue-router';

/** What names the place in a list in its address: the cursor of the row before it. Empty: a place that the list does not have. */
export const PLACE = 'sau';

/** The same list without the place that it does not have, which it says. */
export const afterLost = ({ path, query }: { path: string; query: LocationQuery }): { path: string; query: LocationQuery } => ({
  path,
  query: { ...query, [PLACE]: '' },
});
