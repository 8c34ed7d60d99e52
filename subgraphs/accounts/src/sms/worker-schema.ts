/** Where graphile-worker's tables lie (migration 0003): a schema of accounts' own. */
export const WORKER_SCHEMA = 'accounts_worker';
