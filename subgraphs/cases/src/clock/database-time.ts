/** The database's time in SQL, read once a statement: a bare `cases.now()` is volatile, so it would be called for every row and no index could be used. */
export const NOW = '(select cases.now())';
