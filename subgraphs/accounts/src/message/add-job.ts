/** Where graphile-worker's tables lie (migration 0003): a schema of accounts' own. */
export const WORKER_SCHEMA = 'accounts_worker';
/** The job that sends one message; `send-sms` is its name in jobs of the release before. */
export const SEND_MESSAGE = 'send-message';

/** The expression that adds the job of a message in a select with its `id`; `when`: an expression of a time, null for at once. The job carries the message's id only. */
export const addJob = (when = 'null'): string =>
  `${WORKER_SCHEMA}.add_job('${SEND_MESSAGE}', json_build_object('messageId', id), run_at => ${when}, max_attempts => 1, job_key => 'message:' || id)`;
