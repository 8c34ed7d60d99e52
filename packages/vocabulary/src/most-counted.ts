/** Lists are counted exactly up to this; beyond, `totalCount` is null and a screen says "hơn 10.000". */
export const MOST_COUNTED = 10_000;
